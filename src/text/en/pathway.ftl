# The pathway. Keys start with `pathway-`.
pathway-nav = Pathway
pathway-title = What do you want to achieve?
pathway-lead = Choose the goal and see the way there: what each step requires, which document shows it and which form asks for the document.
pathway-goals = Goals
pathway-goal = Goal
pathway-all = All steps
pathway-after = After:
pathway-requires = Requires
pathway-proof = Shown by
pathway-ask = Ask for the document
pathway-watch = Set a watch
pathway-none = Your municipality has not added any steps yet.
pathway-step-heading = A step of the pathway
pathway-step-text = The form is chosen and filled in for the step. Read it through and change what is not right.
