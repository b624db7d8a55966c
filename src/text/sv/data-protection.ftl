# What is done with personal data. Keys start with `data-protection-`.

data-protection-path = /dataskydd
data-protection-link = Dataskydd
data-protection-read = Så behandlas personuppgifter
data-protection-title = Så behandlas personuppgifter
data-protection-lead = Sidan gäller { $organisation } och det som sker i Underlag: frågor om underlag, och svaren på dem.
data-protection-several = Flera organisationer använder Underlag här. Välj den som du har kontakt med.
data-protection-nobody = Ingen organisation är upplagd här än.
data-protection-unsaid = { $organisation } har inte angett det här.
data-protection-unsaid-ask = Fråga enheten

data-protection-who = Vem ansvarar?
data-protection-controller = Personuppgiftsansvarig
data-protection-address = Adress
data-protection-contact = Kontakt
data-protection-officer = Dataskyddsombud

data-protection-what-for = Vad används uppgifterna till?
data-protection-purpose-ask = Socialtjänsten behöver ett underlag för ett ärende. Den frågar vården, en verksamhet eller en myndighet, och tar emot svaret.
data-protection-purpose-follow = Den som frågar och den som svarar ska se var frågan är, och bli påminda i tid.
data-protection-purpose-see = Den som frågan gäller ska kunna se vad som har frågats, och kunna ta tillbaka sitt samtycke.
data-protection-purpose-count = Organisationen följer upp hur lång tid svaren tar och hur kompletta de är, utan att visa exakta antal.
data-protection-purpose-protect = Underlag loggar vad som görs, så att det går att se efter i efterhand och att fel upptäcks.
data-protection-no-decision = Underlag fattar inga beslut om någon. Det gör en människa, i socialtjänstens eget ärende.

data-protection-data = Vilka uppgifter, och varifrån?
data-protection-data-client = Om den som frågan gäller: namn, personnummer, och det som står i frågan och svaret. Det kan vara uppgifter om hälsa. Vilka slag av uppgifter det får vara står i samtycket. Har någon sagt ja i den personens ställe står det namnet i samtyckesdokumentet. En fråga kan också ställas utan namn.
data-protection-data-recipient = Om den som svarar: namn och det som hen själv skriver om sig, till exempel yrke och telefonnummer.
data-protection-data-staff = Om den som arbetar i Underlag: namn, behörighet och vad hen har gjort.
data-protection-source = Uppgifterna kommer från den som frågan gäller, från socialtjänsten och från dem som svarar.

data-protection-basis = Rättslig grund
data-protection-basis-legal-obligation = Behandlingen är nödvändig för att fullgöra en rättslig förpliktelse (dataskyddsförordningen, artikel { $article }).
data-protection-basis-public-interest = Behandlingen är nödvändig för en uppgift av allmänt intresse eller som ett led i myndighetsutövning (dataskyddsförordningen, artikel { $article }).
data-protection-basis-social-protection = Uppgifter om hälsa behandlas därför att det är nödvändigt på området social trygghet och socialt skydd (artikel { $article }).
data-protection-basis-substantial-public-interest = Uppgifter om hälsa behandlas därför att det är nödvändigt för ett viktigt allmänt intresse (artikel { $article }).
data-protection-basis-health-and-social-care = Uppgifter om hälsa behandlas därför att det är nödvändigt för hälso- och sjukvård eller social omsorg (artikel { $article }).
data-protection-law = Grunden finns i:
data-protection-consent = Samtycket är inte den rättsliga grunden
data-protection-consent-text-1 = Samtycket häver sekretess: det gör att den som har tystnadsplikt får berätta det som står i samtycket, enligt reglerna om sekretess och tystnadsplikt för myndigheter, vården och socialtjänsten.
data-protection-consent-text-2 = Det är inte samtycke enligt dataskyddsförordningen. Tas samtycket tillbaka får ingenting mer frågas eller lämnas ut. Det som redan finns i socialtjänstens ärende finns kvar där, på den grund som står ovan.

data-protection-whom = Vem får uppgifterna?
data-protection-whom-unit = Enheten som frågar, eller en enhet i samma organisation som har tagit över. De öppnar svaret med samtyckesdokumentet, eller med en reservnyckel som ligger inlåst, om enheten har en.
data-protection-whom-recipient = Den som frågan ställs till. Det är alltid någon som står i samtycket, om frågan gäller en person.
data-protection-whom-onward = Den som svaret får lämnas vidare till, om någon står i samtycket. Det gör enheten själv, utanför Underlag.
data-protection-whom-mail = E-postservrar ser att en fråga har skickats: referens, blankett och dagar, men inga personuppgifter om den som frågan gäller.
data-protection-operator = Sköter servern
data-protection-operator-text = Den som sköter servern har ingen nyckel som öppnar de dokument som ligger där. Det som passerar finns i serverns minne medan det passerar.

data-protection-how-long = Hur länge finns uppgifterna kvar?
data-protection-what-request = En fråga
data-protection-stays-request = Förstörs när enheten har hämtat svaret eller tagit tillbaka frågan, annars högst { $n ->
    [one] en dag
   *[other] { $n } dagar
} efter att svaret skulle ha kommit. Aldrig längre än till samtyckets sista dag, eller till svarsdagen om den är senare.
data-protection-what-answer = Ett svar
data-protection-stays-answer = Förstörs när enheten har hämtat det, annars högst { $n ->
    [one] en dag
   *[other] { $n } dagar
} efter att det kom. Den som svarade kan öppna sin egen kopia så länge, också när enheten har hämtat svaret. Aldrig längre än till samtyckets sista dag, om inte frågan redan skulle finnas kvar längre.
data-protection-what-unsent = En fråga som inte är skickad
data-protection-stays-unsent = Högst { $n ->
    [one] en dag
   *[other] { $n } dagar
} efter att den sparades senast.
data-protection-what-card = Klientens kort
data-protection-stays-card = Koden på kortet fungerar till { $n ->
    [one] ett år
   *[other] { $n } år
} efter samtyckets sista dag. Ett nytt kort stänger det gamla.
data-protection-what-paper = Ett underskrivet papper som har skannats
data-protection-stays-paper = Förseglat till samtyckesdokumentet. Förstörs när samtycket slutar gälla eller återkallas.
data-protection-what-open = Det som är öppet på en sida
data-protection-stays-open = Samtyckesdokument och öppnade svar glöms av servern efter { $n ->
    [one] en minut
   *[other] { $n } minuter
}, klientens egen sida efter lika lång tid utan klick.
data-protection-what-written = Det som skrivs eller läses av den som svarar
data-protection-stays-written = Glöms av servern efter { $n ->
    [one] en minut
   *[other] { $n } minuter
} utan klick. Ett sparat utkast är förseglat och förstörs med frågan.
data-protection-what-login = En inloggning
data-protection-stays-login = Avslutas efter { $n ->
    [one] en minut
   *[other] { $n } minuter
} utan klick.
data-protection-what-consent = Samtycket
data-protection-stays-consent = Namnet, personnumret och nyckeln sparas inte i Underlag. De finns i samtyckesdokumentet, i socialtjänstens akt.
data-protection-what-traces = Spår av vad som har gjorts
data-protection-stays-traces = Koder, tider och avtryck i stället för namn. De tas inte bort av programmet. Avtrycken går inte att läsa, men den som har serverns nycklar kan pröva om ett personnummer passar.
data-protection-what-statistics = Statistik
data-protection-stays-statistics = Räknas per månad och sparas tills vidare. Den visas i klasser, aldrig som exakta antal personer.
data-protection-what-mail = Mejl och serverns logg
data-protection-stays-mail = Där står inga personuppgifter om den som frågan gäller. Hur länge de sparas bestämmer organisationen.
data-protection-what-staff = Namn och behörighet för den som arbetar i Underlag
data-protection-stays-staff = Tills organisationen tar bort dem.
data-protection-what-backups = Säkerhetskopior
data-protection-stays-backups = { $n ->
    [one] En dag
   *[other] { $n } dagar
}. Så länge kan förseglade dokument finnas kvar i dem.
data-protection-what-records = Det som socialtjänsten har sparat i sitt eget ärende

data-protection-outside = Lämnar uppgifterna EU?
data-protection-outside-program = Underlag skickar inga uppgifter till någon annan än dem som står ovan, och hämtar ingenting från andra webbplatser.
data-protection-outside-no = { $organisation } uppger att personuppgifterna inte förs över till något land utanför EU och EES.
data-protection-outside-yes = { $organisation } uppger att personuppgifter förs över till ett land utanför EU och EES. Fråga vilket, och hur de skyddas där.

data-protection-rights = Dina rättigheter
data-protection-right-access = Du har rätt att få veta vilka uppgifter om dig som behandlas, och att få en kopia.
data-protection-right-rectify = Du har rätt att få felaktiga uppgifter rättade.
data-protection-right-object = Du har rätt att invända mot behandlingen.
data-protection-right-restrict = Du kan i vissa fall få uppgifter raderade, eller få behandlingen begränsad.
data-protection-right-revoke = Har du lämnat ett samtycke kan du ta tillbaka det när du vill. Då förstörs frågor som väntar, svar som inte är hämtade, och kopian som den som svarade har i Underlag.
data-protection-complain = Tycker du att uppgifter om dig behandlas fel kan du klaga hos Integritetsskyddsmyndigheten (IMY):

data-protection-ask = Vem kan du fråga?
data-protection-ask-text = Vänd dig till den enhet som du har kontakt med, eller till dataskyddsombudet.
data-protection-ask-privacy = Skriv inget känsligt i mejl. Ring, så får du veta hur du kan lämna det säkert.
data-protection-reviewed = Organisationen gick igenom sina uppgifter senast { $date }.
