# The accessibility statement. What is true of the program is Markdown, in src/web/guides. Keys start with `accessibility-`.

# Where it is read; also the name of that file.
accessibility-path = /tillganglighet

accessibility-link = Tillgänglighet
accessibility-lead = { $organisation } ansvarar för sidorna. Så många som möjligt ska kunna använda dem. Här står vad som fungerar, vad som inte gör det och hur du når oss.
accessibility-contact = Säg till om något hindrar dig
accessibility-contact-id = kontakt
accessibility-contact-text = Hör av dig om du stöter på ett hinder, eller om du behöver innehållet i en annan form. Skriv vilken sida det gäller.
accessibility-contact-privacy = Skriv inga personuppgifter om klienter eller patienter i mejlet.
accessibility-mailbox = E-post
accessibility-telephone = Telefon
accessibility-supervisor = Om du inte är nöjd med svaret
accessibility-supervisor-text = Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Till dem kan du anmäla brister.
accessibility-dates = Datum
accessibility-version = Redogörelsen gäller Underlag { $version }.
accessibility-reviewed = Sidorna bedömdes senast { $date }.
