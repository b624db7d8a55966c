//! `underlag recipient verify-mailbox`: the letter, and what the running gateway makes of its code.

use ring::rand::SystemRandom;
use underlag::clock::Clock;
use underlag::config::Directory;
use underlag::crypto::keys;
use underlag::exchange::{Gateway, mailbox_proof};

use crate::cli::folder::Folder;

const ID: &str = "vc-norrskogen";

fn letters(folder: &Folder) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(folder.path("mail")) else { return Vec::new() };
    files.map(|file| std::fs::read_to_string(file.expect("readable").path()).expect("readable")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_has_a_code_that_the_gateway_knows() {
    let folder = Folder::new();
    let config = folder.config();
    keys::create(&config.gateway.keys_dir, &SystemRandom::new()).expect("new keys");
    let directory = Directory::load(&config.folder).expect("no faults");
    let mailbox = directory.recipient(ID).expect("the clinic").mailbox.clone();
    // The gateway runs, and has its store to itself.
    let gateway = Gateway::open(config, directory, Clock::system()).expect("opened");
    let run = std::thread::scope(|scope| {
        scope.spawn(|| folder.run(&["recipient", "verify-mailbox", ID], "")).join().expect("no panic")
    });
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let letters = letters(&folder);
    assert_eq!(letters.len(), 1);
    let (headers, body) = crate::mail::read(&letters[0]);
    assert!(headers.contains(&format!("To: {mailbox}")), "{headers}");
    assert!(headers.contains("Auto-Submitted: auto-generated"), "{headers}");
    let (_, after) = body.split_once("Skriv koden ").expect("a code");
    let code = after.lines().next().expect("a line");
    assert!(!run.out.contains(code), "the code is for the mailbox alone");
    let name = mailbox_proof::confirm(&gateway, code, gateway.now()).await.expect("the code");
    assert_eq!(name, gateway.parties().recipient_by_id(ID).expect("the clinic").name);
}

#[test]
fn nobody_is_written_to_who_is_not_there() {
    let folder = Folder::new();
    let run = folder.run(&["recipient", "verify-mailbox", ID], "");
    assert_eq!(run.code, 1, "there are no keys yet: {}", run.err);
    keys::create(&folder.config().gateway.keys_dir, &SystemRandom::new()).expect("new keys");
    let run = folder.run(&["recipient", "verify-mailbox", "vc-finns-inte"], "");
    assert_eq!(run.code, 1, "{}", run.err);
    let gone = [("UNDERLAG_MAIL_TRANSPORT", "smtp"), ("UNDERLAG_MAIL_PORT", "1")];
    let run = folder.run_with(&["recipient", "verify-mailbox", ID], "", &gone);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("could not be sent"), "{}", run.err);
    assert!(letters(&folder).is_empty());
}

#[test]
fn mailboxes_that_nobody_confirmed_for_long_are_told_by_the_check() {
    let folder = Folder::new();
    let run =
        folder.run_with(&["check", "--offline"], "", &[("UNDERLAG_GATEWAY_MAILBOX_PROOF_MONTHS", "120")]);
    assert!(!run.out.contains("verify-mailbox"), "{}", run.out);
    let file = folder.path("recipients.toml");
    let text = std::fs::read_to_string(&file).expect("readable");
    let (start, end) = text.split_once("mailbox_verified = ").expect("somebody is confirmed");
    let (_, end) = end.split_once('\n').expect("a line");
    std::fs::write(&file, format!("{start}mailbox_verified = 2001-01-31\n{end}")).expect("written");
    let run = folder.run(&["check", "--offline"], "");
    assert!(run.out.contains("since 2001-01-31"), "{}", run.out);
    assert_eq!(run.code, 0, "worth knowing, and no fault: {}", run.out);
}
