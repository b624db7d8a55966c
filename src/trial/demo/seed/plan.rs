//! What becomes of each request, drawn before it is sent. Half a working day is one step of the plan.

use crate::domain::DeclineReason;
use crate::trial::demo::seed::chance::Chance;
use crate::trial::demo::seed::habit::Habit;

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Send,
    /// The letter comes back.
    Bounce,
    /// The unit has corrected the address.
    RenewLink,
    Acknowledge,
    /// So many working days more.
    AskMoreTime(u32),
    GiveTime,
    RefuseTime,
    Answer {
        complete: bool,
    },
    Decline(DeclineReason),
    WrongRecipient,
    /// To the client's other clinic.
    Reroute,
    /// The coordinator has called.
    Call,
    Withdraw,
    Fetch,
}

/// Steps in a working day.
pub const A_DAY: usize = 2;
/// Working days that the forms give.
const ANSWER_DAYS: usize = 15;

/// When and what, the first last.
pub type Plan = Vec<(usize, Act)>;

/// The plan of a request that is sent at that step.
pub fn draw(sent: usize, habit: &Habit, chance: &mut Chance) -> Plan {
    let mut plan = vec![(sent, Act::Send)];
    let mut from = sent;
    if chance.percent(habit.bounces) {
        plan.push((sent + 1, Act::Bounce));
        if chance.percent(75) {
            from = sent + 1 + A_DAY;
            plan.push((from, Act::RenewLink));
        } else {
            return reversed(plan);
        }
    }
    let acknowledged = from + 1 + chance.below(3 * A_DAY);
    if chance.percent(habit.acknowledges) {
        plan.push((acknowledged, Act::Acknowledge));
    }
    let later = |days: usize| from + days * A_DAY + 1;
    match chance.below(100) {
        roll if roll < habit.silent => {
            if chance.percent(50) {
                plan.push((later(ANSWER_DAYS + 12), Act::Call));
            }
        }
        roll if roll < habit.silent + habit.declines => {
            let at = later(2 + chance.below(7));
            plan.push((at, Act::Decline(Habit::reason(chance))));
            fetched(&mut plan, at, chance);
        }
        roll if roll < habit.silent + habit.declines + habit.wrong => {
            let at = later(1 + chance.below(4));
            plan.push((at, Act::WrongRecipient));
            plan.push((at + A_DAY, Act::Reroute));
            answered(&mut plan, at + A_DAY + 1 + habit.answer_days(chance) * A_DAY, habit, chance);
        }
        roll if roll >= 98 => plan.push((later(3 + chance.below(8)), Act::Withdraw)),
        _ if chance.percent(habit.more_time) => {
            let at = later(ANSWER_DAYS - 3);
            plan.push((at, Act::AskMoreTime(10)));
            plan.push((at + 1, if chance.percent(85) { Act::GiveTime } else { Act::RefuseTime }));
            answered(&mut plan, at + 2 + chance.around(4, 13) * A_DAY, habit, chance);
        }
        _ => answered(&mut plan, later(habit.answer_days(chance)), habit, chance),
    }
    reversed(plan)
}

fn answered(plan: &mut Plan, at: usize, habit: &Habit, chance: &mut Chance) {
    plan.push((at, Act::Answer { complete: chance.percent(habit.complete) }));
    fetched(plan, at, chance);
}

/// Nearly always within a few days.
fn fetched(plan: &mut Plan, at: usize, chance: &mut Chance) {
    if chance.percent(95) {
        plan.push((at + 1 + chance.below(4 * A_DAY), Act::Fetch));
    }
}

/// In the order of time, one step apart at least, the first last.
fn reversed(mut plan: Plan) -> Plan {
    plan.sort_by_key(|(at, _)| *at);
    for place in 1..plan.len() {
        plan[place].0 = plan[place].0.max(plan[place - 1].0 + 1);
    }
    plan.reverse();
    plan
}
