# Keys start with `domain-`.

domain-holiday-new-years-day = nyårsdagen
domain-holiday-epiphany = trettondedag jul
domain-holiday-good-friday = långfredagen
domain-holiday-easter-sunday = påskdagen
domain-holiday-easter-monday = annandag påsk
domain-holiday-may-day = första maj
domain-holiday-ascension-day = Kristi himmelsfärdsdag
domain-holiday-whit-sunday = pingstdagen
domain-holiday-national-day = nationaldagen
domain-holiday-midsummer-eve = midsommarafton
domain-holiday-midsummer-day = midsommardagen
domain-holiday-all-saints-day = alla helgons dag
domain-holiday-christmas-eve = julafton
domain-holiday-christmas-day = juldagen
domain-holiday-boxing-day = annandag jul
domain-holiday-new-years-eve = nyårsafton
domain-holiday-weekend = helg
domain-holiday-pause-week = pausvecka
domain-holiday-bridge-day = klämdag
domain-holiday-closed = mottagaren har stängt
domain-holiday-half-day = halvdag

domain-personal-number-empty = Skriv personens personnummer eller samordningsnummer.
domain-personal-number-too-short = Numret är för kort. Skriv tio eller tolv siffror, till exempel ÅÅÅÅMMDD-NNNN.
domain-personal-number-too-long = Numret är för långt. Skriv tio eller tolv siffror, till exempel ÅÅÅÅMMDD-NNNN.
domain-personal-number-unexpected-character = Numret innehåller ett tecken som inte hör hemma där. Skriv bara siffror och ett bindestreck. I ett interimsnummer står en bokstav direkt efter datumet.
domain-personal-number-separator = Bindestrecket eller plustecknet stämmer inte. Det ska stå före de fyra sista tecknen. Plustecken används från det år personen fyller 100 år. Osäker? Skriv tolv siffror.
domain-personal-number-no-such-date = Datumet i numret finns inte. Kontrollera år, månad och dag.
domain-personal-number-in-future = Datumet i numret har inte varit än. Kontrollera året. Är personen över 100 år, skriv tolv siffror.
domain-personal-number-check-digit = Numret stämmer inte: en siffra är fel eller två siffror har bytt plats. Jämför med klientens id-handling.

domain-step-unacknowledged = Påminnelse om att bekräfta
domain-step-due-soon = Påminnelse före svarsdagen
domain-step-overdue = Påminnelse om försenat svar
domain-step-escalated = Mejl till mottagarens ledning
domain-step-escalated-nobody = Ingen adress till mottagarens ledning, inget mejl
domain-step-call = Samordnaren ska ringa

domain-call-new-date = nytt datum
domain-call-will-answer = kommer att svara
domain-call-declines = tackar nej
domain-call-no-contact = ingen kontakt
domain-returned-wrong-person = fel person
domain-returned-not-enough = svaret räckte inte

domain-watch-two-month-position = Ställningstagande efter två månader
domain-watch-decision-follow-up = Uppföljning av beslut
domain-watch-under-watch = Klienten är inte redo än
domain-watch-consent-expires = Samtycket går snart ut
domain-watch-certificate-expires = Intyget går snart ut
