//! A functional mailbox is confirmed by a code that came there.

use jiff::Span;
use underlag::config::Directory;
use underlag::domain::audit::{Action, Entity};
use underlag::domain::calendar::local_date;
use underlag::exchange::Error;
use underlag::exchange::mailbox_proof::{VALID_DAYS, code, confirm};

use super::gateway::{CLINIC, TestGateway};

fn letter(gateway: &TestGateway) -> String {
    let parties = gateway.parties();
    code(&gateway.keys.digest, parties.recipient_by_id(CLINIC).expect("the clinic"), gateway.today())
}

/// The same gateway with a directory in which the clinic has that mail address, unconfirmed.
fn unconfirmed(gateway: &TestGateway, mailbox: &str) {
    let parties = gateway.parties();
    let mut directory = Directory { recipients: parties.recipients().to_vec(), ..Directory::default() };
    for recipient in &mut directory.recipients {
        recipient.mailbox_verified = None;
        if recipient.id == CLINIC {
            recipient.mailbox = mailbox.to_owned();
        }
    }
    gateway.replace_directory(directory);
}

fn confirmed(gateway: &TestGateway) -> bool {
    gateway.parties().recipient_by_id(CLINIC).expect("the clinic").can_be_chosen()
}

#[tokio::test]
async fn the_code_of_the_letter_confirms_the_mailbox() {
    let gateway = TestGateway::new();
    unconfirmed(&gateway, "tallbacken@vard.example");
    let code = letter(&gateway);
    assert!(!confirmed(&gateway));
    let name = confirm(&gateway, &code, gateway.now()).await.expect("the code of the letter");
    let clinic = gateway.parties().recipient_by_id(CLINIC).expect("the clinic").clone();
    assert_eq!(name, clinic.name);
    assert_eq!(clinic.mailbox_verified, Some(gateway.today()));
    let entity = Entity::Recipient(gateway.parties().recipient_digest(CLINIC));
    let events = gateway.store.events(&entity).expect("readable");
    assert_eq!(events.iter().map(|event| event.action).collect::<Vec<_>>(), [Action::MailboxProved]);

    // The directory is read anew, and the process starts again.
    unconfirmed(&gateway, "tallbacken@vard.example");
    assert!(confirmed(&gateway));
    // Another address has to be confirmed for itself.
    unconfirmed(&gateway, "annan@vard.example");
    assert!(!confirmed(&gateway));
    assert!(matches!(confirm(&gateway, &code, gateway.now()).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_code_is_read_as_people_write_it() {
    let gateway = TestGateway::new();
    let code = letter(&gateway);
    assert_eq!((code.len(), code.matches('-').count()), (14, 2));
    let plain = code.replace('-', "");
    for typed in [
        code.to_lowercase(),
        plain.clone(),
        format!(" {} ", code.replace('-', " - ")),
        plain.replace('0', "o"),
        code.replace('-', "\u{2011}"),
        format!("\u{202a}{code}\u{200b}\u{202c}"),
    ] {
        confirm(&gateway, &typed, gateway.now()).await.expect("the same code");
    }
}

#[tokio::test]
async fn any_other_code_is_unknown() {
    let gateway = TestGateway::new();
    unconfirmed(&gateway, "tallbacken@vard.example");
    let code = letter(&gateway);
    let other = if code.ends_with('A') { 'B' } else { 'A' };
    let wrong = format!("{}{other}", &code[..13]);
    for typed in ["", "7K3M", &wrong, &format!("{code}A"), "ÅÄÖÅ-ÄÖÅÄ-ÖÅÄÖ", &"A".repeat(100_000)]
    {
        let refused = confirm(&gateway, typed, gateway.now()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    assert!(!confirmed(&gateway));
}

#[tokio::test]
async fn a_code_is_good_for_two_weeks() {
    let gateway = TestGateway::new();
    let code = letter(&gateway);
    gateway.advance_days(VALID_DAYS);
    confirm(&gateway, &code, gateway.now()).await.expect("the last day");
    gateway.advance_days(1);
    assert!(matches!(confirm(&gateway, &code, gateway.now()).await, Err(Error::NotFound)));
}

#[test]
fn a_mailbox_is_stale_after_so_many_months() {
    let gateway = TestGateway::new();
    let mut clinic = gateway.parties().recipient_by_id(CLINIC).expect("the clinic").clone();
    let today = local_date(gateway.now());
    for (months, days, stale) in [(0, 0, false), (12, 0, false), (12, 1, true), (30, 0, true)] {
        clinic.mailbox_verified = Some(today.saturating_sub(Span::new().months(months).days(days)));
        assert_eq!(clinic.mailbox_is_stale(today, 12), stale, "{months} months, {days} days");
    }
    clinic.mailbox_verified = None;
    assert!(!clinic.mailbox_is_stale(today, 12), "it can't be chosen at all");
}
