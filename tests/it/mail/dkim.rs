//! Signatures, as somebody else's verifier sees them.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use data_encoding::BASE64;
use ring::signature::KeyPair;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use tempfile::TempDir;
use underlag::config::Dkim;
use underlag::domain::notice::Letter;
use underlag::mail::Mailer;
use underlag::mail::dkim::{Error, Signer};
use underlag::mail::outbox::Outcome;
use underlag::mail::transport::{Memory, Transport};

use super::server::python;
use super::{Book, config, notice, now, record};

const NAME: &str = "underlag2026._domainkey.kommun.example";

/// A key on disk and what the DNS says of it.
struct Published {
    folder: TempDir,
    record: String,
}

impl Published {
    fn ed25519() -> Self {
        let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).expect("a key");
        let public = BASE64.encode(key.public_key_raw());
        Self::new(&key.serialize_pem(), format!("v=DKIM1; k=ed25519; p={public}"))
    }

    fn rsa() -> Self {
        let pem = include_str!("../../mail/dkim-rsa.pem");
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).expect("PEM");
        let key = ring::rsa::KeyPair::from_pkcs8(der.secret_pkcs8_der()).expect("a key");
        let public = BASE64.encode(key.public_key().as_ref());
        Self::new(pem, format!("v=DKIM1; k=rsa; p={public}"))
    }

    fn new(pem: &str, record: String) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        secret(&folder.path().join("dkim.pem"), pem);
        Self { folder, record }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("dkim.pem")
    }

    fn verifies(&self, letter: &str) -> Option<bool> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/dkim_verify.py");
        let mut process = Command::new(python()?)
            .arg(script)
            .args([NAME, &self.record])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        process.stdin.take().expect("piped").write_all(letter.as_bytes()).expect("read");
        let said = process.wait_with_output().expect("it ends");
        match said.stdout.as_slice() {
            b"pass\n" => Some(true),
            b"fail\n" => Some(false),
            _ => panic!("the verifier says nothing"),
        }
    }
}

fn secret(file: &Path, text: &str) {
    std::fs::write(file, text).expect("written");
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).expect("set");
}

async fn letter(published: &Published) -> String {
    let mut config = config();
    config.mail.dkim =
        Some(Dkim { key_file: published.file(), selector: "underlag2026".to_owned(), domain: None });
    let memory = Memory::default();
    let mailer = Mailer::with(&config, Transport::Memory(memory.clone())).expect("a mailer");
    let outcome = mailer.deliver(&notice(Letter::RequestSent), &record(), &Book, now()).await;
    assert_eq!(outcome, Outcome::Accepted);
    memory.letters().remove(0).raw
}

#[tokio::test]
async fn others_find_the_signature_good() {
    for published in [Published::ed25519(), Published::rsa()] {
        let letter = letter(&published).await;
        assert!(letter.starts_with("DKIM-Signature: v=1; "), "{letter}");
        let Some(good) = published.verifies(&letter) else { return };
        assert!(good, "{letter}");
    }
}

#[tokio::test]
async fn what_mail_servers_do_on_the_way_is_no_harm() {
    let published = Published::ed25519();
    let letter = letter(&published).await;
    let folded = letter.replace("Subject: ", "Subject:\r\n  ");
    let longer = format!("Received: by mx.vard.example\r\n{letter}\r\n\r\n");
    for letter in [folded, longer] {
        let Some(good) = published.verifies(&letter) else { return };
        assert!(good, "{letter}");
    }
}

#[tokio::test]
async fn a_changed_letter_is_found_out() {
    let published = Published::ed25519();
    let letter = letter(&published).await;
    let changed = [
        letter.replace("14 december 2026", "15 december 2026"),
        letter.replace("Reply-To: enheten@", "Reply-To: annan@"),
        letter.replace("\r\nTo: ", "\r\nTo: annan@vard.example\r\nTo: "),
        letter.replace("\r\nTo: ", "\r\nFrom: annan@vard.example\r\nTo: "),
        letter.replace("\r\nTo: ", "\r\nCc: annan@vard.example\r\nTo: "),
        letter.replace("t=17", "t=16"),
    ];
    for changed in changed {
        assert_ne!(changed, letter);
        let Some(good) = published.verifies(&changed) else { return };
        assert!(!good, "{changed}");
    }
}

#[test]
fn a_letter_with_nothing_in_it_is_signed() {
    let published = Published::ed25519();
    let signer = signer(&published.file()).expect("a key");
    for body in ["", "\r\n\r\n", "Hej \t då\r\n\r\n \r\nslut", "\r\n\r\nslut \r\n"] {
        let letter = format!("From: underlag@kommun.example\r\nSubject:\r\n\r\n{body}");
        let signed = String::from_utf8(signer.sign(letter.as_bytes(), now())).expect("UTF-8");
        let Some(good) = published.verifies(&signed) else { return };
        assert!(good, "{signed}");
    }
}

#[test]
fn a_key_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("dkim.pem");
    let ec = rcgen::KeyPair::generate().expect("a key").serialize_pem();
    for text in ["hemligt", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", &ec] {
        secret(&file, text);
        assert!(matches!(signer(&file), Err(Error::Key { .. })), "{text}");
    }
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("set");
    assert!(matches!(signer(&file), Err(Error::File(_))));
}

fn signer(file: &Path) -> Result<Signer, Error> {
    Signer::new(file, "underlag2026".to_owned(), "kommun.example".to_owned())
}
