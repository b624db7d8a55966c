# Keys start with `crypto-`. About the consent document, unless they say otherwise.

crypto-expired = Samtyckets tid har gått ut. Gå igenom ett nytt samtycke med klienten.
crypto-not-yet-valid = Samtycket har inte börjat gälla än. Vänta till den första dagen i samtycket, eller gör ett nytt.
crypto-foreign = Dokumentet kommer inte från den här tjänsten, eller hör till något annat. Välj det samtyckesdokument som gjordes här för den här klienten.
crypto-tampered = Dokumentet har ändrats efter att det stämplades och kan inte användas. Hämta originalet ur klientens akt.
crypto-malformed = Filen är skadad eller är inte ett dokument från tjänsten. Hämta originalet ur klientens akt.
crypto-wrong-type = Det här är ett annat slags dokument. Välj det dokument som sidan frågar efter.
crypto-wrong-audience = Dokumentet är avsett för någon annan och kan inte användas här.
crypto-too-long-lived = Intyget gäller för länge och kan inte användas. Gör ett som gäller kortare tid.
crypto-too-large = Texten är för lång. Korta syftet eller välj färre mottagare.
crypto-wrong-key = Nyckeln passar inte. Kontrollera att du har rätt dokument eller rätt mottagarnyckel.
crypto-damaged = Den förseglade filen är skadad och kan inte öppnas. Be avsändaren skicka den igen.
crypto-key-length = Mottagarnyckeln har { $found ->
        [one] ett tecken
       *[other] { $found } tecken
    } men ska ha 27. Skriv av alla grupper i brevet.
crypto-key-character = Mottagarnyckeln innehåller ett tecken som aldrig används i en nyckel. Jämför med nyckelbrevet.
crypto-key-mistyped = Mottagarnyckeln är felskriven: något tecken stämmer inte. Jämför med nyckelbrevet, grupp för grupp.
crypto-internal = Något gick fel i tjänsten. Inget har sparats. Försök igen, och hör av dig till den som sköter tjänsten om felet kommer tillbaka.
