# Keys start with `document-`.
