# Consents found by their document, and key documents. Keys start with `consent-`.

consent-consent = Samtycke
consent-key = Nyckeldokument
consent-file = Samtyckes- eller nyckeldokument
consent-find-title = Hitta med dokumentet
consent-find-text = Dokumentet leder till sin egen sida. Där ser du vad som har skickats med det, och där kan det återkallas eller avslutas. Samtycken med skyddade personuppgifter och nyckeldokument hittas bara så, för de har inget personnummer.
consent-find-hint = PDF-filen. Släpp den här eller välj den.
consent-find-button = Visa
consent-find-nothing = Välj ett samtyckes- eller nyckeldokument.
consent-protected-what = Samtycket gäller någon med skyddade personuppgifter. Bara den som har behörighet ser den här sidan.
consent-revoke-begun = { $n ->
    [one] En förfrågan som är påbörjad men inte skickad raderas.
   *[other] { $n } förfrågningar som är påbörjade men inte skickade raderas.
}
consent-key-title = Nyckeldokument { $reference }
consent-key-what = Nyckeldokumentet gjordes för en förfrågan utan namn. Ingen har samtyckt till något, och ingen är namngiven. Det öppnar svaren på det som har skickats med det.
consent-key-requests = Förfrågningar med nyckeldokumentet
consent-key-no-requests = Inget har skickats med nyckeldokumentet.
consent-key-ended-on = Avslutat { $day }
consent-key-end = Avsluta
consent-key-end-title = Behövs nyckeldokumentet inte längre?
consent-key-end-which = Nyckeldokumentet gjordes { $when }.
consent-key-end-1 = Ingen kan längre fråga eller öppna ett svar med det.
consent-key-end-2 = Det som redan är sparat hos er finns kvar där.
consent-key-end-3 = Det går inte att ångra. Nästa gång du skickar utan namn får du ett nytt.
consent-key-end-button = Ja, avsluta nyckeldokumentet
consent-key-end-no = Nej, behåll det
consent-said-key-ended = Nyckeldokumentet är avslutat.
consent-replaced-on = Ersatt { $day }
consent-replaced-by = Samtycket är ersatt av { $reference }. Det öppnar fortfarande svaren på det som har skickats med det, men inget nytt kan skickas.
consent-replace = Ersätt med ett nytt
consent-replace-title = Ska ett nytt samtycke ersätta det här?
consent-replace-1 = Det nya samtycket börjar med det som står i det gamla. Gå igenom det med klienten och ändra det som ska ändras.
consent-replace-2 = När klienten säger ja slutar det gamla att gälla i samma stund. Förfrågningar som väntar på svar och går utöver det nya återkallas. De andra fortsätter.
consent-replace-3 = Behåll det gamla samtyckesdokumentet: svaren på det som har skickats med det öppnas med det.
consent-replace-4 = Det som är påbörjat med det gamla men inte skickat raderas.
consent-replace-button = Gå vidare till det nya
consent-replace-no = Avbryt
consent-replacing = Det nya samtycket ersätter { $reference }
consent-said-replaced-gone = Samtyckesdokumentet som skulle ersättas ligger inte kvar här. Släpp det igen på samtyckets sida.
consent-overlaps = Klienten har redan ett samtycke
consent-overlaps-own = { $unit }, från { $since } till { $until }
consent-overlaps-other = { $unit } har ett samtycke från klienten.
consent-overlaps-text = Ska det nya gälla i stället för ett gammalt, öppna det gamla och välj Ersätt med ett nytt. Annars gäller båda, var för sig.
