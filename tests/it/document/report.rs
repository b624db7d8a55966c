//! The status report: one page, tagged, with figures that may be shown.

use jiff::Timestamp;
use underlag::document::report::{self, Input};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::request::DeclineReason;
use underlag::domain::statistics::Tally;
use underlag::domain::statistics::group::{Group, Month};
use underlag::domain::statistics::measure::Measure;
use underlag::domain::statistics::report::{Few, Report};
use underlag::domain::statistics::target::Targets;

const CLINICS: [&str; 7] = [
    "Norrskogens vårdcentral",
    "Sjöstadens vårdcentral",
    "Öppenvårdspsykiatrin Exempelstad",
    "Smärtrehabiliteringen Linden",
    "Grönt arbete Björkbacken",
    "Verkstan arbetsträning",
    "Språk & arbete i Exempelstad",
];

/// A believable half-year.
pub fn sample(language: Language) -> Vec<u8> {
    written(language, CLINICS.len())
}

fn written(language: Language, clinics: usize) -> Vec<u8> {
    let made_at: Timestamp = "2026-11-21T20:47:00Z".parse().expect("a moment");
    let rows: Vec<(Group, Tally)> = (0..clinics).map(clinic).collect();
    let name = |group: &Group| {
        let number = usize::from(group.recipient?.as_bytes()[0]);
        Some(CLINICS.get(number).map_or_else(|| format!("Vårdcentral {number}"), |name| (*name).to_owned()))
    };
    report::pdf(&Input {
        language,
        gateway: "Underlag Exempelstad",
        units: &[
            "Enheten för ekonomiskt bistånd".to_owned(),
            "Enheten för arbete och rehabilitering".to_owned(),
        ],
        period: "Senaste 6 månaderna",
        months: "juni 2026 – november 2026",
        grouping: "Mottagare",
        report: &Report::of(&rows, Few::Merge, |_| false, name).worst_first(),
        targets: &Targets::default(),
        made_at,
    })
}

fn clinic(number: usize) -> (Group, Tally) {
    let group = Group {
        unit: Digest::from_bytes([1; 32]),
        month: Month::new(2026, 9),
        recipient: Some(Digest::from_bytes([u8::try_from(number).expect("few"); 32])),
        kind: "forfragan-till-lakare".to_owned(),
    };
    let late = [4, 27, 12, 2, 3, 8, 1][number % 7];
    let in_time = [44, 14, 22, 1, 30, 25, 2][number % 7];
    let tally = Tally::from([
        (Measure::Sent, in_time + late + 3),
        (Measure::OnTime, in_time),
        (Measure::Late, late),
        (Measure::Days(9), in_time),
        (Measure::Days(21), late),
        (Measure::Scored, in_time + late),
        (Measure::Complete, in_time),
        (Measure::Declined(DeclineReason::NeedsVisitFirst), 2),
        (Measure::NotDelivered, 1),
    ]);
    (group, tally)
}

#[test]
fn it_has_one_page_however_many_clinics() {
    for clinics in [0, 1, 7, 60] {
        for language in Language::ALL {
            let pdf = written(language, clinics);
            let pages = pdf.windows(11).filter(|window| window == b"/Type/Page/").count();
            assert_eq!(pages, 1, "{clinics} clinics, {language:?}");
        }
    }
}
