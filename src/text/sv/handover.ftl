# Handing over
handover-title = Lämna över
handover-lead = Det som inte är avslutat går över till någon annan, med bevakningar och svarstider. Det som är avslutat ligger kvar där det avslutades.
handover-what = Vad ska lämnas över?
handover-what-own = Allt som jag har hand om
handover-what-worker = Allt som { $name } har hand om
handover-what-unit = Allt i enheten: { $name }
handover-no-what = Välj vad som ska lämnas över.
handover-to = Till vem?
handover-to-colleague = Kollega i samma enhet
handover-to-unit = Enhet, { $mailbox }
handover-no-to = Välj en enhet eller en kollega.
handover-preview = Fortsätt
handover-rules-heading = Vad som händer när du lämnar över
handover-rules-1 = Den nya enheten öppnar svaren med samma samtyckesdokument. Se till att det ligger i akten.
handover-rules-2 = I samtycket står vilken enhet som får fråga. Den nya enheten kan därför inte skicka nya förfrågningar med det, utan tar ett nytt samtycke.
handover-rules-3 = Det går bara att lämna över till enheter i samma organisation. Mellan organisationer gäller sekretess.
handover-rules-4 = Den nya enheten får ett mejl med referenserna. Mottagare som har fått en förfrågan får den nya kontakten. Inga personuppgifter mejlas.
handover-how-many = { $requests ->
    [0] Inga förfrågningar
    [one] En förfrågan
   *[other] { $requests } förfrågningar
}{ $watches ->
    [0] {""}
    [one] {" "}och en bevakning
   *[other] {" "}och { $watches } bevakningar
}
handover-sure-title = Lämna över till { $name }?
handover-sure-unit = Förfrågningarna kommer bara att finnas hos { $name }. Du ser dem sedan inte om du inte hör dit.
handover-sure-letter = { $name } får ett mejl med referenserna.
handover-sure-told = { $n ->
    [one] En mottagare får veta att ni har en ny kontakt.
   *[other] { $n } mottagare får veta att ni har en ny kontakt.
}
handover-sure-consent = Samtyckesdokumenten följer inte med. Se till att de ligger i akten.
handover-sure-colleague = { $name } blir avsändare av förfrågningarna. Inga mejl går ut: funktionsbrevlådan är densamma.
handover-more = Allt får inte plats på en gång. Lämna över resten efteråt.
handover-yes = Ja, lämna över
handover-done-title = Överlämnat
handover-done-to = De är nu hos { $name }
handover-done-unit = { $name } får ett mejl med referenserna.
handover-caption = Förfrågningar som går över
handover-caption-done = Förfrågningar som har gått över
handover-watches = Bevakningar som går över
handover-watches-done = Bevakningar som har gått över
handover-said-gone = Det du valde ligger inte kvar. Börja om.
handover-act = Lämna över till en enhet eller kollega
handover-list-link = Lämna över förfrågningar
handover-to-list = Till förfrågningarna
