//! From the click to the mailbox and back: a gateway between a real SMTP server and a real IMAP
//! server.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use underlag::config::Tls;
use underlag::domain::audit::{Action, Entity};
use underlag::domain::change::{Change, Write};
use underlag::domain::digest::Digest;
use underlag::domain::mailbox::Mark;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::{NextActor, Status};
use underlag::exchange::fetch;
use underlag::mail::Mailer;
use underlag::mail::mailbox::{Failure, Mailbox};
use underlag::server::addresses::Book;
use underlag::server::reports::{Error, Reader, Tally};
use underlag::worker::Worker;

use super::imap_server::ImapServer;
use super::reports::{EXCHANGE, EXIM, OUT_OF_OFFICE, PERSON, POSTFIX, VACATION, about};
use super::server::Server;
use crate::exchange::gateway::TestGateway;

/// A gateway with one request that was sent just now, and what happens by itself.
struct Scene {
    gateway: TestGateway,
    worker: Worker,
    reader: Option<Reader>,
    reference: Reference,
}

impl Scene {
    async fn new(smtp_port: u16, imap: Option<&ImapServer>) -> Self {
        Self::with(smtp_port, imap, None).await
    }

    async fn with(smtp_port: u16, imap: Option<&ImapServer>, handled: Option<&str>) -> Self {
        let gateway = TestGateway::with(|config| {
            config.gateway.mailbox = "underlag@kommun.example".to_owned();
            config.mail.host = "localhost".to_owned();
            config.mail.port = smtp_port;
            config.mail.timeout = Duration::from_secs(10);
            if let Some(imap) = imap {
                config.imap = imap.settings(Tls::None);
                config.imap.handled_folder = handled.map(str::to_owned);
            }
        });
        let shared = gateway.shared();
        let worker = Worker::new(
            (gateway.store.clone(), gateway.spool.clone()),
            Mailer::new(&gateway.config).expect("a mailer"),
            (Arc::new(Book(Arc::clone(&shared))), Arc::new(Book(Arc::clone(&shared)))),
            gateway.clock.clone(),
            Duration::from_mins(30),
        );
        let mailbox = Mailbox::new(&gateway.config).expect("a mailbox");
        let reader = mailbox.map(|mailbox| Reader::new(shared, mailbox));
        let (_, reference) = gateway.sent().await;
        Self { gateway, worker, reader, reference }
    }

    fn status(&self) -> Status {
        self.gateway.record(&self.reference).status()
    }

    async fn look(&self) -> Tally {
        self.reader.as_ref().expect("a mailbox").look().await.expect("the mailbox is there")
    }

    fn owed(&self) -> Vec<Letter> {
        self.gateway.outbox().into_iter().map(|notice| notice.letter).collect()
    }

    fn count(&self, action: Action) -> usize {
        let events = self.gateway.store.events(&Entity::Request(self.reference)).expect("readable");
        events.iter().filter(|event| event.action == action).count()
    }

    fn letter(&self) -> Digest {
        underlag::domain::notice::first_letter(self.reference)
    }

    /// A report of a server that returns no more of the letter than its number.
    fn about_us(&self, letter: &Digest) -> String {
        let record = self.gateway.record(&self.reference);
        let parties = self.gateway.parties();
        let mailbox = parties.recipient(&record.recipient).expect("the clinic").mailbox.clone();
        about(EXIM, letter, "failed").replace("norrskogen@vard.example", &mailbox)
    }

    fn unit_mailbox(&self) -> String {
        let unit = self.gateway.record(&self.reference).unit;
        self.gateway.parties().unit(&unit).expect("the unit").mailbox.clone()
    }

    fn advance(&self, minutes: i64) {
        self.gateway.clock.advance(SignedDuration::from_mins(minutes));
    }
}

fn message_id(raw: &str) -> String {
    let line = raw.lines().find(|line| line.starts_with("Message-ID: ")).expect("a Message-ID");
    line.trim_start_matches("Message-ID: ").to_owned()
}

#[tokio::test]
async fn what_our_mail_server_took_is_handed_over_and_not_arrived() {
    let Some(mut smtp) = Server::start(&[]) else { return };
    let scene = Scene::new(smtp.port, None).await;
    assert_eq!(scene.status(), Status::Sent);
    assert_eq!(scene.worker.tick().await.accepted, 1);
    assert_eq!(scene.status(), Status::Mailed);
    assert_eq!(message_id(&smtp.next().raw), format!("<{}@kommun.example>", scene.letter()));
    assert_eq!(scene.owed(), []);
}

#[tokio::test]
async fn deferred_and_then_delivered() {
    let Some(mut smtp) = Server::start(&["--replies", "451,452"]) else { return };
    let scene = Scene::new(smtp.port, None).await;
    assert_eq!(scene.worker.tick().await.deferred, 1);
    assert_eq!(scene.worker.tick().await.deferred, 0, "not before its time");
    scene.advance(1);
    assert_eq!(scene.worker.tick().await.deferred, 1);
    assert_eq!(scene.status(), Status::Sent);
    scene.advance(2);
    assert_eq!(scene.worker.tick().await.accepted, 1);
    assert_eq!(scene.status(), Status::Mailed);
    assert_eq!(message_id(&smtp.next().raw), format!("<{}@kommun.example>", scene.letter()));
}

#[tokio::test]
async fn refused() {
    let Some(mut smtp) = Server::start(&["--rcpt", "550"]) else { return };
    let scene = Scene::new(smtp.port, None).await;
    let tally = scene.worker.tick().await;
    assert_eq!((tally.refused, tally.accepted), (1, 1), "and the unit is told at once");
    assert_eq!(scene.status(), Status::NotDelivered);
    assert_eq!(scene.gateway.record(&scene.reference).next_actor(), NextActor::Unit);
    let told = smtp.next();
    assert_eq!(told.to, [scene.unit_mailbox()]);
}

#[tokio::test]
async fn bounced_later() {
    let (Some(mut smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    let letter = smtp.next();
    assert_eq!(scene.status(), Status::Mailed);
    imap.deliver(&about(PERSON, &scene.letter(), ""));
    assert_eq!(scene.look().await, Tally::default());

    assert!(message_id(&letter.raw).contains(&scene.letter().to_string()));
    scene.advance(300);
    imap.deliver(&about(POSTFIX, &scene.letter(), "delayed"));
    assert_eq!(scene.look().await, Tally { delayed: 1, ..Tally::default() });
    assert_eq!(scene.status(), Status::Mailed, "it may still arrive");

    imap.deliver(&about(POSTFIX, &scene.letter(), "failed"));
    assert_eq!(scene.look().await, Tally { bounced: 1, ..Tally::default() });
    assert_eq!(scene.status(), Status::NotDelivered);
    assert_eq!(scene.owed(), [Letter::NotDelivered]);
    assert_eq!(imap.mails(), ["", "S", "S"], "a person's mail is not touched");
    scene.worker.tick().await;
    assert_eq!(smtp.next().to, [scene.unit_mailbox()]);

    // Looked at again after a crash, and told again by another mail server.
    for validity in [1, 2] {
        let again = Write::MailboxRead(Mark { validity, uid: 0 });
        let change = Change { writes: vec![again], ..Change::default() };
        scene.gateway.store.commit(&change).await.expect("committed");
        imap.deliver(&about(EXCHANGE, &scene.letter(), "failed"));
        assert_eq!(scene.look().await.bounced, 0);
    }
    assert_eq!(scene.owed(), []);
    assert_eq!(scene.count(Action::LetterBounced), 1);
    assert_eq!(scene.look().await, Tally::default(), "nothing new");
}

#[tokio::test]
async fn a_letter_with_another_link_makes_up_for_the_one_that_came_back() {
    let (Some(mut smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    smtp.next();
    imap.deliver(&about(POSTFIX, &scene.letter(), "failed"));
    assert_eq!(scene.look().await.bounced, 1);
    scene.worker.tick().await;
    smtp.next();
    let worker = scene.gateway.worker();
    fetch::renew_link(&scene.gateway, &worker, &scene.reference, scene.gateway.now()).await.expect("renewed");
    scene.worker.tick().await;
    assert_eq!(scene.status(), Status::Mailed);
    let renewed = message_id(&smtp.next().raw);
    assert_ne!(renewed, format!("<{}@kommun.example>", scene.letter()));

    // The first one comes back once more, from another server; then the new one.
    imap.deliver(&scene.about_us(&scene.letter()));
    assert_eq!((scene.look().await.bounced, scene.status()), (0, Status::Mailed));
    let renewed = Digest::parse(&renewed[1..65]).expect("an id");
    imap.deliver(&scene.about_us(&renewed));
    assert_eq!((scene.look().await.bounced, scene.status()), (1, Status::NotDelivered));
}

#[tokio::test]
async fn what_is_told_of_a_group_mailbox_does_not_make_it_unreachable() {
    let (Some(smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    let member = about(POSTFIX, &scene.letter(), "failed")
        .replace("Final-Recipient: rfc822; norrskogen@", "Final-Recipient: rfc822; en.kollega@")
        .replace("Original-Recipient: rfc822;norrskogen@", "X-Original: rfc822;norrskogen@");
    imap.deliver(&member);
    imap.deliver(&member);
    assert_eq!(scene.look().await, Tally { heard: 1, ..Tally::default() });
    assert_eq!((scene.status(), scene.owed()), (Status::Mailed, vec![]));
    assert_eq!(scene.count(Action::LetterFailedBeyond), 1);
    assert_eq!(imap.mails(), ["S", "S"]);

    // Somebody behind it has it.
    imap.deliver(&about(POSTFIX, &scene.letter(), "delivered"));
    assert_eq!(scene.look().await, Tally { heard: 1, ..Tally::default() });
    assert_eq!((scene.status(), scene.owed()), (Status::Arrived, vec![]));
    // And then not: a failure of the mailbox itself counts.
    imap.deliver(&about(POSTFIX, &scene.letter(), "failed"));
    assert_eq!(scene.look().await.bounced, 1);
    assert_eq!(scene.status(), Status::NotDelivered);
}

#[tokio::test]
async fn a_read_receipt_shows_that_the_letter_arrived() {
    let (Some(smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    let receipt = format!(
        "From: norrskogen@vard.example\r\nMIME-Version: 1.0\r\nMessage-ID: <4@vard.example>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: <{}@kommun.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--x--\r\n",
        scene.letter()
    );
    imap.deliver(&receipt);
    assert_eq!(scene.look().await, Tally { heard: 1, ..Tally::default() });
    assert_eq!(scene.status(), Status::Arrived);
    assert_eq!(scene.gateway.record(&scene.reference).facts.auto_reply_at, None);
    assert_eq!(scene.count(Action::LetterShown), 1);
}

#[tokio::test]
async fn an_automatic_reply_is_a_flag_and_no_more() {
    let (Some(smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::with(smtp.port, Some(&imap), Some("Hanterat")).await;
    scene.worker.tick().await;
    imap.deliver(&about(OUT_OF_OFFICE, &scene.letter(), ""));
    imap.deliver(&about(VACATION, &scene.letter(), ""));
    imap.deliver(&about(PERSON, &scene.letter(), ""));
    assert_eq!(scene.look().await, Tally { auto_replies: 1, ..Tally::default() });
    assert!(scene.gateway.record(&scene.reference).facts.auto_reply_at.is_some());
    assert_eq!((scene.status(), scene.owed()), (Status::Mailed, vec![]));
    assert_eq!(scene.count(Action::AutoReply), 1);
    assert_eq!((imap.mails().len(), imap.mails_in("Hanterat").len()), (1, 2));
}

#[tokio::test]
async fn a_forged_report_about_a_letter_nobody_was_sent_does_nothing() {
    let (Some(smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    let mut forged = *scene.letter().as_bytes();
    for change in [(15, 200), (16, 2), (16, 99), (16, 0), (17, 3), (31, 1), (0, 1)] {
        let (place, byte) = change;
        forged[place] = byte;
        imap.deliver(&about(POSTFIX, &Digest::from_bytes(forged), "failed"));
    }
    assert_eq!(scene.look().await, Tally::default());
    assert_eq!((scene.status(), scene.count(Action::LetterBounced)), (Status::Mailed, 0));
    assert!(imap.mails().iter().all(String::is_empty), "and stays for people to see");
}

#[tokio::test]
async fn many_mails_are_gone_through_in_order() {
    let (Some(smtp), Some(imap)) = (Server::start(&[]), ImapServer::start()) else { return };
    let scene = Scene::new(smtp.port, Some(&imap)).await;
    scene.worker.tick().await;
    for _ in 0..40 {
        imap.deliver(&about(PERSON, &scene.letter(), ""));
    }
    imap.deliver(&scene.about_us(&scene.letter()));
    assert_eq!(scene.look().await.bounced, 1);
    assert_eq!(scene.gateway.store.mailbox_mark().expect("readable").map(|mark| mark.uid), Some(41));
}

#[tokio::test]
async fn a_server_that_is_down_for_an_hour_loses_no_letter() {
    let Some(smtp) = Server::start(&[]) else { return };
    let port = smtp.port;
    drop(smtp);
    let scene = Scene::new(port, None).await;
    let mut tries = 0;
    for _ in 0..60 {
        tries += scene.worker.tick().await.deferred;
        scene.advance(1);
    }
    assert_eq!(tries, 6, "after 0, 1, 3, 7, 15 and 31 minutes");
    assert_eq!(scene.status(), Status::Sent);
    let Some(mut smtp) = Server::start(&["--port", &port.to_string()]) else { return };
    scene.advance(4);
    assert_eq!(scene.worker.tick().await.accepted, 1);
    assert_eq!(scene.status(), Status::Mailed);
    assert_eq!(message_id(&smtp.next().raw), format!("<{}@kommun.example>", scene.letter()));
}

#[tokio::test]
async fn a_server_that_dies_in_the_middle_of_a_letter_gets_it_again() {
    let Some(mut smtp) = Server::start(&["--replies", "die"]) else { return };
    let scene = Scene::new(smtp.port, None).await;
    assert_eq!(scene.worker.tick().await.deferred, 1);
    assert_eq!(scene.status(), Status::Sent);
    scene.advance(1);
    assert_eq!(scene.worker.tick().await.accepted, 1);
    let letter = smtp.next();
    assert_eq!(message_id(&letter.raw), format!("<{}@kommun.example>", scene.letter()));
    assert!(letter.raw.ends_with("\r\n"), "whole");
}

#[tokio::test]
async fn two_days_of_silence_are_not_delivered() {
    let Some(smtp) = Server::start(&[]) else { return };
    let port = smtp.port;
    drop(smtp);
    let scene = Scene::new(port, None).await;
    let began = scene.gateway.now();
    while scene.status() == Status::Sent {
        scene.worker.tick().await;
        scene.advance(30);
        assert!(scene.gateway.now() < began + SignedDuration::from_hours(80), "it never gives up");
    }
    assert_eq!(scene.status(), Status::NotDelivered);
    assert!(scene.gateway.now() > began + SignedDuration::from_hours(48));
}

#[tokio::test]
async fn the_mailbox_is_read_over_tls() {
    let Some(imap) = ImapServer::start() else { return };
    let mailbox = |tls, change: &dyn Fn(&mut underlag::config::Imap)| {
        let mut config = super::config();
        config.imap = imap.settings(tls);
        change(&mut config.imap);
        Mailbox::new(&config).expect("settings").expect("a mailbox")
    };
    for tls in [Tls::None, Tls::Starttls, Tls::Tls] {
        assert_eq!(mailbox(tls, &|_| ()).reach().await, Ok(()), "{tls:?}");
    }
    for tls in [Tls::Starttls, Tls::Tls] {
        let stranger = mailbox(tls, &|imap| imap.ca_file = None);
        assert_eq!(stranger.reach().await, Err(Failure::Certificate), "nobody vouches for it");
    }
    let nowhere = mailbox(Tls::Tls, &|imap| imap.host = Some("imap.invalid".to_owned()));
    assert_eq!(nowhere.reach().await, Err(Failure::HostNotFound));
    assert_eq!(mailbox(Tls::Tls, &|settings| settings.port = imap.port).reach().await, Err(Failure::Tls));
    assert_eq!(
        mailbox(Tls::None, &|imap| imap.folder = "Finns inte".to_owned()).reach().await,
        Err(Failure::Folder)
    );
    let wrong = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(wrong.path(), "fel").expect("written");
    let file = wrong.path().to_owned();
    assert_eq!(
        mailbox(Tls::None, &|imap| imap.password_file = Some(file.clone())).reach().await,
        Err(Failure::Login)
    );
}

#[tokio::test]
async fn a_mailbox_out_of_reach_is_an_error_and_no_harm() {
    let Some(imap) = ImapServer::start() else { return };
    let scene = Scene::new(1, Some(&imap)).await;
    drop(imap);
    let looked = scene.reader.as_ref().expect("a mailbox").look().await;
    assert!(matches!(looked, Err(Error::Mailbox(Failure::Refused))), "{looked:?}");
}
