# The pathway. Keys start with `pathway-`.
pathway-nav = Vägvisaren
pathway-title = Vad vill ni nå?
pathway-lead = Välj målet, så ser ni vägen dit: vad varje steg kräver, vilket dokument som visar det och vilken blankett som ber om dokumentet.
pathway-goals = Mål
pathway-goal = Mål
pathway-all = Alla steg
pathway-after = Efter:
pathway-requires = Kräver
pathway-proof = Visas av
pathway-ask = Be om underlaget
pathway-watch = Bevaka
pathway-none = Kommunen har inte lagt in några steg än.
pathway-step-heading = Steg i vägvisaren
pathway-step-text = Blanketten är vald och förifylld för steget. Läs igenom och ändra det som inte stämmer.
