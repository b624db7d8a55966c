# Vad som är fel i ett ifyllt formulär, sagt bredvid fältet.

forms-required = Svara på frågan.
forms-identifies-number = ”{ $detail }” ser ut som ett personnummer. Ta bort det: ingenting här får visa vem det gäller.
forms-identifies-telephone = ”{ $detail }” ser ut som ett telefonnummer. Ta bort det: ingenting här får visa vem det gäller.
forms-identifies-mailbox = ”{ $detail }” är en e-postadress. Ta bort den: ingenting här får visa vem det gäller.
forms-identifies-address = ”{ $detail }” ser ut som en adress. Ta bort den: ingenting här får visa vem det gäller.
forms-identifies-name = ”{ $detail }” ser ut som ett namn. Skriv till exempel ”klienten” i stället. Är det inte en person kan du säga det längre ned på sidan.
forms-identifies-name-here = ”{ $detail }” ser ut som ett namn. Skriv på ett annat sätt: ingenting här får visa vem det gäller.
forms-required-group = Fyll i minst en uppgift här.
forms-min-occurs = Lämna minst { $detail } svar.
forms-max-occurs = Lämna högst { $detail } svar.
forms-repeated = Lämna bara ett svar.
forms-disabled = Frågan gäller inte med de övriga svaren. Ta bort svaret, eller ändra svaret som styr.
forms-type = Svaret är av fel slag ({ $detail }).
forms-option = Välj bland alternativen. ”{ $detail }” är inte ett av dem.
forms-exclusive = ”{ $detail }” kan inte väljas tillsammans med något annat.
forms-blank = Svaret innehåller bara blanktecken och räknas inte.
forms-line-break = Skriv svaret på en rad.
forms-max-length = Texten är för lång: { $detail } tecken. Korta den.
forms-min-length = Skriv minst { $detail } tecken.
forms-regex = Svaret har inte rätt form. { $detail }
forms-min-value = Svaret är för litet eller för tidigt. Lägst { $detail }.
forms-max-value = Svaret är för stort eller för sent. Högst { $detail }.
forms-incomparable = Enheten går inte att jämföra med gränsen { $detail }. Byt enhet.
forms-decimal-places = Svaret har fler decimaler än de { $detail } som efterfrågas.
forms-unit = Enheten ”{ $detail }” går inte att välja här.
forms-url = ”{ $detail }” är inte en giltig adress.
forms-attachment-type = Filen är av fel typ. Tillåtna typer: { $detail }.
forms-attachment-size = Filen är för stor. Högst { $detail } byte.
forms-group-with-answers = En grupp kan inte ha ett eget svar.
forms-display-with-answers = En upplysning kan inte ha något svar.
forms-items-beside-answer = Följdfrågorna ska ligga under svaret, inte bredvid det.
forms-misplaced = Uppgiften ligger på fel plats i svaret.
forms-link-id-unknown = Formuläret har ingen fråga med beteckningen ”{ $detail }”.
forms-order = Svaren kommer i en annan ordning än frågorna i formuläret.
forms-questionnaire-unnamed = Svaret anger inte vilket formulär det hör till.
forms-questionnaire-other = Svaret hör till ett annat formulär eller en annan version: { $detail }.
forms-too-large = Svaret är för stort för att kontrolleras. Dela upp det.

# Vad den som skriver ett formulär kan göra åt det som hittats i det.

forms-advice-condition = Ett villkor pekar fel eller kan aldrig uppfyllas. Rätta vilken fråga och vilket svar det gäller.
forms-advice-file = Filen går inte att läsa som ett FHIR-formulär. Kontrollera att det är rätt fil och spara den som JSON i UTF-8.
forms-advice-limit = Formuläret är för stort. Dela upp det.
forms-advice-link-id = Ge varje fråga en egen beteckning (linkId).
forms-advice-lint = Formuläret går att använda, men det som nämns bör rättas.
forms-advice-regex = Skriv mönstret utan bakåtreferenser och utan att se framåt eller bakåt i texten.
forms-advice-structure = Formuläret följer inte FHIR R4 på de ställen som nämns. Rätta dem.
forms-advice-unsupported = Formuläret använder något som inte stöds och som kan ändra vad frågorna betyder. Ta bort det eller gör om frågan.
forms-advice-value-set = Lägg värdemängden i formuläret, eller i en mapp och ange den med --value-sets.
