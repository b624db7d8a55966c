# The guides' pages. The guides themselves are Markdown, in src/web/help. Keys start with `help-`.

# Where they are read; the last part is the name of the file in src/web/guides/en.
help-path = /help
help-path-recipients = /help/recipients
help-path-workers = /help/workers
help-path-coordinators = /help/coordinators
help-path-administrators = /help/administrators
help-path-clients = /help/clients

help-nav = Help
help-title = Help
help-lead = Short guides. Choose yours.
help-all = All help
help-contents = On this page
help-how = How to do it
help-how-you-all = How to do it
help-how-new-tab = (opens in a new tab)
help-for-recipients = You have received an email about a request: open, answer, save, or say that you can't.
help-for-workers = You work in social services: consent, request, answer.
help-for-coordinators = You keep an eye on the answering times of one or several units.
help-for-administrators = You install and look after Underlag.
help-for-clients = You have consented to information about you being given.
help-person-heading = Do you want to talk to someone?
help-person = If it is about a request, call the unit named in the email or in the consent. If you work with Underlag, turn to whoever looks after it in your organisation.
