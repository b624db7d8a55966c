# The accessibility statement. What is true of the program is Markdown, in src/web/guides. Keys start with `accessibility-`.

# Where it is read; also the name of that file.
accessibility-path = /accessibility

accessibility-link = Accessibility
accessibility-lead = { $organisation } is responsible for these pages. As many as possible should be able to use them. Here is what works, what does not, and how you reach us.
accessibility-contact = Tell us if something stops you
accessibility-contact-id = contact
accessibility-contact-text = Tell us if something is in your way, or if you need the content in another form. Say which page it is about.
accessibility-contact-privacy = Write no personal data about clients or patients in the email.
accessibility-mailbox = Email
accessibility-telephone = Telephone
accessibility-supervisor = If you are not satisfied with the answer
accessibility-supervisor-text = The Agency for Digital Government (Digg) supervises the law. You can report shortcomings to them.
accessibility-dates = Dates
accessibility-version = This statement is about Underlag { $version }.
accessibility-reviewed = The pages were last assessed on { $date }.
