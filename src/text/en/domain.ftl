# Keys start with `domain-`.

domain-holiday-new-years-day = New Year’s Day
domain-holiday-epiphany = Epiphany
domain-holiday-good-friday = Good Friday
domain-holiday-easter-sunday = Easter Sunday
domain-holiday-easter-monday = Easter Monday
domain-holiday-may-day = May Day
domain-holiday-ascension-day = Ascension Day
domain-holiday-whit-sunday = Whit Sunday
domain-holiday-national-day = National Day
domain-holiday-midsummer-eve = Midsummer Eve
domain-holiday-midsummer-day = Midsummer Day
domain-holiday-all-saints-day = All Saints’ Day
domain-holiday-christmas-eve = Christmas Eve
domain-holiday-christmas-day = Christmas Day
domain-holiday-boxing-day = Boxing Day
domain-holiday-new-years-eve = New Year’s Eve
domain-holiday-weekend = weekend
domain-holiday-pause-week = pause week
domain-holiday-bridge-day = bridge day
domain-holiday-closed = the recipient is closed
domain-holiday-half-day = half day

domain-personal-number-empty = Write the person’s personal number or coordination number.
domain-personal-number-too-short = The number is too short. Write ten or twelve digits, such as YYYYMMDD-NNNN.
domain-personal-number-too-long = The number is too long. Write ten or twelve digits, such as YYYYMMDD-NNNN.
domain-personal-number-unexpected-character = The number holds a character that does not belong there. Write digits and one hyphen only. An interim number has one letter, right after the date.
domain-personal-number-separator = The hyphen or plus sign does not fit. It stands before the last four characters. A plus sign is used from the year the person turns 100. Not sure? Write twelve digits.
domain-personal-number-no-such-date = There is no such date as the one in the number. Check year, month and day.
domain-personal-number-in-future = The date in the number has not come yet. Check the year. If the person is over 100, write twelve digits.
domain-personal-number-check-digit = The number does not add up: a digit is wrong or two have changed places. Compare it with the client’s ID document.

domain-step-unacknowledged = Reminder to acknowledge
domain-step-due-soon = Reminder before the due day
domain-step-overdue = Reminder of a late answer
domain-step-escalated = Email to the recipient's management
domain-step-escalated-nobody = No address of the recipient's management, no email
domain-step-call = The coordinator should call

domain-call-new-date = new date
domain-call-will-answer = will answer
domain-call-declines = declines
domain-call-no-contact = no contact
domain-returned-wrong-person = wrong person
domain-returned-not-enough = the answer was not enough

domain-watch-two-month-position = Decision after two months
domain-watch-decision-follow-up = Follow-up of a decision
domain-watch-under-watch = The client is not ready yet
domain-watch-consent-expires = The consent expires soon
domain-watch-certificate-expires = The certificate expires soon
