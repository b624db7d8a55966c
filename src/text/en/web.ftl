# Keys start with `web-`.

# Every page
web-skip = Skip to the content
web-navigation = Main menu
web-badge-overdue = overdue
web-foot = Underlag carries documents between social services, health care and activity providers. The content is sealed: only the sender and the recipient can read it.
# On pages in another language
web-change-to = In English
# What the gateway is called where none runs
web-sample-gateway = The Example Municipalities
web-account = My login
web-logout = Log out
web-title-fault = Error:
web-faults-heading = { $n ->
    [one] One thing needs to be corrected
   *[other] { $n } things need to be corrected
}
web-faults-heading-none = You can't go on yet
web-optional = (optional)
web-choose = Choose …
web-count-left = characters left
web-count-over = characters too many
web-pages = Pages

# Login
web-login-title = Log in
web-login-lead = For those who work in social services. If you have received a request, follow the link in the email instead.
web-login-username = User name
web-login-password = Password
web-login-button = Log in
web-login-help = Forgotten your password? Contact whoever looks after Underlag where you work.
web-login-wrong = The user name or the password is not right. Check both and try again.
web-login-wait = { $n ->
    [one] Too many wrong tries. Wait one minute, then try again.
   *[other] Too many wrong tries. Wait { $n } minutes, then try again.
}
web-login-late-heading = You had been logged out
web-login-late-text = What you wrote is not lost: it is still here on this page. Log in, and you can send it again.
web-login-late-files = Attached files do not come along. You need to attach them again.
web-again-title = You are logged in again
web-again-text = What you wrote before you were logged out has not been sent yet. Do you want to send it now?
web-again-about = It belongs to { $reference }.
web-again-typed = This is what you wrote
web-again-button = Continue and send
web-again-drop = Discard it and go to the start page
web-account-username = User name
web-account-sessions = Logged in on
web-account-sessions-count = { $n ->
    [one] one computer or phone, this one
   *[other] { $n } computers or phones, this one included
}
web-account-everywhere = Log out everywhere
web-account-everywhere-hint = Did you forget to log out on another computer, or do you think somebody else is logged in as you? Log out everywhere, then change your password.
web-keys = Keyboard shortcuts
web-keys-on = Single keys work as shortcuts when the cursor is not in a field.
web-keys-off = Single keys are switched off in this browser.
web-keys-which = See which they are.
web-keys-switch-off = Switch off keyboard shortcuts
web-keys-switch-on = Switch on keyboard shortcuts
web-said-keys-on = Keyboard shortcuts are on.
web-said-keys-off = Keyboard shortcuts are switched off in this browser.
web-said-logged-out = You are logged out.
web-said-logged-out-everywhere = You are logged out on all devices.

# Errors: -heading says it in a few words, -text what happened, -now what to do
web-error-start = To the start page
web-error-start-recipient = To the page where a request is opened
web-error-start-client = To the page where you enter the code
web-error-again = Try again
web-error-back = Back
web-error-incident = Number to give if you need help:
web-error-not-found-heading = There is no such page
web-error-not-found-text = The address leads nowhere. It may be mistyped, or the page has been removed.
web-error-not-found-now = Check the address, or start again from the start page.
web-error-method-heading = The page can't be used that way
web-error-method-text = The page can't be opened like this, from a bookmark for example. It is shown only when you press the button that leads to it.
web-error-method-now = Go back to the page you came from and use its buttons.
web-error-forbidden-heading = You are not allowed here
web-error-forbidden-text = You are logged in, but your role does not give access to this page.
web-error-forbidden-now = Do you need the page for your work? Contact whoever looks after Underlag where you work.
web-error-login-heading = You are not logged in
web-error-login-text = The page is for those who are logged in, and you are not logged in right now.
web-error-login-now = Log in and try again.
web-error-foreign-form-heading = The form was not received
web-error-foreign-form-text = The form belongs to an earlier login, or the browser does not allow cookies. Nothing was sent or saved.
web-error-foreign-form-now = Go back. If what you wrote is still there, copy it. Then reload the page, paste it in and send it again.
web-error-unreadable-heading = What was sent could not be read
web-error-unreadable-text = The browser sent something that Underlag does not understand. Nothing was saved.
web-error-unreadable-now = Go back, load the page again and try once more.
web-error-too-large-heading = It was too large
web-error-too-large-text = What you sent is larger than what may be sent at once. Nothing was saved.
web-error-too-large-now = Go back and choose fewer or smaller files.
web-error-media-type-heading = That type of file can't be received
web-error-media-type-text = What you sent is of a type that can't be received. Nothing was saved.
web-error-media-type-now = Go back and choose a file that is a PDF, PNG or JPEG.
web-error-conflict-heading = Somebody else was first
web-error-conflict-text = The details were changed by somebody else while you were working. Your change was not saved, so as not to overwrite theirs.
web-error-conflict-now = Open the page again, see what has happened, and make your change again if it is still needed.
web-error-busy-heading = Underlag is overloaded right now
web-error-busy-text = Many people are using Underlag at the same time. Nothing was saved.
web-error-busy-now = Wait half a minute and try again.
web-error-timeout-heading = It took too long
web-error-timeout-text = Underlag did not answer in time. What you did may or may not have been saved.
web-error-timeout-now = Open the page again and see whether it was saved before you try again.
web-error-full-heading = It could not be saved
web-error-full-text = Underlag's storage is full, so nothing was saved. What is there already can be read and fetched as usual.
web-error-full-now = Go back and keep the page open, and what you wrote is still there. Let those who look after Underlag at your workplace know, and try again later.
web-error-outcome-unknown-heading = The storage does not answer as it should
web-error-outcome-unknown-text = If you have just saved or sent something, it is not certain that it got through. It may have been saved.
web-error-outcome-unknown-now = Go back and copy what you wrote, if it is still there. Wait a minute. Then open the page again and see whether it is there, before you do it again.
web-error-internal-heading = Something went wrong on our side
web-error-internal-text = The fault is ours, not yours. What you did may or may not have been saved.
web-error-internal-now = Open the page again and see whether it was saved. If it happens again, contact whoever looks after Underlag where you work.

# Questionnaires
web-form-required = (must be filled in)
web-form-required-or-cannot-judge = (must be filled in, unless you choose “Cannot judge” as grade)
web-form-why = Why is this asked, and who sees it?
web-form-why-consent = The client has consented to information about “{ $category }” being given. Without that consent this part is not in the form.
web-form-why-who = The information is read by the unit that asks and by the one who answers, by nobody else. It is encrypted, and Underlag has no key that opens it.
web-form-sections = Parts of the form
web-form-begun = begun
web-form-complete = filled in
web-form-yes = Yes
web-form-no = No
web-form-other = Other:
web-form-unit = Unit
web-form-add = Add
web-form-remove = Remove
web-form-clear = Clear the choice
web-form-update = Update the page
web-form-applies = To be answered if { $conditions }.
web-form-and = and
web-form-or = or
web-form-if-exists = “{ $question }” is answered
web-form-if-empty = “{ $question }” is not answered
web-form-if-equal = the answer to “{ $question }” is “{ $answer }”
web-form-if-not-equal = the answer to “{ $question }” is not “{ $answer }”
web-form-if-greater = the answer to “{ $question }” is more than { $answer }
web-form-if-less = the answer to “{ $question }” is less than { $answer }
web-form-if-at-least = the answer to “{ $question }” is at least { $answer }
web-form-if-at-most = the answer to “{ $question }” is at most { $answer }
web-form-not-integer = Write a whole number in digits, for example 12.
web-form-not-decimal = Write a number in digits, for example 12 or 7.5.
web-form-not-date = Write a date as year-month-day, for example 2026-11-21.
web-form-not-date-time = Write date and time, for example 2026-11-21 13:30.
web-form-not-time = Write a time of day, for example 13:30.
web-form-no-other = Write what you mean by your own alternative, or choose another.
web-upload-large = It was too large to be taken. Choose smaller files and try again; the text is still here.
web-upload-failed = It could not be sent. Check the network and try again; the text is still here.
web-form-file-type = The file is not a PDF, PNG or JPEG, whatever it is called. Save it as PDF and attach it again.
web-form-file-empty = The file is empty: 0 bytes. Download it to your computer first, if it is in a cloud folder, and attach it again.
web-form-file-broken = The file is broken: its end is missing, or does not lead to the rest. Save or scan it anew and attach it again.
web-form-file-locked = The file is encrypted: locked with a password, or protected. What is in it can't be checked, and perhaps the unit can't open it. Save it without password and protection and attach it again.
web-form-file-script = The file contains JavaScript. Print it to a new PDF and attach it again.
web-form-file-launch = The file contains an action that starts another program. Print it to a new PDF and attach it again.
web-form-file-nowhere = The file belongs to no question of the form. Load the page again and attach it once more.
