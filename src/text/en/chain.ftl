# Keys start with `chain-`. One sentence each, beside the field.

chain-limitation-missing = Describe what the impairment in “{ $area }” leads to, or choose “Cannot judge” as the grade.
chain-impairment-missing = You have described a difficulty but no impairment that explains it; state it if you can.
chain-diagnosis-not-allowed = You have answered that the diagnosis may not be passed on; remove it or change the answer.
chain-capacity-without-limitation = You have answered that the capacity is reduced; describe at least one thing the patient finds hard to do as well.
chain-hours-range = State between 0 and { $max } hours a week.
chain-percent-range = State between 0 and 100 percent.
chain-period-overlap = Period { $first } and period { $second } overlap; change the dates so that each day is in one period at most.
chain-period-reversed = Period { $number } ends before it starts; check the dates.
chain-period-back = Period { $number } starts more than seven days back; please write why.
chain-prognosis-grounds = You have answered that the prognosis is unclear; write what makes it unclear.
chain-assessment-future = The date is in the future; state the day it was made.

chain-missing-assessment = It is not stated what the assessment is based on.
chain-missing-assessment-date = There is no date for what the assessment is based on.
chain-missing-disclosure = It is not stated whether the diagnosis may be passed on.
chain-missing-diagnosis = The diagnosis may be passed on but is not filled in.
chain-missing-diagnosis-unsettled = The diagnosis is not established; without it one of the three parts is missing.
chain-missing-impairment = No area with an impairment is ticked.
chain-missing-impairment-text = The impairment in “{ $area }” is not described.
chain-missing-basis = It is not stated what the assessment of “{ $area }” is based on.
chain-missing-limitation = It is not stated what “{ $area }” makes hard in daily life or at work.
chain-missing-capacity = It is not stated whether the capacity is reduced.
chain-missing-prognosis = It is not stated what the prognosis is.
