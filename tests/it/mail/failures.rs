//! Failed deliveries, receipts and group mailboxes, as the world's mail programs write them.

use underlag::domain::digest::Digest;
use underlag::domain::notice::Letter;
use underlag::mail::report::{Says, read};

use super::notice;
use super::reports::MAILBOX;

pub(super) fn letter() -> Digest {
    notice(Letter::RequestSent).id
}

pub(super) fn says(mail: &str) -> Option<Says> {
    let mail = mail.replace("{id}", &format!("{}@kommun.example", letter())).replace('\n', "\r\n");
    let report = read(mail.as_bytes(), "kommun.example")?;
    assert_eq!(report.letters, [letter()], "{mail}");
    report.says(Some(MAILBOX))
}

/// A delivery report with that part for machines, which returns our letter as `returned`.
fn report(subject: &str, status: &str, returned: &str) -> String {
    format!(
        "Return-Path: <>
From: Postmaster <postmaster@vard.example>
To: underlag@kommun.example
Subject: {subject}
Message-ID: <7@vard.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"

--x
Content-Type: text/plain

About your letter.

--x
Content-Type: message/delivery-status

{status}

--x
Content-Type: {returned}

From: underlag@kommun.example
To: norrskogen@vard.example
Message-ID: <{{id}}>

Hej!
--x--
"
    )
}

fn of(status: &str) -> String {
    report("Delivery report", status, "message/rfc822")
}

pub(super) fn plain(head: &str, text: &str) -> String {
    format!("Return-Path: <>\nTo: underlag@kommun.example\nMessage-ID: <8@vard.example>\n{head}\n\n{text}\n")
}

#[test]
fn a_failure_is_known_in_whatever_words_the_status_part_has() {
    let whom = "Final-Recipient: rfc822; norrskogen@vard.example";
    for status in [
        format!("Reporting-MTA: dns; a.example\n\n{whom}\nAction: expired\nStatus: 4.4.7"),
        format!("Reporting-MTA : dns; a.example\n\nAction : failed\nStatus : 5.0.0\n{whom}"),
        format!("Reporting-MTA: dns; a.example\n\n{whom}\nStatus: 5.2.1 (mailbox disabled)"),
        format!("{whom}\nAction: Failure\nReporting-MTA: dns; a.example"),
        format!("{whom}\nAction:\n failed"),
        "Final-Recipient: LOCAL;<Norrskogen@Vard.example> (closed)\nAction: failed".to_owned(),
        String::new(),
        "Reporting-MTA: dns; a.example".to_owned(),
    ] {
        assert_eq!(says(&of(&status)), Some(Says::Failed), "{status}");
    }
}

#[test]
fn an_empty_status_part_is_a_failure_unless_the_words_are_others() {
    assert_eq!(says(&report("Warning: message delayed 24 hours", "", "message/rfc822")), Some(Says::Delayed));
    assert_eq!(says(&report("Mail delivery failed", "", "message/rfc822")), Some(Says::Failed));
    let named = of("").replace("Subject:", "X-Failed-Recipients: en.kollega@vard.example\nSubject:");
    assert_eq!(says(&named), Some(Says::FailedBeyond));
}

#[test]
fn the_letter_is_found_in_whatever_form_it_is_returned() {
    let failed = "Final-Recipient: rfc822; norrskogen@vard.example\nAction: failed";
    for returned in ["message/rfc822", "text/rfc822", "text/rfc822-headers", "message/rfc822-headers"] {
        assert_eq!(says(&report("Delivery report", failed, returned)), Some(Says::Failed), "{returned}");
    }
    let quoted = of(failed).replace("Content-Type: message/rfc822\n", "Content-Type: text/plain\n");
    assert_eq!(says(&quoted), Some(Says::Failed), "{quoted}");
    let folded = report("Delivery report", failed, "text/rfc822-headers")
        .replace("Message-ID: <{id}>", "Message-ID:\n <{id}>");
    assert_eq!(says(&folded), Some(Says::Failed));
}

#[test]
fn a_failure_in_plain_words_is_known() {
    let returned = "Return-path: <underlag@kommun.example>\nMessage-ID: <{id}>\nSubject: x\n\nHej!";
    let exim = plain(
        "From: Mail Delivery System <Mailer-Daemon@vard.example>\nX-Failed-Recipients: norrskogen@vard.example\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed",
        &format!("It was not delivered.\n\n--- a copy of the letter ---\n\n{returned}"),
    );
    let qmail = plain(
        "From: MAILER-DAEMON@mx.vard.example\nSubject: failure notice",
        &format!(
            "I wasn't able to deliver your message.\n\n<norrskogen@vard.example>:\nno mailbox here\n\n--- Below this line\n\n{returned}"
        ),
    );
    let old = plain(
        "From: Postmaster@vard.example\nSubject: Meddelandet var olevererbart",
        &format!("Mottagaren finns inte.\n\n> Message-ID: <{{id}}>\n{returned}"),
    );
    let unsaid = plain(
        "From: mailer-daemon@vard.example\nSubject: Post",
        &format!("Your message could not be delivered to norrskogen.\n\n{returned}"),
    );
    for mail in [&exim, &qmail, &old, &unsaid] {
        assert_eq!(says(mail), Some(Says::Failed), "{mail}");
    }
    let late = qmail.replace("failure notice", "Warning: could not send message for past 4 hours");
    assert_eq!(says(&late), Some(Says::Delayed));
    let person = qmail.replace("MAILER-DAEMON@mx", "anna.svensson@mx");
    assert_eq!(says_nothing(&person), None, "a person who quotes our letter");
    let arrived =
        qmail.replace("failure notice", "Success").replace("wasn't able to deliver", "have delivered");
    assert_eq!(says_nothing(&arrived), None, "{arrived}");
}

pub(super) fn says_nothing(mail: &str) -> Option<Says> {
    let mail = mail.replace("{id}", &format!("{}@kommun.example", letter()));
    read(mail.as_bytes(), "kommun.example").and_then(|report| report.says(Some(MAILBOX)))
}

#[test]
fn a_group_that_does_not_take_mail_is_a_failure_and_no_automatic_reply() {
    let head = "From: Mail Delivery Subsystem <mailer-daemon@grupper.example>\nAuto-Submitted: auto-replied\nSubject: Delivery Status Notification (Failure)\nIn-Reply-To: <{id}>\nReferences: <{id}>";
    let text = "You may not have permission to post messages to the group.";
    assert_eq!(says(&plain(head, text)), Some(Says::Failed));
    let named = format!("{head}\nX-Failed-Recipients: norrskogen@vard.example");
    assert_eq!(says(&plain(&named, text)), Some(Says::Failed));
    let beside = format!("{head}\nX-Failed-Recipients: annan@vard.example");
    assert_eq!(says(&plain(&beside, text)), Some(Says::FailedBeyond));
    let late = head.replace("(Failure)", "(Delay)");
    assert_eq!(says(&plain(&late, text)), Some(Says::Delayed));
}

#[test]
fn a_failure_for_one_of_those_behind_a_mailbox_is_none_of_the_mailbox() {
    let member = "Final-Recipient: rfc822; en.kollega@vard.example\nAction: failed\nStatus: 5.2.2";
    let of_ours = format!("Original-Recipient: rfc822;norrskogen@vard.example\n{member}");
    let other = "Final-Recipient: rfc822; annan.kollega@vard.example\nAction: delivered";
    let second = "Final-Recipient: rfc822; tredje@vard.example\nAction: failed";
    for status in [
        member.to_owned(),
        format!("{member}\n\n{second}"),
        format!("{of_ours}\n\n{other}"),
        format!("{of_ours}\n\nFinal-Recipient: rfc822; norrskogen@vard.example\nAction: expanded"),
    ] {
        assert_eq!(says(&of(&status)), Some(Says::FailedBeyond), "{status}");
    }
    // Ours among them.
    let ours = "Final-Recipient: rfc822;NORRSKOGEN@vard.example\nAction: failed";
    assert_eq!(says(&of(&format!("{member}\n\n{ours}"))), Some(Says::Failed));
}

#[test]
fn a_failure_behind_a_mailbox_that_only_sends_its_mails_on_is_one_of_the_mailbox() {
    let status = "Original-Recipient: rfc822; norrskogen@vard.example\nFinal-Recipient: rfc822; flyttad@annan.example\nAction: failed\nStatus: 5.1.1";
    assert_eq!(says(&of(status)), Some(Says::Failed));
    // The directory has another address by now; the letter says which it went to.
    let mail = of("Final-Recipient: rfc822; gammal@vard.example\nAction: failed")
        .replace("To: norrskogen@vard.example", "To: <gammal@vard.example>");
    assert_eq!(says(&mail), Some(Says::Failed));
}

#[test]
fn only_a_report_about_our_address_says_that_the_letter_arrived() {
    let ours = "Final-Recipient: rfc822; norrskogen@vard.example\nAction: delivered\nStatus: 2.0.0";
    assert_eq!(says(&of(ours)), Some(Says::Arrived));
    let other = ours.replace("norrskogen@", "annan@");
    assert_eq!(says(&of(&other)), None);
    assert_eq!(says(&of(&ours.replace("delivered", "relayed"))), None, "who knows where it went");
    assert_eq!(says(&of(&other.replace("delivered", "delayed"))), None);
}

#[test]
fn a_read_receipt_is_no_automatic_reply() {
    let receipt = |disposition: &str| {
        format!(
            "From: norrskogen@vard.example
To: underlag@kommun.example
Subject: Read
Auto-Submitted: auto-replied
Message-ID: <9@vard.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary=\"x\"

--x
Content-Type: text/plain

Shown.

--x
Content-Type: message/disposition-notification

Final-Recipient: rfc822; en.kollega@vard.example
Original-Message-ID: <{{id}}>
Disposition: {disposition}

--x--
"
        )
    };
    for shown in [
        "manual-action/MDN-sent-manually; displayed",
        "automatic-action/MDN-sent-automatically;Displayed/warning",
    ] {
        assert_eq!(says(&receipt(shown)), Some(Says::Shown), "{shown}");
    }
    assert_eq!(says(&receipt("automatic-action/MDN-sent-automatically; deleted")), Some(Says::Removed));
    for nothing in
        ["manual-action/MDN-sent-manually; denied", "automatic-action/MDN-sent-automatically; processed", ""]
    {
        assert_eq!(says_nothing(&receipt(nothing)), None, "{nothing}");
    }
}
