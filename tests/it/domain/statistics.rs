//! Statistics: classes of five, medians, periods, lights; and nobody found by subtracting.

use std::collections::BTreeMap;

use proptest::prelude::*;
use underlag::domain::digest::Digest;
use underlag::domain::request::DeclineReason;
use underlag::domain::statistics::Tally;
use underlag::domain::statistics::figure::{Figure, Known, Share, median, ninetieth, percentile};
use underlag::domain::statistics::group::{Group, Month};
use underlag::domain::statistics::measure::Measure;
use underlag::domain::statistics::period::Period;
use underlag::domain::statistics::report::{Few, Line, Report};
use underlag::domain::statistics::target::{Light, Limits};

const fn digest(number: u8) -> Digest {
    Digest::from_bytes([number; 32])
}

fn group(month: i8, unit: u8, recipient: u8, kind: &str) -> Group {
    Group {
        unit: digest(unit),
        month: Month::new(2026, month),
        recipient: Some(digest(recipient)),
        kind: kind.to_owned(),
    }
}

fn answers(days: &[u16]) -> Tally {
    let mut tally = Tally::new();
    for days in days {
        *tally.entry(Measure::days(*days)).or_default() += 1;
    }
    tally
}

#[test]
fn fewer_than_five_are_not_told_from_none() {
    let shown: Vec<String> = (0..11).map(|count| Figure::of(count).to_string()).collect();
    assert_eq!(shown[..5], ["< 5"; 5]);
    assert_eq!(shown[5..10], ["5–9"; 5]);
    assert_eq!(shown[10], "10–14");
}

#[test]
fn a_share_says_what_it_can_be() {
    let share = |these, those| Share::of(Figure::of(these), Figure::of(those));
    assert_eq!(share(4, 9), None, "too few");
    let about = share(31, 12).expect("enough");
    assert_eq!((about.percent(), about.known()), (73, Known::About));
    let over = share(20, 1).expect("enough");
    assert_eq!((over.low(), over.high(), over.known()), (83, 100, Known::Over));
    let under = share(0, 20).expect("enough");
    assert_eq!((under.low(), under.high(), under.known()), (0, 17, Known::Under));
    for (these, those) in (0..40).flat_map(|these| (0..40).map(move |those| (these, those))) {
        let Some(share) = share(these, those) else { continue };
        let exact = (these * 100 + (these + those) / 2) / (these + those);
        assert!((share.low()..=share.high()).contains(&u8::try_from(exact).expect("per cent")));
    }
}

#[test]
fn medians_and_percentiles_are_nearest_ranks() {
    let days = answers(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 40]);
    assert_eq!((median(&days), ninetieth(&days)), (Some(5), Some(9)));
    assert_eq!(percentile(&days, 91, 1), Some(40));
    assert_eq!(median(&answers(&[1, 2, 3, 4])), None, "four answers");
    assert_eq!((median(&answers(&[7; 5])), ninetieth(&answers(&[7; 9]))), (Some(7), None));
    let coarse = [60, 61, 70, 71, 120, 121, 519, 520, 9000].map(Measure::days);
    let ends = [60, 70, 70, 80, 120, 170, 520, 520, 520].map(Measure::Days);
    assert_eq!(coarse, ends);
}

#[test]
fn periods_are_whole_months() {
    let now = Month::new(2026, 11);
    let months = |period: &str| Period::parse(period).map(|period| period.months(now));
    assert_eq!(months("6m"), Some((Month::new(2026, 6), now)));
    assert_eq!(months("2026-h2"), Some((Month::new(2026, 7), Month::new(2026, 12))));
    assert_eq!(months("2025-q1"), Some((Month::new(2025, 1), Month::new(2025, 3))));
    assert_eq!(months("2024"), Some((Month::new(2024, 1), Month::new(2024, 12))));
    for bad in ["", "m", "3m", "2026-h3", "2026-q0", "2026-", "2026-q11", "1999", "20260", "2026-ä", "+2026"]
    {
        assert_eq!(Period::parse(bad), None, "{bad}");
    }
    let all = Period::all(Month::new(2026, 5), now);
    let codes: Vec<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(codes, ["6m", "12m", "2026", "2026-h2", "2026-h1", "2026-q4", "2026-q3", "2026-q2"]);
    assert!(all.iter().all(|period| Period::parse(&period.to_string()) == Some(*period)));
}

#[test]
fn a_light_that_could_be_any_colour_is_dark() {
    let limits = Limits { green: 5, amber: 10 };
    let light = |these, those| limits.share_at_most(Share::of(Figure::of(these), Figure::of(those)));
    assert_eq!(light(0, 400), Light::Green);
    assert_eq!(light(30, 370), Light::Amber);
    assert_eq!(light(80, 320), Light::Red);
    assert_eq!(light(1, 14), Light::Dark, "nought to four of fifteen");
    assert_eq!(light(0, 3), Light::Dark);
    assert_eq!(
        Limits { green: 80, amber: 60 }.share_at_least(Share::of(Figure::of(17), Figure::of(0))),
        Light::Green
    );
    assert_eq!(Limits { green: 12, amber: 15 }.days_at_most(Some(13)), Light::Amber);
}

#[test]
fn small_groups_are_taken_together() {
    let sent = |count| Tally::from([(Measure::Sent, count)]);
    let rows = [
        (group(3, 1, 1, "a"), sent(12)),
        (group(3, 1, 2, "a"), sent(4)),
        (group(4, 1, 3, "a"), sent(3)),
        (Group::of_unit(Month::new(2026, 3), digest(1)), Tally::from([(Measure::ConsentGiven, 9)])),
    ];
    let key = |group: &Group| group.recipient.map(|recipient| recipient.to_string());
    let report = Report::of(&rows, Few::Merge, is_supplement, key);
    assert_eq!(report.total.sent.to_string(), "15–19");
    assert_eq!(report.lines.len(), 1);
    assert_eq!(report.few.expect("two small groups").sent.to_string(), "5–9");
    assert_eq!(report.consents.given.to_string(), "5–9");
    let kept = Report::of(&rows, Few::Keep, is_supplement, |group| Some(group.month.to_string()));
    assert_eq!(kept.lines.iter().map(|line| line.key.as_str()).collect::<Vec<_>>(), ["2026-03", "2026-04"]);
    assert!(kept.few.is_none());
}

#[test]
fn the_worst_comes_first_and_who_is_overdue_is_not_on_time() {
    let tally = |on_time, late, overdue| {
        let sent = on_time + late + overdue;
        Tally::from([
            (Measure::Sent, sent),
            (Measure::OnTime, on_time),
            (Measure::Late, late),
            (Measure::Overdue, overdue),
        ])
    };
    let rows = [
        (group(3, 1, 1, "a"), tally(20, 5, 0)),
        (group(3, 1, 2, "a"), tally(10, 5, 15)),
        (group(3, 1, 3, "a"), tally(2, 4, 0)),
        (group(3, 1, 4, "a"), tally(20, 0, 0)),
    ];
    let report = Report::of(&rows, Few::Merge, is_supplement, |group| {
        group.recipient.map(|r| r.to_string()[..2].to_owned())
    });
    let keys: Vec<String> = report.worst_first().lines.into_iter().map(|line| line.key).collect();
    assert_eq!(keys, ["02", "01", "04", "03"]);
}

#[test]
fn what_asks_for_more_is_counted_by_its_kind() {
    let rows = [
        (group(3, 1, 1, "b"), Tally::from([(Measure::Sent, 7), (Measure::OnTime, 7)])),
        (group(3, 1, 1, "a"), Tally::from([(Measure::Sent, 20)])),
    ];
    let report = Report::of(&rows, Few::Merge, is_supplement, |group| Some(group.kind.clone()));
    let supplements: Vec<Figure> = report.lines.iter().map(|line| line.supplements).collect();
    assert_eq!((report.total.supplements, supplements), (Figure::of(7), vec![Figure::of(0), Figure::of(7)]));
}

/// Of the kinds here, `b` asks for what an answer lacked.
fn is_supplement(kind: &str) -> bool {
    kind == "b"
}

/// Every count a page shows of one choice of rows.
fn figures(line: &Line) -> Vec<Figure> {
    vec![
        line.sent,
        line.answered,
        line.overdue,
        line.declined,
        line.wrong_recipient,
        line.withdrawn,
        line.expired,
        line.not_delivered,
        line.extended,
        line.rerouted,
        line.recalled,
        line.wrong_person,
        line.not_enough,
        line.supplements,
        line.on_paper,
        line.steps,
    ]
}

fn rows() -> impl Strategy<Value = Vec<(Group, Tally)>> {
    let row = (1..4_i8, 0..2_u8, 0..3_u8, 0..2_usize, proptest::collection::vec(0..9_u64, 6));
    proptest::collection::vec(row, 1..14).prop_map(|rows| {
        let mut all: BTreeMap<Group, Tally> = BTreeMap::new();
        for (month, unit, recipient, kind, counts) in rows {
            let tally = all.entry(group(month, unit, recipient, ["a", "b"][kind])).or_default();
            let measures = [
                Measure::OnTime,
                Measure::Late,
                Measure::NotDelivered,
                Measure::Declined(DeclineReason::Other),
                Measure::Step("call".to_owned()),
                Measure::Expired,
            ];
            for (measure, count) in measures.into_iter().zip(&counts) {
                *tally.entry(measure).or_default() += count;
            }
            *tally.entry(Measure::Sent).or_default() += counts.iter().sum::<u64>();
        }
        all.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Somebody asks for every page there is — any months, any unit, any recipient, any kind, and each
    /// grouping of it — and subtracts: any figure from any other, and all parts from their total. What
    /// is left is never surely between one and four.
    #[test]
    fn nobody_is_found_by_subtracting(rows in rows()) {
        let mut pages: Vec<Report> = Vec::new();
        for (from, to) in [(1, 1), (2, 2), (3, 3), (1, 2), (2, 3), (1, 3)] {
            for (unit, recipient, kind) in choices() {
                let chosen: Vec<(Group, Tally)> = rows
                    .iter()
                    .filter(|(group, _)| {
                        (Month::new(2026, from)..=Month::new(2026, to)).contains(&group.month)
                            && unit.is_none_or(|unit| group.unit == digest(unit))
                            && recipient.is_none_or(|recipient| group.recipient == Some(digest(recipient)))
                            && kind.is_none_or(|kind| group.kind == kind)
                    })
                    .cloned()
                    .collect();
                let by_recipient = |group: &Group| group.recipient.map(|recipient| recipient.to_string());
                pages.push(Report::of(&chosen, Few::Merge, is_supplement, by_recipient));
                pages.push(Report::of(&chosen, Few::Keep, is_supplement, |group| Some(group.month.to_string())));
            }
        }
        let mut seen: Vec<Figure> = pages
            .iter()
            .flat_map(|page| page.lines.iter().chain(&page.few).chain([&page.total]))
            .flat_map(figures)
            .collect();
        seen.sort_unstable();
        seen.dedup();
        for (one, other) in seen.iter().flat_map(|one| seen.iter().map(move |other| (one, other))) {
            prop_assert!(!tells_of_few(*one, std::slice::from_ref(other)));
        }
        for page in &pages {
            let parts: Vec<Vec<Figure>> = page.lines.iter().chain(&page.few).map(figures).collect();
            for (place, total) in figures(&page.total).into_iter().enumerate() {
                let parts: Vec<Figure> = parts.iter().map(|line| line[place]).collect();
                // Without any one of them: what is left is that one.
                for left_out in 0..parts.len() {
                    let mut others = parts.clone();
                    let own = others.remove(left_out);
                    prop_assert!(others.is_empty() || !tells_of_few(total, &others));
                    let highest = parts.iter().map(|part| part.at_most()).sum::<u64>() == total.at_least();
                    prop_assert!(highest || own.at_most() > left_for(total, &others).max(own.at_least()));
                }
            }
        }
    }
}

/// The difference lies between one and four, whatever the counts behind the figures are.
fn tells_of_few(total: Figure, parts: &[Figure]) -> bool {
    let signed = |number: u64| i64::try_from(number).expect("small");
    let least = signed(total.at_least()) - parts.iter().map(|part| signed(part.at_most())).sum::<i64>();
    let most = signed(total.at_most()) - parts.iter().map(|part| signed(part.at_least())).sum::<i64>();
    least >= 1 && most <= 4
}

/// At least so many are left of the total for one part.
fn left_for(total: Figure, others: &[Figure]) -> u64 {
    total.at_least().saturating_sub(others.iter().map(|part| part.at_most()).sum())
}

type Choice = (Option<u8>, Option<u8>, Option<&'static str>);

fn choices() -> impl Iterator<Item = Choice> {
    let units = [None, Some(0), Some(1)];
    let recipients = [None, Some(0), Some(1), Some(2)];
    let kinds = [None, Some("a"), Some("b")];
    units.into_iter().flat_map(move |unit| {
        recipients
            .into_iter()
            .flat_map(move |recipient| kinds.into_iter().map(move |kind| (unit, recipient, kind)))
    })
}
