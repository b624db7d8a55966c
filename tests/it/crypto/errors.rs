//! What people are told.

use underlag::crypto::{Error, KeyFileFault};
use underlag::domain::language::Language;
use underlag::text;

#[test]
fn every_fault_has_a_text() {
    let faults = [
        Error::Expired,
        Error::NotYetValid,
        Error::Foreign,
        Error::Tampered,
        Error::Malformed("header"),
        Error::WrongType,
        Error::WrongAudience,
        Error::TooLongLived,
        Error::TooLarge,
        Error::WrongKey,
        Error::Damaged,
        Error::BadRecipient,
        Error::BadPublicKey,
        Error::KeyLength { found: 3 },
        Error::KeyCharacter,
        Error::KeyMistyped,
        Error::KeyFile { path: "signing.pem".into(), fault: KeyFileFault::Missing },
        Error::NotCanonical("not JSON"),
        Error::Random,
    ];
    for language in Language::ALL {
        for fault in &faults {
            assert!(text::has(language, fault.text_key()), "{fault}");
        }
    }
}

#[test]
fn a_missing_character_is_counted_in_words() {
    let said = |found: usize| text::with(Language::Sv, "crypto-key-length", &[("found", found.into())]);
    assert!(said(1).starts_with("Mottagarnyckeln har ett tecken men ska ha 27."), "{}", said(1));
    assert!(said(26).starts_with("Mottagarnyckeln har 26 tecken men ska ha 27."), "{}", said(26));
}
