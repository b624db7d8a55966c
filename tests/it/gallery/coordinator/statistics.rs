//! A half-year in figures, and one in which nothing was sent.

use jiff::Timestamp;
use underlag::domain::actor::Role;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::request::DeclineReason;
use underlag::domain::statistics::Tally;
use underlag::domain::statistics::group::{Group, Month};
use underlag::domain::statistics::measure::Measure;
use underlag::domain::statistics::period::Period;
use underlag::domain::statistics::report::{Few, Report};
use underlag::domain::statistics::target::Targets;
use underlag::domain::survey::{self, Answer, Question};
use underlag::domain::watch::WatchKind;
use underlag::exchange::statistics::{Choice, Grouping, Statistics};
use underlag::web::coordinator::statistics::choices::Choices;
use underlag::web::coordinator::statistics::page::StatisticsPage;
use underlag::web::coordinator::statistics::words;
use underlag::web::page::{Frame, Person};
use underlag::web::parts;

use crate::gallery::Sample;

impl Sample for StatisticsPage {
    const NAME: &'static str = "coordinator-statistics";

    fn samples(language: Language) -> Vec<Self> {
        let page = |(frame, statistics)| {
            let choice = |code: &str, chosen| parts::Choice::new(code, words::choice(code, language), chosen);
            let choices = Choices {
                periods: vec![choice("6m", true), choice("2026-h1", false), choice("2026-q3", false)],
                groupings: vec![choice("recipient", true), choice("month", false)],
                units: Vec::new(),
            };
            Self::of(frame, &statistics, choices)
        };
        all(language).into_iter().map(page).collect()
    }
}

/// A believable half-year, and one in which nothing was sent.
fn all(language: Language) -> Vec<(Frame, Statistics)> {
    vec![(frame(language), statistics(&clinics())), (frame(language), statistics(&[]))]
}

fn frame(language: Language) -> Frame {
    let person = Person { name: "Kerstin Berg".to_owned(), roles: vec![Role::Coordinator] };
    Frame { path: "/statistics".to_owned(), ..Frame::sample(language, Some(person)) }
}

fn statistics(rows: &[(Group, Tally)]) -> Statistics {
    let names = ["Norrskogens vårdcentral", "Sjöstadens vårdcentral", "Öppenvårdspsykiatrin Exempelstad"];
    let name = |group: &Group| {
        let number = usize::from(group.recipient?.as_bytes()[0]);
        Some((*names.get(number).unwrap_or(&"Smärtrehabiliteringen Linden")).to_owned())
    };
    let now: Timestamp = "2026-11-21T20:47:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH);
    let period = Period::HALF_YEAR;
    Statistics {
        choice: Choice { units: vec!["eb".to_owned()], period, grouping: Grouping::Recipient },
        months: period.months(Month::of(now)),
        report: Report::of(rows, Few::Merge, |_| false, name).worst_first(),
        targets: Targets::default(),
        survey: survey::Report::of(&if rows.is_empty() { survey::Tally::new() } else { sheets() }),
        units: vec!["Enheten för ekonomiskt bistånd".to_owned()],
        made_at: now,
    }
}

fn sheets() -> survey::Tally {
    let counts = [(Answer::Yes, 21), (Answer::Mostly, 9), (Answer::NotReally, 6), (Answer::NotSaid, 2)];
    let of = |question| counts.map(|(answer, count)| ((question, answer), count));
    Question::ALL.into_iter().flat_map(of).collect()
}

fn clinics() -> Vec<(Group, Tally)> {
    let unit = Digest::from_bytes([9; 32]);
    let month = Month::new(2026, 9);
    let clinic = |number: u8, in_time: u64, late: u64, overdue: u64, days: u16| {
        let answered = in_time + late;
        let tally = Tally::from([
            (Measure::Sent, answered + overdue + 6),
            (Measure::OnTime, in_time),
            (Measure::Late, late),
            (Measure::Overdue, overdue),
            (Measure::Days(days), answered * 2 / 3),
            (Measure::Days(days * 2), answered - answered * 2 / 3),
            (Measure::Scored, answered),
            (Measure::Complete, answered * 3 / 4),
            (Measure::Declined(DeclineReason::NeedsVisitFirst), 5),
            (Measure::Declined(DeclineReason::NoMandate), 2),
            (Measure::NotDelivered, 1),
            (Measure::Step("due-soon".to_owned()), answered / 2),
            (Measure::Step("overdue".to_owned()), late + overdue),
        ]);
        let recipient = Some(Digest::from_bytes([number; 32]));
        (Group { unit, month, recipient, kind: "forfragan-till-lakare".to_owned() }, tally)
    };
    let consents = Tally::from([
        (Measure::ConsentGiven, 71),
        (Measure::ConsentRefused, 6),
        (Measure::ConsentRevoked, 2),
        (Measure::WatchSet(WatchKind::TwoMonthPosition), 24),
        (Measure::WatchDone(WatchKind::TwoMonthPosition), 17),
    ]);
    let few = Group { recipient: Some(Digest::from_bytes([8; 32])), ..clinic(8, 0, 0, 0, 1).0 };
    vec![
        clinic(0, 44, 5, 1, 9),
        clinic(1, 12, 17, 9, 17),
        clinic(2, 20, 9, 2, 13),
        (few, Tally::from([(Measure::Sent, 3), (Measure::OnTime, 3)])),
        (Group::of_unit(month, unit), consents),
    ]
}
