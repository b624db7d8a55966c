# Keys start with `mail-`.
