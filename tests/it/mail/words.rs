//! What servers and people write in plain words about a letter of ours.

use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::mail::letter::{Fields, Proof, Written, write, write_proof};
use underlag::mail::report::Says;

use super::failures::{plain, says, says_nothing};

const DAEMON: &str = "MAILER-DAEMON@vard.example";

/// Every letter that leaves, as it leaves.
fn letters() -> Vec<Written> {
    let fields = Fields {
        reference: "U-0VFK-7FPS-Y",
        kind: "Förfrågan till läkare",
        due: "14 december 2026",
        unit: "Enheten för ekonomiskt bistånd",
        organisation: "Exempelstads kommun",
        telephone: "0123-45 67 00",
        gateway: "Underlag Exempelstad",
        address: "https://underlag.example",
        page: "https://underlag.example/requests/U-0VFK-7FPS-Y",
        link: Some("https://underlag.example/l#Zm9vYmFyYmF6cXV4"),
        list: "  U-0VFK-7FPS-Y",
    };
    let proof = Proof {
        recipient: "Norrskogens vårdcentral",
        gateway: "Underlag Exempelstad",
        address: "https://underlag.example",
        code: "7K3M-Q9XD",
        until: "14 december 2026",
    };
    let mut letters = Vec::new();
    for language in Language::ALL {
        letters.extend(Letter::ALL.map(|letter| write(letter, language, &fields)));
        letters.push(write_proof(language, &proof));
    }
    letters
}

/// From that sender, with that subject, in answer to our letter.
fn mail(from: &str, subject: &str, text: &str) -> String {
    plain(
        &format!(
            "From: {from}\nContent-Type: text/plain; charset=utf-8\nSubject: {subject}\nIn-Reply-To: <{{id}}>"
        ),
        text,
    )
}

fn by_itself(mail: &str) -> String {
    format!("Auto-Submitted: auto-replied\n{mail}")
}

#[test]
fn the_subject_of_our_letter_never_decides_what_became_of_it() {
    for Written { subject, .. } in letters() {
        for (before, what) in [
            ("Undeliverable: ", Says::Failed),
            ("Kan inte levereras: ", Says::Failed),
            ("Kan ikke leveres: ", Says::Failed),
            ("Delayed: ", Says::Delayed),
            ("Leveransen är försenad: ", Says::Delayed),
        ] {
            let whole = mail(DAEMON, &format!("{before}{subject}"), "Se nedan.");
            assert_eq!(says(&whole), Some(what), "{whole}");
        }
        let in_text = format!("Your message \"{subject}\" could not be delivered.");
        assert_eq!(says(&mail(DAEMON, "Post", &in_text)), Some(Says::Failed), "{in_text}");
        let in_text = format!("Your message\n\n  > {}\n\nis delayed.", subject.replace(' ', "\n  > "));
        assert_eq!(says(&mail(DAEMON, "Post", &in_text)), Some(Says::Delayed), "{in_text}");
        assert_eq!(says_nothing(&mail(DAEMON, &format!("Post: {subject}"), "Se nedan.")), None, "{subject}");
        let away = by_itself(&mail(DAEMON, &format!("Automatiskt svar: {subject}"), "Vi har stängt."));
        let away = away.replace(DAEMON, "norrskogen@vard.example");
        assert_eq!(says(&away), Some(Says::AutoReply), "{away}");
    }
}

#[test]
fn a_subject_of_ours_that_a_server_shortens_does_not_decide_either() {
    for ours in ["svaret är försenat", "SVARET ÄR FÖRSENAT", "svaret är försena...", "svaret är förse…"]
    {
        let whole = mail(DAEMON, &format!("Undeliverable: Förfrågan U-0VFK-7FPS-Y: {ours}"), "Se nedan.");
        assert_eq!(says(&whole), Some(Says::Failed), "{ours}");
    }
}

#[test]
fn the_text_of_our_letter_does_not_decide_either() {
    for Written { subject, body } in letters() {
        for quote in ["", "> "] {
            let lines: String = body.lines().map(|line| format!("{quote}{line}\n")).collect();
            let whole = mail(DAEMON, "Post", &format!("Se nedan.\n\n{quote}Subject: {subject}\n\n{lines}"));
            assert_eq!(says_nothing(&whole), None, "{whole}");
        }
    }
}

#[test]
fn a_server_that_has_given_up_is_not_late() {
    for text in [
        "temporarily deferred for 5 days. Giving up; the letter is returned",
        "Delivery was deferred for a while, and has failed permanently.",
        "CNAME lookup failed temporarily. (#4.4.3)\nI'm not going to try again; this message has been in the queue too long.",
        "Warning: there were delays.\n\nThis is a permanent error\n\nIf you need help, ask your postmaster.",
        "The message was delayed and is now returned to sender.",
        "Leveransen blev fördröjd i fem dagar, och nu har vi gett upp.",
        "Meddelandet är försenat. Ett permanent fel: brevlådan finns inte.",
    ] {
        assert_eq!(says(&mail(DAEMON, "Your letter", text)), Some(Says::Failed), "{text}");
    }
    let subject = "Mail delayed: returned to sender";
    assert_eq!(says(&mail(DAEMON, subject, "Se nedan.")), Some(Says::Failed));
}

#[test]
fn a_server_that_tells_what_a_failure_would_be_is_late() {
    for text in [
        "Warning: message delayed 24 hours. It will be retried for 4 days. You do not need to resend; if it fails you'll be told",
        "A temporary problem: we retry for 23 hours. You'll be notified if the delivery fails permanently.",
        "THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nYour message could not be delivered for more than 4 hour(s). It will be retried until it is 5 day(s) old.",
        "It has not yet been delivered. Eventually the software will give up, and when that happens, the message will be returned to you.",
        "Delivery is delayed. The server goes on for 3 days before giving up.",
        "This is a temporary and not a permanent error: still trying.",
        "Leveransen är fördröjd. Servern försöker i fem dagar innan den ger upp.",
        "Leveransen är fördröjd. Den som anger uppgifter om ett tillfälligt fel får hjälp.",
    ] {
        assert_eq!(says(&mail(DAEMON, "Your letter", text)), Some(Says::Delayed), "{text}");
    }
}

#[test]
fn a_failure_in_norwegian_and_danish_is_known() {
    for words in
        ["Kan ikke leveres", "Meldingen kunne ikke leveres", "Din mail blev ikke leveret", "Ikke levert"]
    {
        let named = mail(DAEMON, &format!("{words}: Förfrågan U-0VFK-7FPS-Y: svara senast"), "Se nedan.");
        assert_eq!(says(&named), Some(Says::Failed), "{words}");
        assert_eq!(says(&mail(DAEMON, "Post", words)), Some(Says::Failed), "{words}");
    }
    assert_eq!(says(&mail(DAEMON, "Levering forsinket", "Se under.")), Some(Says::Delayed));
}

#[test]
fn a_server_is_known_by_more_than_mailer_daemon() {
    let exchange = "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@vard.example>";
    for from in [
        exchange,
        "Mail Delivery System <noreply@vard.example>",
        "\"Mail Delivery Subsystem\" <noreply@vard.example>",
        "=?utf-8?Q?Mail_Delivery_System?= <post@vard.example>",
        "Vårdens e-post <noreply@vard.example>",
    ] {
        for subject in [
            "Kan inte levereras: Förfrågan U-0VFK-7FPS-Y: svaret är försenat",
            "Undelivered Mail Returned to Sender",
            "Olevererbart: Förfrågan U-0VFK-7FPS-Y: svara senast 14 december 2026",
        ] {
            let whole = mail(from, subject, "Se nedan.");
            assert_eq!(says(&whole), Some(Says::Failed), "{whole}");
            assert_eq!(says(&by_itself(&whole)), Some(Says::Failed), "{whole}");
        }
    }
    let late = mail(exchange, "Fördröjd leverans: Förfrågan U-0VFK-7FPS-Y: svara senast", "Se nedan.");
    assert_eq!(says(&by_itself(&late)), Some(Says::Delayed), "{late}");
}

#[test]
fn an_absent_person_is_no_server_even_without_a_sender() {
    let from = "Norrskogen <norrskogen@vard.example>";
    let ours = "Förfrågan U-0VFK-7FPS-Y: svaret är försenat";
    for subject in [
        format!("Automatiskt svar: {ours}"),
        format!("Automatic reply: {ours}"),
        format!("Frånvaro: {ours}"),
        "Vi tar inte emot post, svar kan bli försenat".to_owned(),
        "I have returned from leave".to_owned(),
        "Vi har flyttat, och läkaren kan inte leverera intyg i december".to_owned(),
        "Your booking was refused".to_owned(),
        "Autosvar: post till oss kan inte levereras i december".to_owned(),
        format!("Re: Undeliverable: {ours}"),
    ] {
        let text = "Mejl som kommer nu kan inte levereras. Your mail could not be delivered: giving up.";
        let whole = mail(from, &subject, text);
        assert_eq!(says(&by_itself(&whole)), Some(Says::AutoReply), "{whole}");
        assert_eq!(says_nothing(&whole), None, "{whole}");
    }
}

#[test]
fn a_person_who_writes_of_a_failure_is_no_server() {
    let whole = mail("Anna Svensson <anna.svensson@vard.example>", "Undeliverable: er post", "Hej!")
        .replace("Return-Path: <>", "Return-Path: <anna.svensson@vard.example>");
    assert_eq!(says_nothing(&whole), None, "{whole}");
}
