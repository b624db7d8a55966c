//! The disk fails while something is committed that has a sealed document: whatever then stands has
//! its document, nothing is said for certain that isn't, and the next try gives the truth.
//!
//! Each act twice: the disk has kept what it said it could not sync, and it has not.

use std::sync::mpsc;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::request::{DeclineReason, Record};
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::send::{Draft, Sent};
use underlag::exchange::{Error, answer, draft, fetch, paper, reroute, unsent};
use underlag::store::Filter;

use super::gateway::{CLINIC, KIND, TestGateway};
use super::paper::SCAN;
use crate::files::PNG;
use crate::worker::kill::copy_folder;

const LETTER: &[u8] = small_pdf!("ett intyg");

impl TestGateway {
    /// Does it while the disk fails, and starts again on what the disk has kept.
    async fn fails(mut self, kept: bool, act: impl AsyncFnOnce(&Self) -> Result<(), Error>) -> Self {
        let disk = self.on_a_failing_disk();
        let before = tempfile::tempdir().expect("a temporary folder");
        copy_folder(&self.folder.path().join("data/store"), before.path());
        disk.fail_after(0);
        let error = act(&self).await.expect_err("it is not acknowledged");
        assert!(error.may_be_written(), "{error}");
        assert_eq!(error.text_key(), "exchange-outcome-unknown");
        self.store.stopped().await;
        let again = self.restart_after(|folder| {
            if !kept {
                let store = folder.join("data/store");
                std::fs::remove_dir_all(&store).expect("removed");
                std::fs::create_dir(&store).expect("made");
                copy_folder(before.path(), &store);
            }
        });
        again.everything_has_its_document().await;
        again
    }

    async fn everything_has_its_document(&self) {
        let units = [self.parties().unit_digest("ekbacken")];
        let records = self.store.requests_of_units(&units, Filter::All, None, 100).expect("read").records;
        let mut sealed: Vec<_> = records.iter().flat_map(documents).collect();
        let begun = unsent::of_user(self, self.parties().user_digest("anna")).expect("read");
        sealed.extend(begun.into_iter().map(|(_, unsent)| unsent.document));
        for document in &sealed {
            self.spool.read(document).await.expect("it is there");
        }
    }

    async fn draft_of_answer(&self, reference: &Reference) -> underlag::exchange::visit::Visit {
        let visit = self.open(reference).await.expect("opened");
        draft::fill(&visit, self.filled_answer(&visit));
        visit
    }
}

fn documents(record: &Record) -> Vec<underlag::domain::request::Sealed> {
    let facts = &record.facts;
    let reason = facts.more_time.as_ref().and_then(|asked| asked.reason.clone());
    [record.document.clone(), facts.answer.clone(), facts.copy.clone(), facts.draft.clone(), reason]
        .into_iter()
        .flatten()
        .chain(facts.draft_files.clone())
        .collect()
}

#[tokio::test]
async fn a_request_stands_with_its_document_or_is_sent_by_the_next_try() {
    for kept in [true, false] {
        let gateway = TestGateway::new();
        let consent = gateway.consent().await;
        let gateway =
            gateway.fails(kept, async |gateway| gateway.send(&consent, CLINIC, "once").await.map(drop)).await;
        let again = gateway.send(&consent, CLINIC, "once").await.expect("the truth");
        assert_eq!(matches!(again, Sent::Before(_)), kept);
        assert_eq!(gateway.outbox().len(), 1, "one request, one letter");
        let reference = gateway.outbox()[0].reference;
        gateway.open(&reference).await.expect("the clinic opens it");
    }
}

#[tokio::test]
async fn an_answer_stands_with_its_document_or_can_be_sent_again() {
    for kept in [true, false] {
        let (gateway, (consent, reference)) = sent().await;
        let visit = gateway.draft_of_answer(&reference).await;
        let gateway = gateway
            .fails(kept, async |gateway| {
                answer::send(gateway, &visit, Language::Sv, gateway.now()).await.map(drop)
            })
            .await;
        assert_eq!(gateway.record(&reference).is_open(), !kept);
        assert_eq!(visit.sent().map(|_| ()), None, "nothing is acknowledged");
        if !kept {
            answer::send(&gateway, &visit, Language::Sv, gateway.now())
                .await
                .expect("what was typed is there");
        }
        fetched(&gateway, &consent, &reference).await;
    }
}

#[tokio::test]
async fn a_refusal_stands_with_its_document() {
    for wrong_recipient in [true, false] {
        let (gateway, (consent, reference)) = sent().await;
        let visit = gateway.open(&reference).await.expect("opened");
        let gateway = gateway
            .fails(true, async |gateway| {
                let now = gateway.now();
                let said = if wrong_recipient {
                    answer::wrong_recipient(gateway, &visit, "Björkan", now).await
                } else {
                    answer::decline(gateway, &visit, DeclineReason::NotOurPatient, "Flyttat", now).await
                };
                said.map(drop)
            })
            .await;
        assert!(!gateway.record(&reference).is_open());
        fetched(&gateway, &consent, &reference).await;
    }
}

#[tokio::test]
async fn a_draft_and_the_one_before_it_are_there_as_the_disk_has_them() {
    for kept in [true, false] {
        let (gateway, (_, reference)) = sent().await;
        let visit = gateway.draft_of_answer(&reference).await;
        draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
        draft::save(&gateway, &visit, gateway.now()).await.expect("saved");
        let first = gateway.record(&reference).facts.draft.expect("a draft");
        draft::detach(&visit, 0);
        draft::attach(&gateway, &visit, "b.png", PNG.to_vec()).expect("attached");
        let gateway =
            gateway.fails(kept, async |gateway| draft::save(gateway, &visit, gateway.now()).await).await;
        let now = gateway.record(&reference).facts.draft.expect("a draft");
        assert_eq!(now.id != first.id, kept);
        let visit = gateway.open(&reference).await.expect("opened");
        assert!(!visit.draft_damaged && !visit.draft().response.items.is_empty());
        let files: Vec<String> =
            visit.draft().attachments.iter().map(|file| file.about.name.clone()).collect();
        assert_eq!(files, [if kept { "b.png" } else { "a.pdf" }]);
    }
}

#[tokio::test]
async fn a_wish_for_more_time_has_its_reason() {
    let (gateway, (consent, reference)) = sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let gateway = gateway
        .fails(true, async |gateway| {
            let now = gateway.now();
            answer::ask_more_time(gateway, &visit, date(2026, 12, 30), "Läkaren är sjuk", now).await
        })
        .await;
    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opened");
    assert!(opened.more_time.is_some());
}

#[tokio::test]
async fn sent_on_the_request_is_there_for_the_one_that_has_it() {
    for kept in [true, false] {
        let (gateway, (consent, reference)) = sent().await;
        let gateway = gateway
            .fails(kept, async |gateway| {
                let worker = gateway.worker();
                let onward =
                    reroute::reroute(gateway, &worker, &reference, &consent, "vc-bjorkan", gateway.now());
                onward.await.map(drop)
            })
            .await;
        assert_eq!(gateway.record(&reference).facts.earlier.len(), usize::from(kept));
        let worker = gateway.worker();
        fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("the unit opens it");
    }
}

#[tokio::test]
async fn an_answer_on_paper_stands_with_its_document() {
    let (gateway, (consent, reference)) = sent().await;
    gateway.advance_days(3);
    let worker = gateway.worker();
    let visit = paper::begin(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opened");
    draft::attach(&gateway, &visit, "Svar.pdf", SCAN.to_vec()).expect("attached");
    let gateway = gateway
        .fails(true, async |gateway| {
            let day = date(2026, 11, 25);
            paper::register(gateway, &worker, &visit, &consent, day, gateway.now()).await
        })
        .await;
    assert!(!gateway.record(&reference).is_open());
    fetched(&gateway, &consent, &reference).await;
}

#[tokio::test]
async fn what_is_begun_and_not_sent_is_there_as_the_disk_has_it() {
    for kept in [true, false] {
        let gateway = TestGateway::new();
        let consent = gateway.consent().await;
        let (owner, begun) = (gateway.parties().user_digest("anna"), begun(&gateway, &consent));
        unsent::save(&gateway, owner, &begun, &consent, gateway.now()).await.expect("saved");
        let (id, first) = unsent::of_user(&gateway, owner).expect("read").remove(0);
        let gateway = gateway
            .fails(kept, async |gateway| unsent::save(gateway, owner, &begun, &consent, gateway.now()).await)
            .await;
        let saved = unsent::find(&gateway, owner, &id).expect("read").expect("there");
        assert_eq!(saved.document.id != first.document.id, kept);
        unsent::open(&gateway, &saved, &consent, "place").await.expect("opened");
    }
}

#[tokio::test]
async fn the_document_of_what_did_not_happen_is_swept_away() {
    let (gateway, (_, reference)) = sent().await;
    let visit = gateway.draft_of_answer(&reference).await;
    let gateway = gateway
        .fails(false, async |gateway| {
            answer::send(gateway, &visit, Language::Sv, gateway.now()).await.map(drop)
        })
        .await;
    assert_eq!(gateway.sealed_files(), 3, "nobody knows yet whether answer and copy are needed");
    let unknown = gateway.spool.older_than(Timestamp::MAX).await.expect("listed");
    let known = unknown.iter().filter(|id| gateway.store.knows_document(id).expect("read")).count();
    assert_eq!((unknown.len(), known), (3, 1), "the sweep takes what no record names");
}

#[tokio::test]
async fn what_is_certainly_refused_leaves_no_document() {
    let (gateway, (_, reference)) = sent().await;
    let visit = gateway.draft_of_answer(&reference).await;
    let other = gateway.open(&reference).await.expect("opened");
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let files = gateway.sealed_files();
    let late = answer::decline(&gateway, &other, DeclineReason::NotOurPatient, "", gateway.now()).await;
    assert!(late.is_err_and(|error| !error.may_be_written()));
    assert_eq!(gateway.sealed_files(), files);
}

#[tokio::test]
async fn nothing_is_destroyed_and_no_letter_sent_for_what_is_not_on_the_disk() {
    let (mut gateway, (_, reference)) = sent().await;
    let disk = gateway.on_a_failing_disk();
    let worker = gateway.worker();
    let (store, (tell, told)) = (gateway.store.clone(), mpsc::channel());
    disk.fail_after(0);
    // While the commit is at the disk, and the rows could be read already.
    disk.meanwhile(move || {
        let store = store.clone();
        let asks = move || tell.send((store.pending_destructions(10), store.due_notices(Timestamp::MAX, 10)));
        std::thread::spawn(asks);
    });
    let done = fetch::withdraw(&gateway, &worker, &reference, gateway.now()).await;
    assert!(done.is_err_and(|error| error.may_be_written()));
    let (destructions, letters) = told.recv().expect("it has an answer");
    assert!(destructions.is_err() && letters.is_err(), "{destructions:?} {letters:?}");
}

#[tokio::test]
async fn two_clicks_in_the_same_moment_are_one_answer() {
    let (gateway, (_, reference)) = sent().await;
    let visit = gateway.draft_of_answer(&reference).await;
    let click = || answer::send(&gateway, &visit, Language::Sv, gateway.now());
    let (one, two) = tokio::join!(click(), click());
    assert_eq!(one.expect("sent").hash, two.expect("the same").hash);
}

async fn sent() -> (TestGateway, (HeldConsent, Reference)) {
    let gateway = TestGateway::new();
    let sent = gateway.sent().await;
    (gateway, sent)
}

/// The unit opens what came and lets it go.
async fn fetched(gateway: &TestGateway, consent: &HeldConsent, reference: &Reference) {
    gateway.clock.advance(SignedDuration::from_mins(1));
    let worker = gateway.worker();
    let opened = fetch::open(gateway, &worker, reference, consent, gateway.now()).await.expect("opened");
    assert!(opened.answer.is_some());
    fetch::confirm(gateway, &worker, reference, gateway.now()).await.expect("fetched");
}

fn begun(gateway: &TestGateway, consent: &HeldConsent) -> Draft {
    Draft {
        consent: "place".to_owned(),
        under: consent.id,
        kind: KIND.to_owned(),
        recipient: CLINIC.to_owned(),
        case_number: "SOC-EK 2026-117".to_owned(),
        response: gateway.filled_request(consent),
        no_names: Vec::new(),
        previous: None,
        files: Vec::new(),
        by_post: false,
        submission: "begun".to_owned(),
    }
}
