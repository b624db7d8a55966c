# Keys start with `web-`.
