# What follows what
thread-heading = Det här hör ihop
thread-here = (den här)
thread-next-heading = Gå vidare
thread-supplement = Be om komplettering
thread-next = { $id ->
    [motesforfragan] Kalla till möte
   *[other] Be om { $kind }
}
thread-again = Skicka en ny förfrågan om samma sak
thread-after-heading = Uppföljning av
thread-after-text = Förfrågningarna visas tillsammans. Släpp ett samtyckesdokument för samma klient.
