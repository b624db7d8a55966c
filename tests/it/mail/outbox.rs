//! What becomes of a notice.

use std::time::Duration;

use jiff::SignedDuration;
use underlag::domain::digest::Digest;
use underlag::domain::notice::{Audience, Letter, notice_for};
use underlag::domain::request::Record;
use underlag::mail::Mailer;
use underlag::mail::outbox::{Outcome, wait};
use underlag::mail::transport::{Failure, Memory, Transport};

use super::{Book, config, notice, now, read, record};

fn mailer() -> (Mailer, Memory) {
    let memory = Memory::default();
    (Mailer::with(&config(), Transport::Memory(memory.clone())).expect("a mailer"), memory)
}

#[tokio::test]
async fn a_letter_has_its_headers() {
    let (mailer, memory) = mailer();
    let notice = notice(Letter::RequestSent);
    assert_eq!(mailer.deliver(&notice, &record(), &Book, now()).await, Outcome::Accepted);
    let letters = memory.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "norrskogen@vard.example");
    let (headers, body) = read(&letters[0].raw);
    for expected in [
        "From: \"Underlag Exempelstad\" <underlag@kommun.example>",
        "To: norrskogen@vard.example",
        "Reply-To: enheten@kommun.example",
        "Date: Sat, 21 Nov 2026 09:00:00 +0000",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "Content-Type: text/plain; charset=utf-8",
        &format!("Message-ID: <{}@kommun.example>", notice.id),
    ] {
        assert!(headers.lines().any(|line| line == expected), "{expected}\n---\n{headers}");
    }
    assert!(!headers.contains("\nIn-Reply-To") && !headers.contains("\nReferences"), "{headers}");
    assert!(body.contains("https://underlag.example/l#secret-of-the-link\n"), "{body}");
    assert!(body.contains("14 december 2026"), "{body}");
}

#[tokio::test]
async fn later_letters_answer_the_first_one() {
    let (mailer, memory) = mailer();
    let first = notice(Letter::RequestSent);
    let later = Record { revision: 3, ..record() };
    for (letter, audience) in [
        (Letter::LinkRenewed, Audience::Recipient(later.recipient)),
        (Letter::AnswerArrived, Audience::Unit(later.unit)),
    ] {
        let notice = notice_for(&later, letter, audience, now());
        assert_eq!(mailer.deliver(&notice, &later, &Book, now()).await, Outcome::Accepted);
        let (headers, _) = read(&memory.drain().remove(0).raw);
        for name in ["In-Reply-To", "References"] {
            let expected = format!("\n{name}: <{}@kommun.example>\n", first.id);
            assert!(format!("{headers}\n").contains(&expected), "{expected}\n---\n{headers}");
        }
    }
}

#[tokio::test]
async fn a_letter_to_the_unit_asks_for_no_reply() {
    let (mailer, memory) = mailer();
    let mut notice = notice(Letter::AnswerArrived);
    notice.audience = Audience::Unit(record().unit);
    assert_eq!(mailer.deliver(&notice, &record(), &Book, now()).await, Outcome::Accepted);
    let letter = memory.letters().remove(0);
    assert_eq!(letter.to, "enheten@kommun.example");
    let (headers, body) = read(&letter.raw);
    assert!(!headers.contains("\nReply-To"), "{headers}");
    assert!(!body.contains("secret-of-the-link"), "{body}");
}

#[tokio::test]
async fn no_link_mode_sends_the_known_address() {
    let mut config = config();
    config.mail.link = false;
    let memory = Memory::default();
    let mailer = Mailer::with(&config, Transport::Memory(memory.clone())).expect("a mailer");
    mailer.deliver(&notice(Letter::RequestSent), &record(), &Book, now()).await;
    let (_, body) = read(&memory.letters().remove(0).raw);
    assert!(!body.contains("secret-of-the-link"), "{body}");
    assert!(body.contains("1. Gå till https://underlag.example/l\n"), "{body}");
}

#[tokio::test]
async fn a_failure_for_now_is_tried_later_and_one_for_good_is_not() {
    let (mailer, memory) = mailer();
    let mut notice = notice(Letter::RequestSent);
    let later = Failure::Later("451".to_owned());
    memory.fail_next(later.clone());
    let until = now() + SignedDuration::from_mins(1);
    let outcome = mailer.deliver(&notice, &record(), &Book, now()).await;
    assert_eq!(outcome, Outcome::Deferred { until, why: later.clone() });

    notice.attempts = 100;
    memory.fail_next(later.clone());
    let outcome = mailer.deliver(&notice, &record(), &Book, now()).await;
    assert_eq!(outcome, Outcome::Refused { why: later });

    notice.attempts = 0;
    let never = Failure::Never("550".to_owned());
    memory.fail_next(never.clone());
    let outcome = mailer.deliver(&notice, &record(), &Book, now()).await;
    assert_eq!(outcome, Outcome::Refused { why: never });
    assert_eq!(memory.letters(), []);
}

#[tokio::test]
async fn an_audience_the_directory_has_lost_is_a_refusal() {
    let (mailer, memory) = mailer();
    let mut notice = notice(Letter::RequestSent);
    notice.audience = Audience::Recipient(Digest::from_bytes([9; 32]));
    let outcome = mailer.deliver(&notice, &record(), &Book, now()).await;
    assert!(matches!(outcome, Outcome::Refused { .. }), "{outcome:?}");
    assert_eq!(memory.letters(), []);
}

#[tokio::test]
async fn the_same_letter_twice_is_one_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mailer = Mailer::with(&config(), Transport::Directory(folder.path().join("mail"))).expect("a mailer");
    mailer.reach().await.expect("the folder can be made");
    for letter in [Letter::RequestSent, Letter::RequestSent, Letter::Withdrawn] {
        let outcome = mailer.deliver(&notice(letter), &record(), &Book, now()).await;
        assert_eq!(outcome, Outcome::Accepted);
    }
    let files: Vec<_> = std::fs::read_dir(folder.path().join("mail")).expect("there").collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let path = file.expect("readable").path();
        assert_eq!(path.extension().expect("an extension"), "eml");
        read(&std::fs::read_to_string(path).expect("readable"));
    }
}

#[test]
fn the_waits_double_and_end_after_two_days() {
    let two_days = Duration::from_hours(48);
    let mut waits = Vec::new();
    while let Some(wait) = wait(u32::try_from(waits.len()).expect("few"), two_days) {
        waits.push(wait.as_mins());
    }
    assert_eq!(waits[..9], [1, 2, 4, 8, 16, 32, 64, 128, 240]);
    assert!(waits[9..].iter().all(|minutes| *minutes == 240));
    let total: i64 = waits.iter().sum();
    assert!((48 * 60..48 * 60 + 240).contains(&total), "{total} minutes");
    assert_eq!(wait(u32::MAX.saturating_sub(1).min(100_000), two_days), None);
}
