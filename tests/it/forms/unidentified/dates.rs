//! Dates, times, weeks, shares and lists have as many digits as a number, and are none.

use super::{Sort, nothing, only};

#[test]
fn a_period_between_two_dates_is_no_number() {
    for text in [
        "2026-12-01–2026-12-31",
        "2026-12-01/2026-12-31",
        "2026-12-01-2026-12-31",
        "2026-12-10 / 2026-12-17",
        "2026-12-01/2027-01-31",
        "2026-12-01--2026-12-31",
        "2026-12-01–12-31",
        "2026-12-01/12-31",
        "2026.12.01-2026.12.31",
        "2026/12/01-2026/12/31",
        "2026 12 08 - 2026 12 31",
        "01-12-2026 – 31-12-2026",
        "05-01-2026/10-01-2026",
        "05/01-2026 – 10/01-2026",
        "Sjukskriven 2026-12-01–2026-12-31, därefter 2027-01-01–2027-01-31.",
    ] {
        nothing(text);
        nothing(&format!("Perioden ({text}) gäller."));
    }
}

#[test]
fn times_weeks_shares_and_lists_are_no_numbers() {
    for text in [
        "2026-12-05 0900-1030",
        "2026-12-05 0900 - 1030",
        "Tider 2026-12-05 10-12 14-16",
        "Tider 0900-1200 25 minuter",
        "Tider 08-12 13-17 10 dagar",
        "v. 02-05 2027-01-11",
        "05-01-2026 1030",
        "0-25-50-75-100 %",
        "0 25 50 75 100 procent",
        "08-16 25 50 75 %",
        "00 10 20 30 40",
        "010 020 030 040 050",
        "Vecka 01 02 03 04 05",
        "Vecka 01-02 03-04 05",
        "Vecka 08 10 12 14 16",
        "Dagar 05 06 07 2026",
        "Frånvarande 03/05-26/02 2026",
        "Tider 08-12 13-17 45, 10-11 08-17 79",
        "2026-12-05 30-45 minuter, 2027-07-02 25-50 %",
        "2026-11-05 1415, 2026-11-05/1100, 251105 0800",
        "Blodtryck 080 120 070 110",
        "dnr 2026-0123-45678",
        "Vecka 10 11 12 36 41",
        "vecka 02 - 05 2027 och 08 - 12 2028",
        "kl. 08.00-16.00 25 %",
        "kl. 08.00 - 16.00 25 %",
        "kl. 0800 - 1630 25 %",
        "Poäng\n08\n16\n25\n50\n75",
        "ärende 2026/1234-5",
        "SpO2 95 96 94 93 92, O2 95 96 94 93",
        "ICD O24 O99 O80 F43.1, FaR d450 d455 d920",
        "20261205;1430, 20261205,0900, 261205 (1430), 2026-12-05, 0907",
        "Läs mer at exempel.example, följ oss @\ntallbacken",
    ] {
        nothing(text);
    }
}

#[test]
fn a_number_beside_or_in_the_shape_of_a_date_is_found() {
    only(Sort::PersonalNumber, "2026-12-10-1234", "2026-12-10-1234");
    only(Sort::PersonalNumber, "12-06-10-1998", "12-06-10-1998");
    only(Sort::PersonalNumber, "den 1/12 1985-06-14-9882", "1985-06-14-9882");
    only(Sort::PersonalNumber, "2026-12-10 850614-9882 2026-12-17", "850614-9882");
    only(Sort::PersonalNumber, "850614-9882 2026-12-17", "850614-9882");
    only(Sort::Telephone, "070-123 45 67 2026-12-10", "070-123 45 67");
    only(Sort::Telephone, "2026-12-10 070-123 45 67", "070-123 45 67");
}

mod planted {
    use proptest::prelude::*;
    use underlag::forms::unidentified::{Known, find};

    fn date() -> impl Strategy<Value = String> {
        (1930..2060, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn two_dates_are_a_period_whatever_joins_them(
            first in date(),
            sign in prop::sample::select(vec!["–", "-", "/", " – ", " / ", " - ", " till ", " ", "\n", "--", ", "]),
            second in date(),
            after in "( kl\\. 08-16| 0900-1030)?[.,) ]?",
        ) {
            let text = format!("{first}{sign}{second}{after}");
            prop_assert_eq!(find(&text, &Known::default()), [], "{}", text);
        }
    }
}
