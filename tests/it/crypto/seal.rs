//! Sealing: who can open, and what is said when somebody can't.

use ring::rand::SystemRandom;
use underlag::crypto::Error;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::crypto::seal::{Identity, open, seal};
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
