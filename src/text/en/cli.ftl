# Keys start with `cli-`.

cli-calendar-line = Line { $line } is not of the form DATE N, such as 2026-12-23 3. Correct it and run again.

cli-unreadable = { $path } can't be read: { $error }
    Check the path and its permissions and run again.
cli-serve-cannot = Can't start: { $error }. Look into it with: underlag check

cli-bench-failed = The bench could not be run: { $why }. See that there is room on the disk and that the folder can be written, or choose another folder with --dir.
cli-bench-per-second = operations a second
cli-bench-p50-ms = half of them wait at most so many milliseconds
cli-bench-p99-ms = 99 in 100 wait at most so many milliseconds
cli-bench-cpu-us-per-op = processor time of one operation, microseconds
cli-bench-bytes-per-op = disk space of one operation, bytes
cli-bench-peak-rss-mb = greatest use of memory, MiB
cli-bench-limit-per-second = the limit: the same bytes, only written with fdatasync
cli-bench-limit-p50-ms = the limit: half of them wait at most
cli-bench-limit-p99-ms = the limit: 99 in 100 wait at most
cli-bench-limit-cpu-us-per-op = the limit: processor time of one operation
cli-bench-limit-crypto-us = the limit: the cryptography alone, microseconds on one core
