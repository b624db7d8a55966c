# Keys start with `text-`.

text-decimal-mark = { "." }
text-thousands-mark = { "," }
text-clock = { $hour }:{ $minute }
text-moment = { $day } at { $time }

text-month-1 = January
text-month-2 = February
text-month-3 = March
text-month-4 = April
text-month-5 = May
text-month-6 = June
text-month-7 = July
text-month-8 = August
text-month-9 = September
text-month-10 = October
text-month-11 = November
text-month-12 = December
text-weekday-1 = Monday
text-weekday-2 = Tuesday
text-weekday-3 = Wednesday
text-weekday-4 = Thursday
text-weekday-5 = Friday
text-weekday-6 = Saturday
text-weekday-7 = Sunday
