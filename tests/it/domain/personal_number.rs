//! Personal numbers as people write them. The numbers are test numbers published by
//! Skatteverket, and its own examples.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use underlag::domain::language::Language;
use underlag::domain::personal_number::{Error, PersonalNumber, Sort};
use underlag::text;

const TODAY: Date = date(2026, 11, 21);

fn parse(text: &str) -> Result<String, Error> {
    PersonalNumber::parse(text, TODAY).map(|number| number.as_str().to_owned())
}

fn fault(text: &str) -> Option<Error> {
    parse(text).err()
}

#[test]
fn ways_to_write_the_same_number() {
    for text in [
        "199001012385",
        "19900101-2385",
        "19900101 2385",
        "900101-2385",
        "9001012385",
        " 900101 2385 ",
        "19 90 01 01 - 23 85",
        "900101\u{2013}2385",
        "900101\u{a0}2385",
        "\t19900101\u{2212}2385\n",
    ] {
        assert_eq!(parse(text).as_deref(), Ok("199001012385"), "{text:?}");
    }
}

#[test]
fn it_is_shown_with_its_century() {
    let number = PersonalNumber::parse("900101-2385", TODAY).expect("a number");
    assert_eq!(number.formatted(), "19900101-2385");
    assert_eq!(number.sort(), Sort::Personal);
    assert_eq!(format!("{number:?}"), "PersonalNumber(…)", "nothing of it in a log");
}

#[test]
fn it_is_kept_and_read_back_in_one_writing() {
    for kept in ["199001012385", "190001019801"] {
        let number: PersonalNumber = kept.parse().expect("a test number");
        let json = serde_json::to_string(&number).expect("JSON");
        assert_eq!(json, format!("\"{kept}\""));
        assert_eq!(serde_json::from_str::<PersonalNumber>(&json).expect("the same"), number);
    }
    for other in ["19900101-2385", "9001012385", "199001012386", " 199001012385", ""] {
        assert!(other.parse::<PersonalNumber>().is_err(), "{other}");
        assert!(serde_json::from_str::<PersonalNumber>(&format!("\"{other}\"")).is_err(), "{other}");
    }
}

/// The sign is `+` from the year the person turns 100.
#[test]
fn the_plus_sign_means_a_hundred_years() {
    assert_eq!(parse("000101+9801").as_deref(), Ok("190001019801"));
    assert_eq!(parse("19000101+9801").as_deref(), Ok("190001019801"));
    assert_eq!(parse("19000101-9801").as_deref(), Ok("190001019801"), "the century says it all");
    let year = |today: Date| PersonalNumber::parse("000101+9801", today).map(|n| n.as_str()[..4].to_owned());
    assert_eq!(year(date(1999, 12, 31)), Ok("1800".to_owned()));
    assert_eq!(year(date(2000, 1, 1)), Ok("1900".to_owned()));
    assert_eq!(fault("19900101+2385"), Some(Error::Separator), "not yet a hundred");
}

#[test]
fn ten_digits_are_the_latest_year_that_fits() {
    // The same digits, read in different years.
    let year = |text, today| PersonalNumber::parse(text, today).map(|n| n.as_str()[..4].to_owned());
    assert_eq!(year("900101-2385", date(1990, 1, 1)), Ok("1990".to_owned()));
    assert_eq!(year("900101-2385", date(2089, 12, 31)), Ok("1990".to_owned()));
    assert_eq!(year("900101-2385", date(2090, 1, 1)), Ok("2090".to_owned()));
    // Later this year has not been; without a sign it was a hundred years ago.
    let eve = date(2089, 12, 31);
    assert_eq!(year("900101+2385", eve), Ok("1890".to_owned()));
    assert_eq!(year("701003-2394", date(1970, 10, 2)), Err(Error::InFuture));
    assert_eq!(year("7010032394", date(1970, 10, 2)), Ok("1870".to_owned()));
    assert_eq!(year("701003-2394", date(1970, 10, 3)), Ok("1970".to_owned()));
}

/// The example of Skatteverket's own information on coordination numbers.
#[test]
fn a_coordination_number_has_its_day_raised_by_sixty() {
    for text in ["701063-2391", "19701063-2391", "7010632391"] {
        let number = PersonalNumber::parse(text, TODAY).expect("a number");
        assert_eq!(number.as_str(), "197010632391");
        assert_eq!(number.sort(), Sort::Coordination);
    }
    for text in ["701092-2396", "701032-2399", "700291-2393"] {
        assert_eq!(fault(text), Some(Error::NoSuchDate), "{text}");
    }
}

/// Where the date of birth could not be told, Skatteverket writes month 00 or day 60.
#[test]
fn a_coordination_number_may_lack_month_or_day() {
    let with_check = |digits: &str| {
        let wanted = (0..10).map(|check| format!("{digits}{check}")).find(|text| parse(text).is_ok());
        wanted.unwrap_or_else(|| panic!("{digits} is no number"))
    };
    assert_eq!(parse("701060-2394").as_deref(), Ok("197010602394"));
    for digits in ["19550060239", "19550072239", "19551160238", "20150091239"] {
        let text = with_check(digits);
        let number = PersonalNumber::parse(&text, TODAY).expect("a number");
        assert_eq!(number.sort(), Sort::Coordination, "{text}");
        assert_eq!(PersonalNumber::parse(&text[2..], TODAY).as_ref(), Ok(&number), "ten digits of {text}");
        assert_eq!(PersonalNumber::parse(&number.formatted(), TODAY), Ok(number));
    }
    for text in ["700059-2390", "700000-2390", "700092-2390", "701360-2390", "700031-2390"] {
        assert_eq!(fault(text), Some(Error::NoSuchDate), "{text}");
    }
    assert_eq!(fault("20270060-2390"), Some(Error::InFuture), "a year that has not come");
}

#[test]
fn what_is_invisible_in_a_number_is_passed_over() {
    for text in [
        "\u{202a}19900101-2385\u{202c}",
        "19900101\u{200b}-2385",
        "\u{feff}199001012385",
        "1990\u{ad}0101-2385",
        "19900101\u{2011}2385",
        "900101\u{2800}\u{fe63}2385\u{2060}",
    ] {
        assert_eq!(parse(text).as_deref(), Ok("199001012385"), "{text:?}");
    }
}

#[test]
fn an_interim_number_has_a_letter_after_the_date() {
    for letter in "TRSUWXJKLMN".chars() {
        let text = format!("20000101-{letter}220");
        let number = PersonalNumber::parse(&text, TODAY).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(number.sort(), Sort::Interim);
        assert_eq!(number.formatted(), text);
    }
    assert_eq!(parse("000101-t220").as_deref(), Ok("20000101T220"), "in lower case");
    for text in ["000101-A220", "000101-2T20", "0001T1-2220", "T00101-2220", "000101-TT20", "000101-22T0"] {
        assert_eq!(fault(text), Some(Error::UnexpectedCharacter), "{text}");
    }
    assert_eq!(fault("000101-T221"), Some(Error::CheckDigit));
}

#[test]
fn numbers_that_must_fail() {
    let cases = [
        ("", Error::Empty),
        ("   ", Error::Empty),
        ("-", Error::Empty),
        ("1", Error::TooShort),
        ("900101", Error::TooShort),
        ("900101-238", Error::TooShort),
        ("19900101-238", Error::TooShort),
        ("900101-23855", Error::TooLong),
        ("19900101-23855", Error::TooLong),
        ("199001012385199001012385", Error::TooLong),
        ("Anna Andersson", Error::UnexpectedCharacter),
        ("900101/2385", Error::UnexpectedCharacter),
        ("900101-238å", Error::UnexpectedCharacter),
        ("９００１０１-2385", Error::UnexpectedCharacter),
        ("9001-012385", Error::Separator),
        ("-9001012385", Error::Separator),
        ("9001012385-", Error::Separator),
        ("900101--2385", Error::Separator),
        ("19-900101-2385", Error::Separator),
        ("901301-2380", Error::NoSuchDate),
        ("900001-2385", Error::NoSuchDate),
        ("900100-2385", Error::NoSuchDate),
        ("900230-2385", Error::NoSuchDate),
        ("19000229-9809", Error::NoSuchDate),
        ("17900101-2385", Error::NoSuchDate),
        ("29900101-2385", Error::NoSuchDate),
        ("20261122-2385", Error::InFuture),
        ("900101-2384", Error::CheckDigit),
        ("900110-2385", Error::CheckDigit),
        ("000000-0000", Error::NoSuchDate),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), Some(expected), "{text:?}");
    }
    assert_eq!(fault(&"1".repeat(1 << 20)), Some(Error::TooLong));
}

#[test]
fn every_fault_has_a_text() {
    let all = [
        Error::Empty,
        Error::TooShort,
        Error::TooLong,
        Error::UnexpectedCharacter,
        Error::Separator,
        Error::NoSuchDate,
        Error::InFuture,
        Error::CheckDigit,
    ];
    for language in Language::ALL {
        for fault in all {
            assert!(text::has(language, fault.text_key()), "{fault:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), digits in "[0-9TRx+ -]{0,15}") {
        for text in [text, digits] {
            if let Ok(number) = PersonalNumber::parse(&text, TODAY) {
                let again = PersonalNumber::parse(&number.formatted(), TODAY);
                prop_assert_eq!(again, Ok(number));
            }
        }
    }

    /// Luhn finds every single wrong digit.
    #[test]
    fn a_wrong_digit_is_found(place in 8_usize..12, by in 1_u8..10) {
        let mut symbols = *b"199001012385";
        symbols[place] = b'0' + (symbols[place] - b'0' + by) % 10;
        let text = str::from_utf8(&symbols).expect("ASCII");
        prop_assert_eq!(fault(text), Some(Error::CheckDigit));
    }
}
