//! What `verify` says of documents that were tampered with, and of those it can't judge.

use std::fmt::Write as _;

use serde_json::Value;
use underlag::crypto::signing::Jwks;
use underlag::document::Relation;
use underlag::document::read::{self, EmbeddedFile};
use underlag::domain::language::Language;
use underlag::exchange::verify::{Against, Outcome, Sort, Verdict, verify};
use underlag::exchange::{answer, draft, fetch};

use super::gateway::TestGateway;

pub struct World {
    pub gateway: TestGateway,
    pub consent: Vec<u8>,
    pub request: Vec<u8>,
    pub answer: Vec<u8>,
    /// The worker's.
    pub receipt: Vec<u8>,
}

impl World {
    pub async fn new() -> Self {
        let gateway = TestGateway::new();
        let consent = gateway.consent_pdf(gateway.terms()).await;
        let held =
            underlag::exchange::consent_file::read(&gateway, &consent, gateway.now()).expect("a consent");
        let sent = gateway.send(&held, super::gateway::CLINIC, "one").await.expect("sent");
        let underlag::exchange::send::Sent::Now(dispatch) = sent else { panic!("sent now") };
        let reference = dispatch.reference;
        let visit = gateway.open(&reference).await.expect("opened");
        draft::fill(&visit, gateway.filled_answer(&visit));
        draft::attach(&gateway, &visit, "Intyg.pdf", small_pdf!("startxref 9 %%EOF").to_vec())
            .expect("attached");
        answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
        let opened = fetch::open(&gateway, &gateway.worker(), &reference, &held, gateway.now()).await;
        let opened = opened.expect("opened");
        let (request, answer) = (opened.request.pdf.to_vec(), opened.answer.expect("one").pdf.to_vec());
        let receipt = dispatch.receipt_pdf(&gateway, gateway.now()).expect("written").to_vec();
        Self { gateway, consent, request, answer, receipt }
    }

    pub fn verdict(&self, pdf: &[u8]) -> Verdict {
        let parties = self.gateway.parties();
        let (jwks, issuer) = (self.gateway.keys.jwks(), self.gateway.issuer());
        let against = Against { jwks, issuer, recipients: parties.recipients() };
        verify(pdf, against, self.gateway.now(), Language::Sv)
    }

    pub fn outcome(&self, pdf: &[u8]) -> Outcome {
        let verdict = self.verdict(pdf);
        assert_eq!(verdict.valid, verdict.outcome == Outcome::Proved, "{:?}", verdict.checks);
        verdict.outcome
    }
}

/// A sound PDF with those files inside and nothing else.
fn rebuilt(files: &[EmbeddedFile]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    let mut object = |content: &[u8], pdf: &mut Vec<u8>| {
        writeln!(table, "{:010} 00000 n ", pdf.len()).expect("memory");
        let number = table.lines().count();
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(content);
        pdf.extend(b"\nendobj\n");
    };
    let entries: String = (0..files.len()).map(|n| format!("({n:04}) {} 0 R ", 2 + 2 * n)).collect();
    object(format!("<</Names <</EmbeddedFiles <</Names [{entries}]>>>>>>").as_bytes(), &mut pdf);
    for (file, n) in files.iter().zip(0..) {
        let relation = if file.relation == Relation::Data { "Data" } else { "Supplement" };
        let name = &file.name;
        let head = format!("<</UF ({name}) /AFRelationship /{relation} /EF <</UF {} 0 R>>>>", 3 + 2 * n);
        object(head.as_bytes(), &mut pdf);
        let mut stream = format!("<</Length {}>>\nstream\n", file.bytes.len()).into_bytes();
        stream.extend(&file.bytes);
        stream.extend(b"\nendstream");
        object(&stream, &mut pdf);
    }
    let (start, count) = (pdf.len(), 1 + table.lines().count());
    let table = format!("xref\n0 {count}\n0000000000 65535 f \n{table}");
    let end = format!("trailer\n<</Root 1 0 R /Size {count}>>\nstartxref\n{start}\n%%EOF");
    pdf.extend((table + &end).bytes());
    pdf
}

fn parts(pdf: &[u8]) -> Vec<EmbeddedFile> {
    read::attachments(pdf).expect("our own document")
}

/// The document with one of its JSON parts changed.
fn with(pdf: &[u8], part: &str, change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut files = parts(pdf);
    let file = files.iter_mut().find(|file| file.name == part).expect("a part");
    let mut json: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    change(&mut json);
    file.bytes = json.to_string().into_bytes();
    rebuilt(&files)
}

fn without(pdf: &[u8], part: &str) -> Vec<u8> {
    let mut files = parts(pdf);
    files.retain(|file| file.name != part);
    rebuilt(&files)
}

#[tokio::test]
async fn what_was_made_here_is_proved_as_it_is() {
    let world = World::new().await;
    for (pdf, sort) in [
        (&world.consent, Sort::Consent),
        (&world.request, Sort::Request),
        (&world.answer, Sort::Answer),
        (&world.receipt, Sort::Receipt),
    ] {
        let verdict = world.verdict(pdf);
        assert_eq!((verdict.document, verdict.outcome), (sort, Outcome::Proved), "{:?}", verdict.checks);
        assert_eq!(verdict.data_proved, sort != Sort::Receipt, "a receipt has no data");
        // The tests' own writer, as any other program that saves the file anew.
        let verdict = world.verdict(&rebuilt(&parts(pdf)));
        assert_eq!(verdict.outcome, Outcome::NotProvableHere, "the pages are others");
        assert_eq!(verdict.data_proved, sort != Sort::Receipt, "the data is the same: {:?}", verdict.checks);
    }
}

#[tokio::test]
async fn an_answer_in_the_name_of_somebody_unknown_is_not_valid() {
    let world = World::new().await;
    let forged = with(&world.answer, "answer.json", |header| {
        header["recipient"] = serde_json::json!({ "id": "vc-pahittad", "name": "Universitetssjukhuset" });
    });
    assert_eq!(world.outcome(&forged), Outcome::Refuted);
    let renamed = with(&world.answer, "answer.json", |header| header["recipient"]["name"] = "Annan".into());
    assert_eq!(world.outcome(&renamed), Outcome::Refuted);
    let late = with(&world.answer, "answer.json", |header| header["late"] = true.into());
    assert_eq!(world.outcome(&late), Outcome::Refuted);
}

#[tokio::test]
async fn a_changed_answer_is_refuted_also_where_its_key_is_unknown() {
    let world = World::new().await;
    let changed = without(
        &with(&world.answer, "response.json", |response| response["language"] = "en".into()),
        "recipient.jwt",
    );
    let against =
        Against { jwks: world.gateway.keys.jwks(), issuer: world.gateway.issuer(), recipients: &[] };
    let verdict = verify(&changed, against, world.gateway.now(), Language::Sv);
    assert_eq!(verdict.outcome, Outcome::Refuted, "{:?}", verdict.checks);
}

#[tokio::test]
async fn what_the_keys_here_can_not_prove_is_neither_valid_nor_refuted() {
    let world = World::new().await;
    let bare = without(&world.answer, "recipient.jwt");
    assert!(world.verdict(&bare).data_proved, "the directory knows the key");
    let (jwks, issuer) = (world.gateway.keys.jwks(), world.gateway.issuer());
    let nobody = Against { jwks, issuer, recipients: &[] };
    let verdict = verify(&bare, nobody, world.gateway.now(), Language::Sv);
    assert_eq!((verdict.outcome, verdict.valid), (Outcome::NotProvableHere, false));
    assert!(!verdict.data_proved);
    let said: Vec<_> = verdict.checks.iter().map(|check| (check.code, check.ok)).collect();
    assert_eq!(
        said,
        [("answer-proof", None), ("attachments", None), ("file", None)],
        "the attachments are no better"
    );
    assert!(verdict.checks[0].text.contains("inte känd här"), "it says what is missing");

    let other = Jwks::new(Vec::new());
    let strangers = Against { jwks: &other, issuer, recipients: &[] };
    let verdict = verify(&world.answer, strangers, world.gateway.now(), Language::Sv);
    assert_eq!(verdict.outcome, Outcome::NotProvableHere, "the gateway's word is not known either");
}

#[tokio::test]
async fn a_consent_signed_with_a_key_that_is_not_known_here_is_neither_valid_nor_refuted() {
    let world = World::new().await;
    let (none, issuer) = (Jwks::new(Vec::new()), world.gateway.issuer());
    let strangers = Against { jwks: &none, issuer, recipients: &[] };
    for pdf in [&world.consent, &world.request] {
        let verdict = verify(pdf, strangers, world.gateway.now(), Language::Sv);
        assert_eq!((verdict.outcome, verdict.valid), (Outcome::NotProvableHere, false));
        let said: Vec<_> = verdict.checks.iter().map(|check| (check.code, check.ok)).collect();
        assert_eq!(said, [("consent-signature", None), ("file", None)]);
        assert!(verdict.checks[0].text.contains("kända här"), "it says what is missing");
    }
    let known = world.gateway.keys.jwks();
    let other = Against { jwks: known, issuer: "https://annan.example.se", recipients: &[] };
    let cut = Against { jwks: &none, issuer, recipients: &[] };
    let mut files = parts(&world.request);
    files.iter_mut().find(|file| file.name == "consent.jwt").expect("a consent").bytes.truncate(9);
    for (pdf, against) in [(world.request.clone(), other), (rebuilt(&files), cut)] {
        let verdict = verify(&pdf, against, world.gateway.now(), Language::Sv);
        assert_eq!(verdict.outcome, Outcome::Refuted, "{:?}", verdict.checks);
    }
}

#[tokio::test]
async fn a_document_that_something_was_added_to_is_refuted() {
    let world = World::new().await;
    for pdf in [&world.consent, &world.request, &world.answer] {
        let text = String::from_utf8_lossy(pdf);
        let start = text.rsplit("startxref\n").next().and_then(|tail| tail.lines().next()).expect("a number");
        let update = format!("\n1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<</Root 1 0 R /Prev {start}>>\n");
        let place = pdf.len() + update.find("xref").expect("there");
        let root = text.rsplit("/Root ").next().and_then(|rest| rest.split(" R").next()).expect("a root");
        let update = update.replace("/Root 1 0", &format!("/Root {root}"));
        let updated = [pdf, update.as_bytes(), format!("startxref\n{place}\n%%EOF").as_bytes()].concat();
        assert!(read::attachments(&updated).is_ok(), "a reader opens it all the same");
        assert_eq!(world.outcome(&updated), Outcome::Refuted);

        for after in ["\n%%EOF", "\n<script>", " 0 obj"] {
            let longer = [pdf, after.as_bytes()].concat();
            assert_eq!(world.outcome(&longer), Outcome::Refuted, "{after}");
        }
        let ended = [pdf, b"\r\n".as_slice()].concat();
        assert_eq!(world.outcome(&ended), Outcome::Proved, "an end of line from a mail says nothing");
    }
}

/// Another object in the place of one of ours, under a table of its own that names no earlier one.
#[tokio::test]
async fn an_object_that_was_put_over_another_is_found() {
    let world = World::new().await;
    let pdf = &world.answer;
    let place =
        pdf.windows(5).rposition(|bytes| bytes == b"xref\n").map(|place| place - 5).expect("startxref");
    let start = pdf[..place].windows(5).rposition(|bytes| bytes == b"xref\n").expect("the table");
    let table = String::from_utf8_lossy(&pdf[start..]).into_owned();
    let first = table.lines().nth(3).expect("the first object").to_owned();
    let mut changed = pdf[..start].to_vec();
    let over = format!("{:010} 00000 n ", changed.len());
    changed.extend(b"1 0 obj\n<<>>\nendobj\n");
    let table = table.replacen(&first, &over, 1);
    let table = table.replace(&format!("startxref\n{start}"), &format!("startxref\n{}", changed.len()));
    changed.extend(table.bytes());
    assert!(read::attachments(&changed).is_ok(), "a reader opens it all the same");
    assert_eq!(world.outcome(&changed), Outcome::Refuted);
}

#[tokio::test]
async fn a_file_that_the_document_does_not_name_is_refuted() {
    let world = World::new().await;
    let extra = |name: &str, relation| EmbeddedFile {
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        relation,
        bytes: b"%PDF-1.4 ett till".to_vec(),
    };
    for pdf in [&world.consent, &world.request, &world.answer] {
        for file in [extra("Intyg2.pdf", Relation::Attachment), extra("page.json", Relation::Data)] {
            let files = [parts(pdf), vec![file]].concat();
            assert_eq!(world.outcome(&rebuilt(&files)), Outcome::Refuted);
        }
    }
    let mut twice = parts(&world.answer);
    twice.extend(parts(&world.answer).into_iter().filter(|file| file.relation == Relation::Attachment));
    assert_eq!(world.outcome(&rebuilt(&twice)), Outcome::Refuted, "one entry, two files");
    assert_eq!(world.outcome(&without(&world.answer, "Intyg.pdf")), Outcome::Refuted);
}

#[tokio::test]
async fn what_is_no_document_of_ours_is_unreadable_with_advice_that_fits() {
    let world = World::new().await;
    let said = |pdf: &[u8]| {
        let verdict = world.verdict(pdf);
        assert_eq!((verdict.outcome, verdict.valid), (Outcome::Unreadable, false));
        verdict.checks[0].text.clone()
    };
    assert!(said(b"PK\x03\x04").contains("inte en PDF"));
    assert!(said(&world.answer[..world.answer.len() / 2]).contains("originalet"));
    let saved_anew = b"%PDF-1.7\n1 0 obj\n<</Type /XRef>>\nendobj\nstartxref\n9\n%%EOF";
    assert!(said(saved_anew).contains("Använd originalfilen"));
    assert!(said(&rebuilt(&[])).contains("originalfilen"));
}
