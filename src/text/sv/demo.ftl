# Keys start with `demo-`.

# The demo's own pages
demo-front-title = Prova Underlag
demo-front-lead = Det här är en provkörning på din egen dator. Alla personer, enheter och mottagare är påhittade, och inga brev lämnar datorn.
demo-front-login = Logga in som personal
demo-front-files = Dokumenten som handläggaren och vårdcentralen sparade under rundturen ligger i
demo-front-staff = Personalens inloggningar
demo-front-name = Namn
demo-front-user = Användarnamn
demo-front-password = Lösenord
demo-front-keys = Mottagarnas nycklar
demo-front-keys-lead = En mottagare har inget konto. Den öppnar länken i sitt brev och skriver sin mottagarnyckel, som annars bara står i ett brev på papper.
demo-front-recipient = Mottagare
demo-front-key = Mottagarnyckel
demo-mailbox-title = Funktionsbrevlådorna
demo-mailbox-lead = Alla brev som har skickats, det senaste först. De innehåller aldrig några personuppgifter.
demo-mailbox-empty = Inget brev har skickats än.
demo-mailbox-caption = Skickade brev
demo-letter-subject = Ämne
demo-letter-from = Från
demo-letter-to = Till
demo-letter-date = Datum
demo-clock-title = Klockan
demo-clock-now = Klockan är { $now } i provkörningen.
demo-clock-lead = Flytta den framåt för att se påminnelser, förseningar och vad som gallras.
demo-clock-hour = En timme framåt
demo-clock-day = Ett dygn framåt
demo-clock-week = En vecka framåt
demo-clock-four-weeks = Fyra veckor framåt
demo-said-clock-moved = Klockan är flyttad.

# On the command line
demo-loopback-only = Provkörningen svarar bara på den egna datorn. Ange en adress som 127.0.0.1:8080 med --listen.
demo-failed = Provkörningen stannade: { $why }
demo-held = Alla steg gick bra. Allt ligger i { $folder }
demo-open = Öppna { $address } i en webbläsare.
demo-logins = Inloggningar (användarnamn och lösenord):
demo-keys = Mottagarnycklar:
demo-stop = Avsluta med Ctrl+C.
demo-seed = Halvåret innan fylls på: { $month }, { $n } förfrågningar
demo-step-login = Handläggaren loggar in.
demo-step-consent = Handläggaren och klienten går igenom samtycket. Samtyckesdokumentet sparas.
demo-step-write = Handläggaren skriver förfrågan under samtycket och granskar den.
demo-step-send = Förfrågan är signerad, förseglad och sänd. Kvittot sparas.
demo-step-letter = Vårdcentralens funktionsbrevlåda får ett brev utan personuppgifter.
demo-step-open = Vårdcentralen öppnar förfrågan med länken och sin mottagarnyckel.
demo-step-acknowledge = Vårdcentralen bekräftar och säger när svaret kan väntas.
demo-step-draft = Vårdcentralen fyller i svaret, bifogar ett intyg och sparar ett förseglat utkast.
demo-step-answer = Svaret är granskat, signerat och sänt. Kvittot sparas.
demo-step-fetch = Enheten får ett brev. Handläggaren öppnar svaret med samtyckesdokumentet och sparar det.
demo-step-forget = Handläggaren bekräftar att svaret är hämtat. Det förseglade är förstört.
demo-step-verify = Samtycket, förfrågan och svaret håller för en fristående kontroll: samtycke, underskrifter, innehåll, tid.
