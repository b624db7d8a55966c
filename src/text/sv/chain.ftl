# Keys start with `chain-`. One sentence each, beside the field.

chain-limitation-missing = Beskriv vad funktionsnedsättningen inom ”{ $area }” leder till, eller välj ”Kan inte bedöma” som grad.
chain-impairment-missing = Ni har beskrivit en svårighet men ingen funktionsnedsättning som förklarar den; ange den om ni kan.
chain-diagnosis-not-allowed = Ni har svarat att diagnosen inte får lämnas; ta bort den eller ändra svaret.
chain-capacity-without-limitation = Ni har svarat att förmågan är nedsatt; beskriv också minst en sak som patienten har svårt att göra.
chain-hours-range = Ange mellan 0 och { $max } timmar per vecka.
chain-percent-range = Ange mellan 0 och 100 procent.
chain-period-overlap = Period { $first } och period { $second } överlappar varandra; ändra datumen så att varje dag finns i högst en period.
chain-period-reversed = Period { $number } slutar innan den börjar; kontrollera datumen.
chain-period-back = Period { $number } börjar mer än sju dagar tillbaka; skriv gärna varför.
chain-prognosis-grounds = Ni har svarat att prognosen är oklar; skriv vad som gör den oklar.
chain-assessment-future = Datumet ligger framåt i tiden; ange den dag då underlaget kom till.

chain-missing-assessment = Det framgår inte vad bedömningen bygger på.
chain-missing-assessment-date = Datum saknas för det som bedömningen bygger på.
chain-missing-disclosure = Det framgår inte om diagnosen får lämnas.
chain-missing-diagnosis = Diagnosen får lämnas men är inte ifylld.
chain-missing-diagnosis-unsettled = Diagnosen är inte fastställd; utan den saknas en av de tre delarna.
chain-missing-impairment = Inget område med funktionsnedsättning är ikryssat.
chain-missing-impairment-text = Funktionsnedsättningen inom ”{ $area }” är inte beskriven.
chain-missing-basis = Det framgår inte vad bedömningen av ”{ $area }” bygger på.
chain-missing-limitation = Det framgår inte vad ”{ $area }” gör svårt i vardag eller arbete.
chain-missing-capacity = Det framgår inte om förmågan är nedsatt.
chain-missing-prognosis = Det framgår inte hur prognosen ser ut.
