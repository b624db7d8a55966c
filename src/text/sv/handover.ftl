# Handing over
handover-title = Lämna över
handover-lead = Det som inte är klart går över till någon annan, med bevakningar och svarstider. Det som är klart ligger kvar där det blev klart.
handover-what = Vad ska lämnas över?
handover-what-own = Allt som jag har hand om
handover-what-worker = Allt som { $name } har hand om
handover-what-unit = Allt i enheten: { $name }
handover-no-what = Välj vad som ska lämnas över.
handover-to = Till vem?
handover-to-colleague = Kollega i samma enhet
handover-to-unit = Enhet, { $mailbox }
handover-no-to = Välj en enhet eller en kollega.
handover-preview = Visa vad som går över
handover-rules-heading = Det här gäller
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
handover-sure-unit = Förfrågningarna finns bara hos { $name } från och med nu. Du ser dem inte längre om du inte hör dit.
handover-sure-letter = { $name } får ett mejl med referenserna.
handover-sure-told = { $n ->
    [one] En mottagare får veta att ni har en ny kontakt.
   *[other] { $n } mottagare får veta att ni har en ny kontakt.
}
handover-sure-consent = Samtyckesdokumenten följer inte med. Se till att de ligger i akten.
handover-sure-colleague = { $name } står som den som har skickat förfrågningarna. Inga mejl går ut: funktionsbrevlådan är densamma.
handover-more = Det finns mer än vad som kan gå över på en gång. Gör om det för resten.
handover-yes = Ja, lämna över
handover-done-title = Överlämnat
handover-done-unit = { $name } får ett mejl med referenserna.
handover-caption = Förfrågningar som går över
handover-caption-done = Förfrågningar som har gått över
handover-said-gone = Det du valde ligger inte kvar. Börja om.
handover-act = Lämna över till en enhet eller kollega
handover-list-link = Lämna över förfrågningar
