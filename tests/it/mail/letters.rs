//! The words of every letter.

use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::mail::letter::{self, Fields, Proof};

const LINK: &str = "https://underlag.example/l#Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6";

fn fields(link: Option<&str>) -> Fields<'_> {
    Fields {
        reference: "U-7K3M-Q9XD-4",
        kind: "Förfrågan till läkare",
        due: "14 december 2026",
        unit: "Enheten för ekonomiskt bistånd",
        organisation: "Exempelstads kommun",
        telephone: "0123-45 67 00",
        gateway: "Underlag Exempelstad",
        address: "https://underlag.example",
        page: "https://underlag.example/requests/U-7K3M-Q9XD-4",
        link,
        list: "  U-7K3M-Q9XD-4\n  U-0ZX4-81MN-C",
    }
}

#[test]
fn every_letter_is_whole_in_both_languages() {
    for language in Language::ALL {
        for letter in Letter::ALL {
            for link in [None, Some(LINK)] {
                let written = letter::write(letter, language, &fields(link));
                let name = format!("{} {}", language.tag(), letter.name());
                assert!(written.subject.contains("U-7K3M-Q9XD-4"), "{name}: the subject names the request");
                assert!(written.subject.len() <= 78, "{name}: {}", written.subject);
                let flowed = written.body.replace('\n', " ");
                let about =
                    if letter == Letter::HandedOver { "U-0ZX4-81MN-C" } else { "Förfrågan till läkare" };
                assert!(flowed.contains(about), "{name}: what it is about");
                assert!(!written.body.contains(['{', '}']), "{name}: {}", written.body);
                assert!(written.body.ends_with('\n') && !written.body.ends_with("\n\n"), "{name}");
                for line in written.body.lines() {
                    assert!(line.chars().count() <= 72 || line.contains(LINK), "{name}: {line}");
                    assert_eq!(line.trim_end(), line, "{name}");
                }
            }
        }
    }
}

#[test]
fn only_letters_that_open_a_request_carry_the_link() {
    for language in Language::ALL {
        for letter in Letter::ALL {
            let opens = letter.opens_the_request();
            let with = letter::write(letter, language, &fields(Some(LINK)));
            assert_eq!(with.body.contains(LINK), opens, "{}", letter.name());
            let without = letter::write(letter, language, &fields(None));
            assert!(!without.body.contains("/l#"), "{}", letter.name());
            assert_eq!(without.body.contains("https://underlag.example/l\n"), opens, "{}", letter.name());
        }
    }
}

#[test]
fn a_letter_to_a_recipient_says_whom_to_call() {
    for letter in [Letter::RequestSent, Letter::LinkRenewed, Letter::AnswerReceived, Letter::Withdrawn] {
        for language in Language::ALL {
            let written = letter::write(letter, language, &fields(Some(LINK)));
            assert!(written.body.contains("0123-45 67 00"), "{}", letter.name());
        }
    }
}

#[test]
fn a_value_that_looks_like_a_field_stays_as_it_is() {
    let mut fields = fields(None);
    fields.unit = "Enheten {link} {nothing}";
    let written = letter::write(Letter::RequestSent, Language::Sv, &fields);
    assert!(written.body.contains("Enheten {link} {nothing}"), "{}", written.body);
}

#[test]
fn long_lines_are_wrapped_under_their_number() {
    let written = letter::write(Letter::AnswerArrived, Language::Sv, &fields(None));
    let expected =
        "2. Öppna svaret med samtyckesdokumentet, lägg det i akten och bekräfta\n   att ni har hämtat det.";
    assert!(written.body.contains(expected), "{}", written.body);
}

#[test]
fn the_first_letter_reads_like_a_letter() {
    let written = letter::write(Letter::RequestSent, Language::Sv, &fields(Some(LINK)));
    assert_eq!(written.subject, "Förfrågan U-7K3M-Q9XD-4: svara senast 14 december 2026");
    assert_eq!(written.body, include_str!("request-sent.txt"));
}

#[test]
fn the_letter_that_asks_whether_it_arrives_is_whole() {
    let proof = Proof {
        recipient: "Norrskogens vårdcentral",
        gateway: "Underlag Exempelstad",
        address: "https://underlag.example",
        code: "7K3M-Q9XD-4TWP",
        until: "2026-12-05",
    };
    for language in Language::ALL {
        let written = letter::write_proof(language, &proof);
        for value in [
            "Norrskogens vårdcentral",
            "https://underlag.example/mailbox\n",
            "7K3M-Q9XD-4TWP\n",
            "2026-12-05",
        ] {
            assert!(written.body.contains(value), "{value}: {}", written.body);
        }
        assert!(!written.body.contains(['{', '}', '#']), "{}", written.body);
        assert!(!written.subject.contains("7K3M"), "subjects are seen by more people than letters");
    }
}
