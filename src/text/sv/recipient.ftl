# Keys start with `recipient-`.
