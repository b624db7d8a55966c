//! The whole flow with everything in it marked: nothing of it rests on the gateway's disks, and with
//! all that rests there nothing opens.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::date;
use serde_json::Value;
use underlag::crypto::seal::{self, Identity};
use underlag::domain::language::Language;
use underlag::domain::request::DeclineReason;
use underlag::domain::{Passed, ToldCategory};
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::evidence::{self, NewScan};
use underlag::exchange::hand_over::{self, To, What};
use underlag::exchange::send::{self, Draft, Request, Sent};
use underlag::exchange::{answer, draft, fetch, paper, recall, request_file, unsent, visit};

use super::{Mark, below, scan, scan_folder, typed_texts};
use crate::exchange::gateway::{CLINIC, KIND, TestGateway, client};

const ATTACHMENT: &str = "Läkarintyg för Märta.pdf";
const ATTACHED: &[u8] = small_pdf!("Intyget handlar om smultronallergi och gymnastik");
const SCAN: &str = "Brev om Märta från Björkan.pdf";
const SCANNED: &[u8] = small_pdf!("Brevet kom med posten och handlar om hallonbacken");
const PAPER: &str = "Underskrift av Märta på Tallbacken.pdf";
const SIGNED: &[u8] = small_pdf!("Papperet skrevs under vid blåbärsbordet");
const MAP: &str = "Karta till Blåklockans verkstad.pdf";
const MAPPED: &[u8] = small_pdf!("Kartan visar vägen förbi timjansgården");
const COMMENT: &str = "Hon har flyttat till Björkliden och går nu hos dem";
const REASON: &str = "Läkaren är sjukskriven fram till luciahelgen";

#[tokio::test]
async fn nothing_marked_rests_on_the_gateway() {
    let gateway = TestGateway::new();
    let (consent, marks) = whole_flow(&gateway).await;
    drop(consent);
    let leaks = scan_folder(&gateway.folder.path().join("data"), &marks);
    assert_eq!(leaks, [], "in the data folder");
    let leaks = scan_folder(&gateway.folder.path().join("keys"), &marks);
    assert_eq!(leaks, [], "beside the keys");
}

#[tokio::test]
async fn each_kind_of_mark_is_found_once_it_leaks() {
    let gateway = TestGateway::new();
    let (_, marks) = whole_flow(&gateway).await;
    for mark in &marks {
        let planted = BASE64URL_NOPAD.encode(&[b"x", mark.needles[0].1.as_slice(), b"y"].concat());
        let found: Vec<String> =
            scan("planted", planted.as_bytes(), &marks).into_iter().map(|leak| leak.mark).collect();
        assert!(found.contains(&mark.name), "{}: {found:?}", mark.name);
    }
}

#[tokio::test]
async fn with_every_file_of_the_gateway_in_hand_nothing_opens() {
    let gateway = TestGateway::new();
    let (consent, _) = whole_flow(&gateway).await;
    let sealed = files(&gateway.folder.path().join("data/spool"));
    let sealed: Vec<Vec<u8>> = sealed.iter().map(|path| fs::read(path).expect("readable")).collect();
    assert!(sealed.len() >= 3, "the flow leaves sealed documents");

    let mut seeds: BTreeSet<[u8; 32]> = BTreeSet::new();
    for path in files(gateway.folder.path()) {
        let bytes = fs::read(&path).expect("readable");
        seeds.extend(thirty_two_bytes(&path, &bytes));
    }
    assert!(seeds.len() >= 3, "the gateway's own three keys at least");
    for seed in &seeds {
        let identity = Identity::from_seed(seed);
        assert!(
            sealed.iter().all(|file| seal::open(file, &identity).is_err()),
            "a stored key opens a document"
        );
    }

    let rightful = [consent.secret.identity(), gateway.clinic_key.identity()];
    for file in &sealed {
        assert!(
            rightful.iter().any(|identity| seal::open(file, identity).is_ok()),
            "nobody can read it at all"
        );
    }
}

#[tokio::test]
async fn a_page_of_a_sealed_document_is_found_when_it_is_not_sealed() {
    let gateway = TestGateway::new();
    let (consent, marks) = whole_flow(&gateway).await;
    let identities = [consent.secret.identity(), gateway.clinic_key.identity()];
    let opened = files(&gateway.folder.path().join("data/spool")).into_iter().filter_map(|file| {
        let cipher = fs::read(file).expect("readable");
        identities.iter().find_map(|identity| seal::open(&cipher, identity).ok())
    });
    let opened: Vec<_> = opened.collect();
    assert!(!opened.is_empty(), "they open");
    let leaks = opened.iter().flat_map(|plain| scan("plain", plain, &marks));
    let found: BTreeSet<String> = leaks.map(|leak| leak.mark).collect();
    assert!(found.contains("client") || found.contains("a text of the answer"), "{found:?}");
}

/// Everything that can happen to requests, short of destroying what this test looks at.
async fn whole_flow(gateway: &TestGateway) -> (HeldConsent, Vec<Mark>) {
    let (consent, first) = gateway.sent().await;
    let paper = NewScan::judged(gateway, PAPER, SIGNED).expect("a sound file");
    let worker = gateway.worker();
    evidence::add(gateway, &worker, &consent, ("Anna Test", &paper), gateway.now()).await.expect("added");
    evidence::open(gateway, &worker, &consent, gateway.now()).await.expect("opened").expect("there");
    let visit = gateway.open(&first).await.expect("opened");
    let mut links = vec![gateway.link(&first)];
    answer::acknowledge(gateway, &visit, Some(date(2026, 12, 10)), gateway.now())
        .await
        .expect("acknowledged");
    answer::ask_more_time(gateway, &visit, date(2026, 12, 20), REASON, gateway.now()).await.expect("asked");
    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::attach(gateway, &visit, ATTACHMENT, ATTACHED.to_vec()).expect("attached");
    draft::save(gateway, &visit, gateway.now()).await.expect("saved");
    answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    fetch::open(gateway, &gateway.worker(), &first, &consent, gateway.now()).await.expect("read by the unit");

    let Ok(Sent::Now(second)) = gateway.send(&consent, CLINIC, "second").await else { panic!("sent") };
    let wrong = visit::open(gateway, &gateway.link(&second.reference), "AAAA", gateway.now()).await;
    assert!(wrong.is_err());
    let visit = gateway.open(&second.reference).await.expect("opened");
    links.push(gateway.link(&second.reference));
    answer::decline(gateway, &visit, DeclineReason::NotOurPatient, COMMENT, gateway.now())
        .await
        .expect("declined");

    let Ok(Sent::Now(third)) = gateway.send(&consent, "vc-bjorkan", "third").await else { panic!("sent") };
    links.push(gateway.link(&third.reference));
    let paper = paper::begin(gateway, &gateway.worker(), &third.reference, &consent, gateway.now())
        .await
        .expect("opened");
    draft::fill(&paper, gateway.filled_answer(&paper));
    draft::attach(gateway, &paper, SCAN, SCANNED.to_vec()).expect("attached");
    paper::register(gateway, &gateway.worker(), &paper, &consent, gateway.today(), gateway.now())
        .await
        .expect("registered");
    links.push(with_a_file(gateway, &consent).await);
    let all = What::Unit("ekbacken".to_owned());
    let to = To::Unit("sodra".to_owned());
    hand_over::hand_over(gateway, &gateway.worker(), &all, &to, gateway.now()).await.expect("handed over");
    let one_time = third.one_time_key.as_ref().expect("a one-time key").display().to_string();

    let marks = marks(gateway, &consent, &links, &one_time);
    (consent, marks)
}

/// One more, with a file that goes along: begun, sent, answered and taken back. Gives its link.
async fn with_a_file(gateway: &TestGateway, consent: &HeldConsent) -> String {
    let mut files = Vec::new();
    let category = Passed::Told(ToldCategory::Activities);
    request_file::attach(gateway, consent, &mut files, (MAP, category), MAPPED.to_vec()).expect("attached");
    let begun = Draft {
        consent: String::new(),
        under: consent.id,
        kind: KIND.to_owned(),
        recipient: CLINIC.to_owned(),
        case_number: "SOC-EK 2026-117".to_owned(),
        response: gateway.filled_request(consent),
        no_names: Vec::new(),
        previous: None,
        files,
        by_post: false,
        submission: "ab".repeat(16),
    };
    let owner = gateway.parties().user_digest("anna");
    unsent::save(gateway, owner, &begun, consent, gateway.now()).await.expect("saved");
    let worker = gateway.worker();
    let request = Request {
        no_names: &[],
        worker: &worker,
        consent,
        kind: KIND,
        recipient: CLINIC,
        case_number: &begun.case_number,
        response: &begun.response,
        language: Language::Sv,
        previous: None,
        files: &begun.files,
        by_post: false,
    };
    let sent = send::send(gateway, request, "fourth", gateway.now()).await;
    let Ok(Sent::Now(fourth)) = sent else { panic!("sent") };
    let link = gateway.link(&fourth.reference);
    let visit = gateway.open(&fourth.reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    recall::in_visit(gateway, &visit, gateway.now()).await.expect("taken back");
    link
}

fn marks(gateway: &TestGateway, consent: &HeldConsent, links: &[String], one_time: &str) -> Vec<Mark> {
    let client = client();
    let mut marks = Mark::personal_number("personal number", client.personal_number.as_str());
    marks.push(Mark::new("client", client.name.as_str()));
    marks.extend(
        client
            .name
            .as_str()
            .split(' ')
            .filter(|part| part.chars().count() >= 6)
            .map(|part| Mark::new("part of a name", part)),
    );
    marks.push(Mark::new("purpose", &consent.terms().purpose));
    marks.push(Mark::new("case number", "SOC-EK 2026-117"));
    marks.push(Mark::new("attachment's name", ATTACHMENT));
    marks.push(Mark::new("attachment", "smultronallergi"));
    marks.push(Mark::new("name of a scanned letter", SCAN));
    marks.push(Mark::new("scanned letter", "hallonbacken"));
    marks.push(Mark::new("name of a signed paper", PAPER));
    marks.push(Mark::new("signed paper", "blåbärsbordet"));
    marks.push(Mark::new("name of a file sent along", MAP));
    marks.push(Mark::new("file sent along", "timjansgården"));
    marks.push(Mark::new("comment", COMMENT));
    marks.push(Mark::new("reason", REASON));
    let kind = gateway.catalogue.kind(KIND).expect("the kind");
    for (name, example) in
        [("a text of the request", &kind.example_request), ("a text of the answer", &kind.example_answer)]
    {
        let example: Value = serde_json::from_str(example.as_deref().expect("an example")).expect("JSON");
        marks.extend(typed_texts(&example).iter().map(|text| Mark::new(name, text)));
    }

    let parties = gateway.parties();
    for (name, value) in [("recipient", CLINIC), ("worker", "Anna Test"), ("unit", "ekbacken")] {
        marks.push(Mark::new(name, value));
    }
    for recipient in parties.recipients().iter().filter(|recipient| recipient.name.len() > 12) {
        marks.push(Mark::new("recipient's name", &recipient.name));
        marks.push(Mark::new("recipient's mailbox", &recipient.mailbox));
    }

    for key in [gateway.clinic_key.display().as_str(), one_time] {
        marks.push(Mark::new("recipient key", key));
        marks.push(Mark::new("recipient key", &key.replace('-', "")));
    }
    let secret = consent.secret.expose().to_string();
    marks.push(Mark::new("consent secret", &secret));
    marks.push(Mark::bytes("consent secret", &BASE64URL_NOPAD.decode(secret.as_bytes()).expect("base64url")));
    marks.push(Mark::new("consent token", &consent.token));
    marks.push(Mark::new("consent token's claims", consent.token.split('.').nth(1).expect("claims")));
    for link in links {
        marks.push(Mark::new("link", link));
        marks.push(Mark::bytes("link", &BASE64URL_NOPAD.decode(link.as_bytes()).expect("base64url")));
    }
    marks
}

fn files(folder: &Path) -> Vec<PathBuf> {
    below(folder).into_iter().filter(|path| path.is_file()).collect()
}

/// Every 32 bytes of a small file that could be a key: as they stand, from hexadecimal, from base64.
fn thirty_two_bytes(path: &Path, bytes: &[u8]) -> Vec<[u8; 32]> {
    if bytes.len() > 4096 || path.components().any(|part| part.as_os_str() == "spool") {
        return Vec::new();
    }
    let inner = super::unpack::all(bytes).into_iter().map(|(_, inner)| inner);
    let texts: Vec<Vec<u8>> = std::iter::once(bytes.to_vec()).chain(inner).collect();
    texts.iter().flat_map(|text| text.windows(32)).filter_map(|window| window.try_into().ok()).collect()
}
