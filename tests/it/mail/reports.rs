//! What mails in the gateway's own mailbox say of our letters.

use data_encoding::BASE64;
use proptest::prelude::*;
use underlag::domain::digest::Digest;
use underlag::domain::notice::Letter;
use underlag::mail::report::{MOST_BYTES, Says, read};

use super::notice;

const DOMAIN: &str = "kommun.example";
pub const MAILBOX: &str = "norrskogen@vard.example";

pub const POSTFIX: &str = include_str!("../../mail/reports/postfix.eml");
pub const EXCHANGE: &str = include_str!("../../mail/reports/exchange.eml");
pub const EXIM: &str = include_str!("../../mail/reports/exim.eml");
pub const VACATION: &str = include_str!("../../mail/reports/vacation.eml");
pub const OUT_OF_OFFICE: &str = include_str!("../../mail/reports/out-of-office.eml");
pub const PERSON: &str = include_str!("../../mail/reports/person.eml");

/// A mail about a letter, with the line ends of the wire.
pub fn about(mail: &str, letter: &Digest, action: &str) -> String {
    let returned = format!("Message-ID: <{letter}@kommun.example>\r\n\r\nHej!\r\n");
    mail.replace(
        &BASE64.encode(b"Message-ID: <{letter}@kommun.example>\r\n\r\nHej!\r\n"),
        &BASE64.encode(returned.as_bytes()),
    )
    .replace("{letter}", &letter.to_string())
    .replace("{action}", action)
    .replace('\n', "\r\n")
}

fn letter() -> Digest {
    notice(Letter::RequestSent).id
}

fn says(mail: &str) -> Option<(Says, Vec<Digest>)> {
    let report = read(mail.as_bytes(), DOMAIN)?;
    Some((report.says(Some(MAILBOX))?, report.letters))
}

#[test]
fn a_letter_that_came_back_is_known_by_what_was_returned() {
    for mail in [POSTFIX, EXCHANGE, EXIM] {
        let failed = about(mail, &letter(), "failed");
        assert_eq!(says(&failed), Some((Says::Failed, vec![letter()])), "{failed}");
        let late = about(mail, &letter(), "delayed");
        assert_eq!(says(&late), Some((Says::Delayed, vec![letter()])), "{late}");
        let arrived = about(mail, &letter(), "delivered");
        assert_eq!(says(&arrived), Some((Says::Arrived, vec![letter()])), "{arrived}");
        // It went on to somebody else: nothing is known.
        for action in ["relayed", "expanded"] {
            assert_eq!(says(&about(mail, &letter(), action)), None, "{action}");
        }
    }
}

#[test]
fn where_the_action_says_nothing_the_status_does() {
    for action in ["", "FAILED?", "nothing"] {
        let failed = about(POSTFIX, &letter(), action);
        assert_eq!(says(&failed), Some((Says::Failed, vec![letter()])), "{action}");
        let late = failed.replace("Status: 5.1.1", "Status: 4.4.1");
        assert_eq!(says(&late), Some((Says::Delayed, vec![letter()])), "{action}");
    }
}

#[test]
fn letter_case_blanks_and_comments_do_not_matter() {
    let mail = about(POSTFIX, &letter(), "FAILED (user unknown)").replace("Action:", "ACTION :");
    assert_eq!(says(&mail), Some((Says::Failed, vec![letter()])));
    let mail = about(POSTFIX, &letter(), "FAILED (user unknown)").replace("message/rfc822", "Message/RFC822");
    assert_eq!(says(&mail), Some((Says::Failed, vec![letter()])));
}

#[test]
fn the_envelope_id_names_the_letter_where_nothing_is_returned() {
    let whole = about(POSTFIX, &letter(), "failed");
    let (report, _) =
        whole.split_once("--4Yx1.1/mx.kommun.example\r\nContent-Description: Undelivered").expect("");
    assert_eq!(says(report), None);
    let named = report.replace(
        "Reporting-MTA:",
        &format!("Original-Envelope-Id: {}@kommun.example\r\nReporting-MTA:", letter()),
    );
    assert_eq!(says(&named), Some((Says::Failed, vec![letter()])));
}

#[test]
fn an_automatic_reply_is_told_from_a_persons() {
    for mail in [VACATION, OUT_OF_OFFICE] {
        let mail = about(mail, &letter(), "");
        assert_eq!(says(&mail), Some((Says::AutoReply, vec![letter()])), "{mail}");
    }
    let person = about(PERSON, &letter(), "");
    assert_eq!(says(&person), None);
    for header in ["Auto-Submitted: no", "Precedence: bulk", "Precedence: list", "X-Autoreply: no"] {
        assert_eq!(says(&format!("{header}\r\n{person}")), None, "{header}");
    }
    for header in
        ["X-Autoreply: yes", "X-Autorespond: x", "Precedence: auto_reply", "Auto-submitted: Auto-Replied;x=y"]
    {
        let mail = format!("{header}\r\n{person}");
        assert_eq!(says(&mail), Some((Says::AutoReply, vec![letter()])), "{header}");
    }
}

#[test]
fn a_reply_in_a_long_conversation_is_about_its_last_letter() {
    let later = Digest::from_bytes([9; 32]);
    let mail = about(VACATION, &letter(), "")
        .replace(&format!("In-Reply-To: <{}@kommun.example>\r\n", letter()), "")
        .replace(
            "References: ",
            &format!("References: <{}@kommun.example>\r\n <x@vard.example>\r\n ", letter()),
        )
        .replace(
            &format!(" <{}@kommun.example>\r\nAuto", letter()),
            &format!(" <{later}@kommun.example>\r\nAuto"),
        );
    assert_eq!(says(&mail), Some((Says::AutoReply, vec![later, letter()])), "{mail}");
}

#[test]
fn nothing_that_is_not_about_a_letter_of_ours_is_a_report() {
    let ours = about(POSTFIX, &letter(), "failed");
    let elsewhere = ours.replace("@kommun.example>\r\nDate", "@annan.example>\r\nDate");
    assert_ne!(elsewhere, ours);
    assert_eq!(says(&elsewhere), None);
    assert_eq!(says(&ours.replace(&letter().to_string(), "20261123")), None);
}

/// As an attachment, by a person or by the mailbox of a group.
fn sent_on(head: &str, mail: &str) -> String {
    format!(
        "From: anna.svensson@vard.example\r\n{head}Subject: VB: se bifogat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=yttre\r\n\r\n--yttre\r\nContent-Type: text/plain\r\n\r\nF\u{f6}r k\u{e4}nnedom.\r\n\r\n--yttre\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n--yttre--\r\n"
    )
}

#[test]
fn a_whole_report_that_somebody_sends_on_is_read() {
    let by_itself =
        format!("Auto-Submitted: auto-generated\r\nReferences: <{}@kommun.example>\r\n", letter());
    for head in ["", &by_itself] {
        for mail in [POSTFIX, EXCHANGE, EXIM] {
            for (action, what) in [("failed", Says::Failed), ("delayed", Says::Delayed)] {
                let mail = sent_on(head, &about(mail, &letter(), action));
                assert_eq!(says(&mail), Some((what, vec![letter()])), "{mail}");
            }
        }
    }
    let behind = about(POSTFIX, &letter(), "failed").replace(MAILBOX, "en.kollega@vard.example");
    let behind = behind.replace("To: en.kollega@vard.example", &format!("To: {MAILBOX}"));
    assert_eq!(says(&sent_on("", &behind)), Some((Says::FailedBeyond, vec![letter()])), "{behind}");
}

#[test]
fn of_what_somebody_sends_on_only_a_part_for_machines_counts() {
    let failed = about(POSTFIX, &letter(), "failed");
    assert_eq!(says(&sent_on("", &failed.replace("@kommun.example", "@annan.example"))), None);
    assert_eq!(says(&sent_on("", &sent_on("", &failed))), None, "sent on twice");
    let words = format!(
        "From: MAILER-DAEMON@vard.example\r\nSubject: failure notice\r\nIn-Reply-To: <{}@kommun.example>\r\n\r\nNo such mailbox.\r\n",
        letter()
    );
    assert_eq!(says(&words), Some((Says::Failed, vec![letter()])));
    assert_eq!(says(&sent_on("", &words)), None);
    let away = about(OUT_OF_OFFICE, &letter(), "");
    assert_eq!(says(&sent_on("", &away)), None);
}

#[test]
fn a_copy_of_our_own_letter_is_no_report() {
    let mail = about(VACATION, &letter(), "")
        .replace("<dovecot-sieve-1@vard.example>", &format!("<{}@kommun.example>", letter()));
    assert_eq!(says(&mail), None);
}

#[test]
fn a_mail_that_goes_on_and_on_is_cut_off() {
    let whole = about(POSTFIX, &letter(), "failed");
    let most = usize::try_from(MOST_BYTES).expect("it fits");
    let long = whole.replace("Hej!", &"å".repeat(most));
    assert_eq!(says(&long), Some((Says::Failed, vec![letter()])));
    let (start, end) = whole.split_once("I'm sorry").expect("a text");
    let hidden = format!("{start}{}{end}", "x".repeat(most));
    assert_eq!(says(&hidden), None);
    let many: String = (0..2_000).map(|n| format!("<{n:064x}@kommun.example>\r\n ")).collect();
    let report =
        read(whole.replacen("Subject:", &format!("References: {many}\r\nSubject:"), 1).as_bytes(), DOMAIN);
    assert!(report.is_some_and(|report| report.letters.len() <= 8 && report.letters[0] == letter()));
}

#[test]
fn a_nest_of_mails_is_survived() {
    let mut mail = about(POSTFIX, &letter(), "failed");
    for depth in 0..200 {
        mail = format!(
            "Content-Type: multipart/report; boundary=b{depth}\r\n\r\n--b{depth}\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n--b{depth}--\r\n"
        );
    }
    assert_eq!(says(&mail), None);
    let encoded = (0..6).fold(about(POSTFIX, &letter(), "failed"), |mail, _| {
        format!(
            "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            BASE64.encode(mail.as_bytes())
        )
    });
    assert_eq!(says(&encoded), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mail_brings_it_down(which in 0..6_usize, cuts in prop::collection::vec((0..3000_usize, 0..40_usize, prop::collection::vec(any::<u8>(), 0..12)), 0..6)) {
        let mail = [POSTFIX, EXCHANGE, EXIM, VACATION, OUT_OF_OFFICE, PERSON][which];
        let mut bytes = about(mail, &letter(), "failed").into_bytes();
        for (at, length, put) in cuts {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, put);
        }
        drop(read(&bytes, DOMAIN));
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes, DOMAIN).is_none());
    }
}
