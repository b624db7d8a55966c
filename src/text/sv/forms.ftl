# Keys start with `forms-`.
