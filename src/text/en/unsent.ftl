# Requests that were begun and not sent. Keys start with `unsent-`.

unsent-title = Unfinished requests
unsent-lead = What you have written and not sent. Only the consent or key document that you began with opens it again. After 30 days it is destroyed.
unsent-none = You have no unfinished requests.
unsent-saved = Saved { $when }.
unsent-go-on = Go on writing
unsent-hint = The same file that you began with. Underlag does not know which client it is about.
unsent-no-file = Choose the consent or key document that you began with.
unsent-drop = Throw it away
unsent-drop-text = What you have written is destroyed. This can't be undone.
unsent-drop-button = Yes, throw it away
unsent-save = Save and go on later
unsent-said-saved = Saved. Open it again with the consent or key document.
unsent-said-dropped = What you had begun is destroyed.
