# Keys start with `text-`.

text-decimal-mark = { "," }
text-thousands-mark = { "\u00A0" }
text-clock = { $hour }.{ $minute }
text-moment = { $day } kl. { $time }

text-month-1 = januari
text-month-2 = februari
text-month-3 = mars
text-month-4 = april
text-month-5 = maj
text-month-6 = juni
text-month-7 = juli
text-month-8 = augusti
text-month-9 = september
text-month-10 = oktober
text-month-11 = november
text-month-12 = december
text-weekday-1 = måndag
text-weekday-2 = tisdag
text-weekday-3 = onsdag
text-weekday-4 = torsdag
text-weekday-5 = fredag
text-weekday-6 = lördag
text-weekday-7 = söndag
