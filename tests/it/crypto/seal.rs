//! Sealing: who can open, and what is said when somebody can't.

use ring::rand::SystemRandom;
use underlag::crypto::Error;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::crypto::seal::{Identity, is_recipient, open, seal};
use underlag::crypto::secret::ConsentSecret;

#[test]
fn each_recipient_opens_alone() {
    let rng = SystemRandom::new();
    let consent = ConsentSecret::generate(&rng).expect("random").identity();
    let clinic = RecipientKey::generate(&rng).expect("random").identity();
    let plain = vec![7; 200_000];
    let sealed = seal(&plain, &[consent.recipient(), clinic.recipient()]).expect("seals");
    assert!(sealed.starts_with(b"age-encryption.org/v1\n"), "an ordinary age file");
    for identity in [consent, clinic] {
        assert_eq!(*open(&sealed, &identity).expect("opens"), plain);
    }
}

#[test]
fn another_key_does_not_fit() {
    let rng = SystemRandom::new();
    let identity = Identity::generate(&rng).expect("random");
    let other = Identity::generate(&rng).expect("random");
    let sealed = seal(b"plain", &[identity.recipient()]).expect("seals");
    assert_eq!(open(&sealed, &other).err(), Some(Error::WrongKey));
}

/// The derived identity is a real age key: `AGE-SECRET-KEY-1…` and `age1…`.
#[test]
fn an_identity_survives_its_text_form() {
    let identity = Identity::generate(&SystemRandom::new()).expect("random");
    let text = identity.expose();
    assert!(text.starts_with("AGE-SECRET-KEY-1"));
    assert!(identity.recipient().starts_with("age1"));
    let again = Identity::parse(&format!("{}\n", *text)).expect("its own text");
    assert_eq!(again.recipient(), identity.recipient());
    assert_eq!(Identity::parse(&identity.recipient()).err(), Some(Error::WrongKey), "the public half");
}

#[test]
fn sealing_to_nobody_is_refused() {
    assert_eq!(seal(b"plain", &[""; 0]).err(), Some(Error::BadRecipient));
    let good = Identity::generate(&SystemRandom::new()).expect("random").recipient();
    let secret = Identity::generate(&SystemRandom::new()).expect("random").expose().to_string();
    for bad in ["", "age1", "nobody@example.org", &good[1..], &good.replace('1', "2"), &secret] {
        assert_eq!(seal(b"plain", &[good.as_str(), bad]).err(), Some(Error::BadRecipient), "{bad}");
        assert!(!is_recipient(bad), "{bad}");
    }
    assert!(is_recipient(&good));
}

#[test]
fn sealed_files_that_must_fail() {
    let identity = Identity::generate(&SystemRandom::new()).expect("random");
    let sealed = seal(&[7; 1000], &[identity.recipient()]).expect("seals");
    let text = String::from_utf8_lossy(&sealed).into_owned();
    let header_end = sealed.windows(5).position(|w| w == b"\n--- ").expect("a header") + 1;
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut changed = sealed.clone();
        change(&mut changed);
        changed
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("a PDF", b"%PDF-1.7\n".to_vec()),
        ("another version", with(&|s| s[20] = b'2')),
        ("cut in the header", sealed[..header_end].to_vec()),
        ("cut before the nonce", sealed[..header_end + 48].to_vec()),
        ("cut by one byte", sealed[..sealed.len() - 1].to_vec()),
        ("cut by the last tag", sealed[..sealed.len() - 16].to_vec()),
        ("one byte more", with(&|s| s.push(0))),
        ("the header's MAC changed", with(&|s| s[header_end + 5] ^= 2)),
        (
            "the payload's nonce changed",
            with(&|s| {
                let at = s.len() - 1016 - 1;
                s[at] ^= 1;
            }),
        ),
        (
            "the first byte of the content changed",
            with(&|s| {
                let at = s.len() - 1016;
                s[at] ^= 1;
            }),
        ),
        (
            "the last byte changed",
            with(&|s| {
                let at = s.len() - 1;
                s[at] ^= 1;
            }),
        ),
        ("two files after each other", [sealed.as_slice(), &sealed].concat()),
        ("line ends of another system", text.replace('\n', "\r\n").into_bytes()),
    ];
    for (name, changed) in cases {
        assert_eq!(open(&changed, &identity).err(), Some(Error::Damaged), "{name}");
    }
}

/// Any one bit: never opened, never a panic.
#[test]
fn no_bit_can_be_changed() {
    let identity = Identity::generate(&SystemRandom::new()).expect("random");
    let sealed = seal(b"short", &[identity.recipient()]).expect("seals");
    for index in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[index] ^= 1;
        assert!(open(&changed, &identity).is_err(), "byte {index}");
    }
}

#[test]
fn a_passphrase_file_is_not_ours() {
    let identity = Identity::generate(&SystemRandom::new()).expect("random");
    let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let file = [header.as_bytes(), &[0; 64]].concat();
    assert_eq!(open(&file, &identity).err(), Some(Error::WrongKey));
}
