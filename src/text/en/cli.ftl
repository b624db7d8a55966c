# Keys start with `cli-`.

cli-calendar-line = Line { $line } is not of the form DATE N, such as 2026-12-23 3. Correct it and run again.

cli-unreadable = { $path } can't be read: { $error }
    Check the path and its permissions and run again.
cli-serve-cannot = Can't start: { $error }. Look into it with: underlag check
