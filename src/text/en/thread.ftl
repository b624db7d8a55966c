# What follows what
thread-heading = What belongs together
thread-here = (this one)
thread-next-heading = Go on
thread-supplement = Ask for a supplement
thread-next = { $id ->
    [motesforfragan] Call a meeting
   *[other] Ask for: { $kind }
}
thread-again = Send a new request about the same matter
thread-after-heading = Follows up
thread-after-text = The requests are shown together. Drop a consent document of the same client.
