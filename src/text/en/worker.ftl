# Keys start with `worker-`.
