//! How each recipient of the demo behaves: one is quick, one is slow, one is clearly the worst.

use crate::domain::DeclineReason;
use crate::trial::demo::seed::chance::Chance;

pub struct Habit {
    pub recipient: &'static str,
    pub kind: &'static str,
    /// Of all requests, so many in a hundred go here.
    pub share: usize,
    /// Working days to an answer, from and to.
    pub days: (usize, usize),
    /// The rest in per cent: said that it has it, answered the whole chain, never answered, declined,
    /// not its patient, asked for more time, letter came back.
    pub acknowledges: usize,
    pub complete: usize,
    pub silent: usize,
    pub declines: usize,
    pub wrong: usize,
    pub more_time: usize,
    pub bounces: usize,
}

const DOCTOR: &str = "forfragan-till-lakare";
const ACTIVITY: &str = "aktivitetsforfragan";

/// What nearly all do.
const USUAL: Habit = Habit {
    recipient: "",
    kind: DOCTOR,
    share: 0,
    days: (4, 16),
    acknowledges: 80,
    complete: 75,
    silent: 2,
    declines: 6,
    wrong: 3,
    more_time: 8,
    bounces: 1,
};

pub const HABITS: [Habit; 8] = [
    Habit { recipient: "vc-norrskogen", share: 24, days: (3, 14), acknowledges: 92, complete: 86, ..USUAL },
    Habit {
        recipient: "vc-sjostaden",
        share: 20,
        days: (11, 32),
        acknowledges: 38,
        complete: 48,
        silent: 19,
        declines: 14,
        more_time: 12,
        ..USUAL
    },
    Habit { recipient: "vc-kvarnbacken", share: 15, days: (5, 18), complete: 70, ..USUAL },
    Habit {
        recipient: "psykiatri-oppenvard",
        share: 14,
        days: (8, 20),
        acknowledges: 66,
        complete: 78,
        silent: 5,
        declines: 15,
        more_time: 26,
        ..USUAL
    },
    Habit { recipient: "gront-arbete", kind: ACTIVITY, share: 13, days: (2, 8), declines: 3, ..USUAL },
    Habit {
        recipient: "verkstan",
        kind: ACTIVITY,
        share: 11,
        days: (4, 17),
        silent: 6,
        bounces: 14,
        ..USUAL
    },
    Habit { recipient: "vc-strandvik", share: 2, days: (4, 13), ..USUAL },
    Habit { recipient: "language-and-work", kind: ACTIVITY, share: 1, days: (3, 9), ..USUAL },
];

impl Habit {
    /// Whose it is.
    #[must_use]
    pub fn of(recipient: &str) -> &'static Self {
        HABITS.iter().find(|habit| habit.recipient == recipient).unwrap_or(&HABITS[0])
    }

    /// A recipient, as often as it is asked.
    #[must_use]
    pub fn drawn(chance: &mut Chance) -> &'static Self {
        let mut place = chance.below(HABITS.iter().map(|habit| habit.share).sum());
        for habit in &HABITS {
            match place.checked_sub(habit.share) {
                None => return habit,
                Some(rest) => place = rest,
            }
        }
        &HABITS[0]
    }

    pub fn answer_days(&self, chance: &mut Chance) -> usize {
        chance.around(self.days.0, self.days.1)
    }

    /// Clinics that decline mostly want to see the patient first.
    pub fn reason(chance: &mut Chance) -> DeclineReason {
        chance.one_of(&[
            DeclineReason::NeedsVisitFirst,
            DeclineReason::NeedsVisitFirst,
            DeclineReason::NeedsVisitFirst,
            DeclineReason::FeeNotAgreed,
            DeclineReason::FeeNotAgreed,
            DeclineReason::NoMandate,
            DeclineReason::WrongUnit,
            DeclineReason::Other,
        ])
    }
}
