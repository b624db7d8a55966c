# The guides' pages. The guides themselves are Markdown, in src/web/help. Keys start with `help-`.

# Where they are read; the last part is the name of the file in src/web/guides/sv.
help-path = /hjalp
help-path-recipients = /hjalp/mottagare
help-path-workers = /hjalp/handlaggare
help-path-coordinators = /hjalp/samordnare
help-path-administrators = /hjalp/administratorer
help-path-clients = /hjalp/klienter

help-nav = Hjälp
help-title = Hjälp
help-lead = Korta vägledningar. Välj den som är din.
help-all = All hjälp
help-contents = På den här sidan
help-how = Så gör du
help-how-you-all = Så gör ni
help-how-new-tab = (öppnas i en ny flik)
help-for-recipients = Ni har fått ett mejl om en förfrågan: öppna, svara, spara eller säg att ni inte kan.
help-for-workers = Du arbetar i socialtjänsten: samtycke, förfrågan, svar.
help-for-coordinators = Du bevakar svarstider för en eller flera enheter.
help-for-administrators = Du installerar och sköter Underlag.
help-for-clients = Du har samtyckt till att uppgifter lämnas.
help-person-heading = Vill du tala med en människa?
help-person = Gäller det en förfrågan, ring enheten som står i mejlet eller i samtycket. Arbetar du med Underlag, hör av dig till den som sköter det hos er.
