# Requests that were begun and not sent. Keys start with `unsent-`.

unsent-title = Unfinished requests
unsent-lead = What you have written and not sent. Only the document that you began with opens it again. After 30 days it is erased.
unsent-none = You have no unfinished requests.
unsent-saved = Saved { $when }.
unsent-opens-with = Opens with { $file } (the name it had when it was downloaded).
unsent-go-on = Continue writing
unsent-hint = The same file that you began with. Underlag does not know which client it is about.
unsent-no-file = Choose the document that you began with.
unsent-drop = Erase the begun request
unsent-drop-text = What you have written is erased. This can't be undone.
unsent-drop-button = Yes, erase
unsent-save = Save and continue later
unsent-said-saved = Saved. Open it again with the same document.
unsent-said-dropped = The begun request has been erased.
