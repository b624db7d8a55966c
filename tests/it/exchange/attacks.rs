//! What somebody can do to our documents who has them, the format and even a key: nothing of it is proved.

use std::process::Command;

use ring::rand::SystemRandom;
use underlag::crypto::hash::Hash;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::crypto::signing::SigningKey;
use underlag::crypto::token::{self, AnswerBinding, FileMark, FileSort, Statement};
use underlag::document::place;
use underlag::document::read::{self, Written};
use underlag::exchange::envelope::{self, AnswerHeader};
use underlag::exchange::verify::Outcome::{self, NotProvableHere, Refuted, Unreadable};

use super::our_file::{OurFile, bytes, text, tokens, with_tokens};
use super::verdicts::World;

/// The first text of a form, and what it is changed to.
const WORDS: (&str, &str) = ("\"valueString\":\"", "\"valueString\":\"Inte ");

fn part(pdf: &[u8], name: &str) -> String {
    let files = read::attachments(pdf).expect("readable");
    String::from_utf8(read::data(&files, name).expect("a part").bytes.clone()).expect("text")
}

fn stream(id: usize, dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("{id} 0 obj\n<</Length {}{dictionary}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

/// Page one says something else.
fn other_page(pdf: &[u8]) -> Vec<u8> {
    let (file, page) =
        OurFile::open(pdf).and(|id| stream(id, "", b"BT /F0 12 Tf 72 700 Td (full arbetsformaga) Tj ET"));
    let contents = |object: &str| {
        let (before, after) = object.split_once("/Contents ").expect("a page");
        let (_, after) = after.split_once(" 0 R").expect("a reference");
        format!("{before}/Contents {page} 0 R{after}")
    };
    file.with("/Type/Page/", contents).bytes()
}

/// One more embedded file, of that name, in both lists.
fn attached(pdf: &[u8], name: &str, relation: &str) -> Vec<u8> {
    let (file, content) = OurFile::open(pdf).and(|id| stream(id, "/Type/EmbeddedFile", b"%PDF-1.4 ett till"));
    let (file, id) = file.and(|id| {
        format!("{id} 0 obj\n<</Type/Filespec/F({name})/UF({name})/EF<</F {content} 0 R/UF {content} 0 R>>/AFRelationship/{relation}>>\nendobj\n")
            .into_bytes()
    });
    let listed = |object: &str| {
        let object = object.replacen("]>>>>", &format!("(9999) {id} 0 R]>>>>"), 1);
        let (before, after) = object.rsplit_once("/AF[").expect("a list");
        format!("{before}/AF[{}", after.replacen(']', &format!(" {id} 0 R]"), 1))
    };
    file.with("/Type/Catalog", listed).bytes()
}

/// Without the last embedded file.
fn detached(pdf: &[u8]) -> Vec<u8> {
    let without = |object: &str| {
        let (before, after) = object.split_once("]>>>>").expect("names");
        let (before, _) = before.rsplit_once('(').expect("a name");
        let (head, listed) = after.rsplit_once("/AF[").expect("a list");
        let (listed, tail) = listed.split_once(']').expect("its end");
        let kept = listed.trim_end_matches(" R").rsplitn(3, ' ').nth(2).expect("more than one");
        format!("{before}]>>>>{head}/AF[{kept}]{tail}")
    };
    OurFile::open(pdf).with("/Type/Catalog", without).bytes()
}

fn flipped(pdf: &[u8], near: &str) -> Vec<u8> {
    let at = pdf.windows(near.len()).position(|bytes| bytes == near.as_bytes()).expect("such words");
    let at = at + near.len() + 20;
    let mut pdf = pdf.to_vec();
    pdf[at] ^= 1;
    pdf
}

/// Who has the key makes another answer, dated as the first one was, and signs it. `word`: takes the
/// gateway's statement over the first one along.
fn answered_again(pdf: &[u8], key: &SigningKey, word: bool) -> Vec<u8> {
    let header_json = part(pdf, "answer.json");
    let header: AnswerHeader = serde_json::from_str(&header_json).expect("a header");
    let response = part(pdf, "response.json").replacen(WORDS.0, WORDS.1, 1);
    assert_ne!(response, part(pdf, "response.json"));
    let file = OurFile::open(pdf).with_file("response.json", response.as_bytes()).bytes();
    let Written::Ours { place: Some(place) } = read::written(&file) else { panic!("as we write it") };
    let hash = Hash::of_parts(place::blanked(&file, &place).expect("a place"));
    let about = AnswerBinding {
        recipient: &header.recipient.id,
        reference: header.reference,
        request: header.request_hash,
        response: envelope::hash(&header_json, Some(&response)).expect("JSON"),
    };
    let proof = token::issue_answer_proof(key, &about, Some(hash), &SystemRandom::new(), header.answered_at);
    let (proof, statement) = (proof.expect("signed").token, tokens(pdf).remove(1));
    let tokens = if word { vec![proof.as_str(), &statement] } else { vec![proof.as_str()] };
    with_tokens(&file, &tokens)
}

#[tokio::test]
async fn our_files_can_be_put_together_by_others_to_the_letter() {
    let world = World::new().await;
    for pdf in [&world.consent, &world.request, &world.answer, &world.receipt] {
        assert!(OurFile::open(pdf).bytes() == *pdf, "the tests know the format");
        assert_eq!(with_tokens(pdf, &tokens(pdf).iter().map(String::as_str).collect::<Vec<_>>()), *pdf);
    }
}

/// What is done, how, and what is said of it.
type Attack = (&'static str, fn(&[u8]) -> Vec<u8>, &'static [Outcome]);

const ATTACKS: &[Attack] = &[
    ("another page", other_page, &[Refuted]),
    ("a byte of a font", |pdf| flipped(pdf, "/Length1 "), &[Refuted]),
    ("a byte of the metadata", |pdf| flipped(pdf, "<?xpacket"), &[Refuted]),
    (
        "the title",
        |pdf| OurFile::open(pdf).with("/Producer", |it| it.replacen("/Title", "/Titel", 1)).bytes(),
        &[Refuted],
    ),
    ("another version", |pdf| bytes(&text(pdf).replacen("%PDF-1.7", "%PDF-1.4", 1)), &[NotProvableHere]),
    ("a file added", |pdf| attached(pdf, "Intyg2.pdf", "Supplement"), &[Refuted]),
    ("a part added", |pdf| attached(pdf, "page.json", "Data"), &[Refuted]),
    ("a second proof", |pdf| attached(pdf, "proof.jwt", "Supplement"), &[Refuted]),
    ("cut", |pdf| pdf[..pdf.len() * 2 / 3].to_vec(), &[Unreadable]),
    ("cut at its end", |pdf| pdf[..pdf.len() - 6].to_vec(), &[Refuted]),
    (
        "a comment between objects",
        |pdf| OurFile::open(pdf).with("/Producer", |it| it.to_owned() + "% mer\n").bytes(),
        &[Refuted],
    ),
    (
        "an object of another generation",
        |pdf| OurFile::open(pdf).with("/Producer", |it| it.replacen(" 0 obj", " 1 obj", 1)).bytes(),
        &[Refuted],
    ),
    (
        "a key twice",
        |pdf| OurFile::open(pdf).with("/Producer", |it| it.replacen("<<", "<</Producer(x)", 1)).bytes(),
        &[Refuted],
    ),
    ("an earlier table", |pdf| trailer(pdf, "/Prev 9"), &[Refuted, Unreadable]),
    ("a table of another sort", |pdf| trailer(pdf, "/XRefStm 9"), &[Refuted]),
    ("encrypted", |pdf| trailer(pdf, "/Encrypt 1 0 R"), &[Unreadable]),
    ("an object before the file", |pdf| [b"1 1 obj\n<<>>\nendobj\n", pdf].concat(), &[Refuted]),
    ("something in the place", crowded, &[Refuted]),
    ("a wider place", |pdf| place_of(pdf, |tokens| format!("{tokens:8192}")), &[Refuted]),
    ("a narrower place", |pdf| place_of(pdf, |tokens| format!("{tokens:4000}")), &[Refuted]),
    (
        "no statement",
        |pdf| {
            with_tokens(
                pdf,
                &tokens(pdf).split_last().expect("some").1.iter().map(String::as_str).collect::<Vec<_>>(),
            )
        },
        &[NotProvableHere],
    ),
];

#[tokio::test]
async fn whatever_is_done_to_a_file_of_any_sort_shows() {
    let world = World::new().await;
    for pdf in [&world.consent, &world.request, &world.answer, &world.receipt] {
        for (name, attack, expected) in ATTACKS {
            let attacked = attack(pdf);
            assert_ne!(attacked, *pdf, "{name}");
            let verdict = world.verdict(&attacked);
            assert!(!verdict.valid, "{name}");
            assert!(
                expected.contains(&verdict.outcome),
                "{name}: {:?}: {:?}",
                verdict.outcome,
                verdict.checks
            );
        }
    }
}

fn trailer(pdf: &[u8], entry: &str) -> Vec<u8> {
    let mut file = OurFile::open(pdf);
    file.trailer = file.trailer.replacen("/Root", &format!("{entry}/Root"), 1);
    file.bytes()
}

/// An object where the spaces are.
fn crowded(pdf: &[u8]) -> Vec<u8> {
    let Written::Ours { place: Some(place) } = read::written(pdf) else { panic!("as we write it") };
    let mut pdf = pdf.to_vec();
    let object = b"9 0 obj<<>>endobj";
    pdf[place.end - object.len()..place.end].copy_from_slice(object);
    pdf
}

/// A place of another length, with the same tokens.
fn place_of(pdf: &[u8], padded: fn(&str) -> String) -> Vec<u8> {
    let tokens = tokens(pdf).join("\n");
    OurFile::open(pdf).with_file(place::NAME, padded(&tokens).as_bytes()).bytes()
}

#[tokio::test]
async fn parts_that_were_exchanged_are_refuted() {
    let world = World::new().await;
    let exchanged = |pdf: &[u8], name: &str, from: &str, to: &str| {
        let bytes = part(pdf, name).replacen(from, to, 1);
        assert_ne!(bytes, part(pdf, name), "{name}");
        OurFile::open(pdf).with_file(name, bytes.as_bytes()).bytes()
    };
    let other = World::new().await;
    let attacks = [
        ("the header", exchanged(&world.answer, "answer.json", "Tallbackens", "Björkans")),
        ("the data", exchanged(&world.answer, "response.json", WORDS.0, WORDS.1)),
        ("a request's header", exchanged(&world.request, "request.json", "SOC-EK", "SOC-XX")),
        ("the name on a consent", exchanged(&world.consent, "consent-key.json", "Märta", "Marta")),
        (
            "the key of a consent",
            OurFile::open(&world.consent)
                .with_file("consent-key.json", part(&other.consent, "consent-key.json").as_bytes())
                .bytes(),
        ),
        (
            "an attachment",
            OurFile::open(&world.answer)
                .with("startxref 9 %%EOF", |it| it.replace("startxref 9", "startxref 8"))
                .bytes(),
        ),
        ("an attachment removed", detached(&world.answer)),
        ("a recipient's key removed", detached(&world.request)),
    ];
    for (name, attacked) in attacks {
        assert_eq!(world.outcome(&attacked), Refuted, "{name}");
    }
}

#[tokio::test]
async fn another_documents_proof_proves_nothing() {
    let world = World::new().await;
    let [consent, request, answer, receipt] =
        [&world.consent, &world.request, &world.answer, &world.receipt].map(|pdf| tokens(pdf));
    let refuted = |pdf: &[u8], tokens: &[&str]| {
        assert_eq!(world.outcome(&with_tokens(pdf, tokens)), Refuted, "{tokens:?}");
    };
    refuted(&world.answer, &[&request[0], &request[1]]);
    refuted(&world.answer, &[&answer[0], &request[1]]);
    refuted(&world.answer, &[&answer[1], &answer[0]]);
    refuted(&world.answer, &[&answer[0], &answer[1], &answer[1]]);
    refuted(&world.request, &[&request[0], &receipt[0]]);
    refuted(&world.consent, &[&receipt[0]]);
    refuted(&world.receipt, &[&consent[0]]);
    refuted(&world.receipt, &[&receipt[0], &receipt[0]]);
    // Another gateway's word is not known here.
    let stranger = World::new().await;
    let foreign = with_tokens(&world.receipt, &[&tokens(&stranger.receipt)[0]]);
    assert_eq!(world.outcome(&foreign), NotProvableHere);
}

#[tokio::test]
async fn a_key_alone_makes_no_answer() {
    let world = World::new().await;
    let clinic = world.gateway.clinic_key.signing_key();
    assert_eq!(
        world.outcome(&answered_again(&world.answer, &clinic, true)),
        Refuted,
        "with an old statement"
    );
    let verdict = world.verdict(&answered_again(&world.answer, &clinic, false));
    assert_eq!((verdict.outcome, verdict.data_proved), (NotProvableHere, false), "{:?}", verdict.checks);
    let made_up = RecipientKey::generate(&SystemRandom::new()).expect("a key").signing_key();
    for word in [true, false] {
        assert_eq!(
            world.outcome(&answered_again(&world.answer, &made_up, word)),
            Refuted,
            "the unit's own key"
        );
    }
}

#[tokio::test]
async fn a_file_that_was_saved_anew_has_its_data_proved_and_not_its_pages() {
    let world = World::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    for pdf in [&world.consent, &world.request, &world.answer] {
        std::fs::write(&from, pdf).expect("written");
        let Ok(run) = Command::new("qpdf").arg(&from).arg(&to).status() else { return };
        assert!(run.success());
        let verdict = world.verdict(&std::fs::read(&to).expect("readable"));
        assert_eq!((verdict.outcome, verdict.data_proved), (NotProvableHere, true), "{:?}", verdict.checks);
    }
}

/// A file of a few objects in our form, with a statement over it.
fn small(world: &World) -> Vec<u8> {
    let objects = [
        "1 0 obj\n<</Type/Catalog/Names<</EmbeddedFiles<</Names[(0000) 2 0 R]>>>>/AF[2 0 R]>>\nendobj\n".to_owned(),
        "2 0 obj\n<</Type/Filespec/F(proof.jwt)/UF(proof.jwt)/EF<</F 3 0 R/UF 3 0 R>>/AFRelationship/Data>>\nendobj\n".to_owned(),
        format!("3 0 obj\n<</Length 4096>>\nstream\n{:4096}\nendstream\nendobj\n", ""),
    ];
    let mut pdf = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n".to_vec();
    let mut table = "xref\n0 4\n0000000000 65535 f\r\n".to_owned();
    for object in objects {
        table += &format!("{:010} 00000 n\r\n", pdf.len());
        pdf.extend(object.bytes());
    }
    let start = pdf.len();
    pdf.extend(format!("{table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    let Written::Ours { place: Some(place) } = read::written(&pdf) else { panic!("as we write it") };
    let file = FileMark { sha256: Hash::of(&pdf), size: pdf.len(), offset: place.start, length: place.len() };
    let says = Statement { file, sort: FileSort::Receipt, reference: None, proof: None, answer: None };
    let gateway = &world.gateway;
    let token = token::issue_statement(&gateway.keys, gateway.issuer(), says, gateway.now()).expect("signed");
    with_tokens(&pdf, &[&token])
}

#[tokio::test]
async fn no_byte_of_a_file_can_be_another() {
    let world = World::new().await;
    let mut pdf = small(&world);
    assert_eq!(world.outcome(&pdf), Outcome::Proved);
    for place in 0..pdf.len() {
        for bit in [1, 0x20] {
            pdf[place] ^= bit;
            assert_ne!(world.outcome(&pdf), Outcome::Proved, "byte {place}");
            pdf[place] ^= bit;
        }
    }
    let mut answer = world.answer.clone();
    for place in (0..answer.len()).step_by(997) {
        answer[place] ^= 1;
        assert_ne!(world.outcome(&answer), Outcome::Proved, "byte {place}");
        answer[place] ^= 1;
    }
}
