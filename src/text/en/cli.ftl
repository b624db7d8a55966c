# Keys start with `cli-`.
