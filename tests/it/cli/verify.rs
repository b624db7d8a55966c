//! `underlag verify`: where documents come from, and the copy of what is proved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use underlag::cli::Console;
use underlag::document::read;

use crate::exchange::verdicts::World;

/// A world, its published keys in a file, and the documents beside them.
struct Desk {
    world: World,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        let (world, folder) = (World::new().await, tempfile::tempdir().expect("a folder"));
        fs::write(folder.path().join("jwks.json"), world.gateway.keys.jwks().to_json()).expect("written");
        fs::write(folder.path().join("answer.pdf"), &world.answer).expect("written");
        Self { world, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Exit code and standard output.
    fn verify(&self, arguments: &[&Path], input: &[u8]) -> (u8, String) {
        let (mut out, mut err, mut input) = (Vec::new(), Vec::new(), input);
        let environment = BTreeMap::from([("LANG".to_owned(), "en_GB.UTF-8".to_owned())]);
        let mut console = Console { out: &mut out, err: &mut err, input: &mut input, environment };
        let jwks = self.path("jwks.json");
        let named =
            [Path::new("--jwks"), &jwks, Path::new("--issuer"), Path::new(self.world.gateway.issuer())];
        let all = [Path::new("underlag"), Path::new("verify"), Path::new("--json")].into_iter();
        let all = all.chain(named).chain(arguments.iter().copied()).map(|one| one.as_os_str().to_owned());
        let code = underlag::cli::run(all, &mut console);
        (code, String::from_utf8(out).expect("UTF-8"))
    }

    /// The parts of the answer beside each other.
    fn unpacked(&self) -> PathBuf {
        let folder = self.path("parts");
        fs::create_dir(&folder).expect("made");
        for file in read::attachments(&self.world.answer).expect("readable") {
            fs::write(folder.join(&file.name), &file.bytes).expect("written");
        }
        folder
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_comes_from_a_file_or_from_standard_input() {
    let desk = Desk::new().await;
    let (code, out) = desk.verify(&[Path::new("-"), &desk.path("answer.pdf")], &desk.world.request);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with(r#"{"file":"-","document":"request","verdict":"proved""#), "{out}");
    assert_eq!(out.lines().count(), 2);
    let (code, out) = desk.verify(&[Path::new("-")], b"%PDF-1.7");
    assert_eq!((code, out.contains("unreadable")), (4, true), "{out}");
    for before in ["\r\n", "\u{feff}"] {
        let (code, out) = desk.verify(&[Path::new("-")], &[before.as_bytes(), &desk.world.receipt].concat());
        assert_eq!(code, 0, "{out}");
        assert!(out.contains(r#""code":"cut","ok":true"#), "it says so: {out}");
        assert!(out.contains(r#""data_proved":false"#), "a receipt has no data: {out}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_of_an_answer_are_proved_without_its_pages() {
    let desk = Desk::new().await;
    let parts = desk.unpacked();
    fs::write(parts.join("answer.pdf"), b"the pages, beside it").expect("written");
    let (code, out) = desk.verify(&[&parts], b"");
    assert_eq!(code, 0, "{out}");
    assert!(!out.contains(r#""code":"file""#), "of pages it says nothing: {out}");
    let response = fs::read_to_string(parts.join("response.json")).expect("there");
    fs::write(
        parts.join("response.json"),
        response.replacen("\"valueString\":\"", "\"valueString\":\"Inte ", 1),
    )
    .expect("written");
    assert_eq!(desk.verify(&[&parts], b"").0, 1);
    fs::write(parts.join("response.json"), response).expect("written");
    fs::remove_file(parts.join("Intyg.pdf")).expect("there");
    assert_eq!(desk.verify(&[&parts], b"").0, 1, "an attachment is missing");
    assert_eq!(desk.verify(&[desk.folder.path()], b"").0, 4, "no parts at all");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_proved_is_written_anew_as_a_copy() {
    let desk = Desk::new().await;
    let copy = desk.path("copy.pdf");
    let render = [Path::new("--render"), &copy, &desk.path("answer.pdf")];
    assert_eq!(desk.verify(&render, b"").0, 0);
    let pdf = fs::read(&copy).expect("a copy");
    let document = lopdf::Document::load_mem(&pdf).expect("a sound file");
    let text = document.extract_text(&[1]).expect("text");
    assert!(text.contains("This is a copy") && text.contains("Tallbackens"), "{text}");
    assert_eq!(desk.verify(&[&copy], b"").0, 4, "and it is no document of ours");

    fs::remove_file(&copy).expect("there");
    let render = [Path::new("--render"), copy.as_path(), Path::new("-")];
    assert_eq!(desk.verify(&render, &desk.world.receipt).0, 0);
    assert!(!copy.exists(), "a receipt has no data");
    assert_eq!(desk.verify(&render, &desk.world.consent).0, 2, "a consent is not copied");
    let render = [Path::new("--render"), copy.as_path(), Path::new("-"), Path::new("-")];
    assert_eq!(desk.verify(&render, b"").0, 2, "one at a time");
}
