//! The recipient key: typed by people.

use proptest::prelude::*;
use ring::rand::SystemRandom;
use underlag::crypto::Error;
use underlag::crypto::recipient_key::RecipientKey;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn generate() -> RecipientKey {
    RecipientKey::generate(&SystemRandom::new()).expect("random")
}

fn symbols(key: &RecipientKey) -> Vec<u8> {
    key.display().bytes().filter(|b| *b != b'-').collect()
}

fn parse(symbols: &[u8]) -> Result<RecipientKey, Error> {
    RecipientKey::parse(str::from_utf8(symbols).expect("ASCII"))
}

#[test]
fn it_is_shown_in_groups_of_four() {
    let shown = generate().display();
    let groups: Vec<usize> = shown.split('-').map(str::len).collect();
    assert_eq!(groups, [4, 4, 4, 4, 4, 4, 3]);
    assert!(shown.chars().all(|c| c == '-' || ALPHABET.contains(c)));
}

/// The derivation never changes: enrolled keys would be worthless.
#[test]
fn a_key_gives_the_same_halves_for_ever() {
    let key = RecipientKey::parse("0000-0000-0000-0000-0000-0000-000").expect("all zero checks");
    let public = key.public(jiff::civil::date(2026, 11, 21));
    assert_eq!(public.sealing, "age1kn6rxxvxxy44dd667gl255pcntjf0jsahsfh0t4vr53mzz6dnc8sa4g3ac");
    assert_eq!(public.signing, "VJHNm6YcqGe5ZrNhW0cIWDyjQKn9UJ3Qppct2A2mtas");
    assert!(key.unlock(&public).is_ok());
    assert_eq!(generate().unlock(&public).err(), Some(Error::WrongKey));
}

#[test]
fn it_is_read_as_people_type_it() {
    let key = generate();
    let text = key.display();
    let expected = key.identity().recipient();
    let zero_as_letter = text.replace('0', "O");
    let one_as_letter = text.replacen('1', "I", 1).replace('1', "l");
    for typed in [
        text.to_string(),
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " "),
        text.replace('-', " \u{2013} "),
        text.replace('-', "\u{ad}\n"),
        format!("  {}\u{a0}", *text),
        zero_as_letter.clone(),
        zero_as_letter.to_lowercase(),
        one_as_letter.clone(),
        one_as_letter.to_uppercase(),
    ] {
        let read = RecipientKey::parse(&typed).unwrap_or_else(|e| panic!("{typed}: {e}"));
        assert_eq!(read.identity().recipient(), expected, "{typed}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let text = generate().display();
    let fault = |typed: &str| RecipientKey::parse(typed).err();
    for around in ["\u{202c}", "\u{200b}", "\u{feff}", "\u{2060}", "\u{ad}", "\u{2011}"] {
        assert_eq!(fault(&format!("{around}{}{around}", *text)), None, "{around:?} is passed over");
    }
    assert_eq!(fault(""), Some(Error::KeyLength { found: 0 }));
    assert_eq!(fault(&text[..31]), Some(Error::KeyLength { found: 25 }));
    assert_eq!(fault(&format!("{}Z", *text)), Some(Error::KeyLength { found: 28 }));
    assert_eq!(fault(&"0".repeat(100_000)), Some(Error::KeyLength { found: 100_000 }));
    assert_eq!(fault(&format!("U{}", &text[1..])), Some(Error::KeyCharacter));
    assert_eq!(fault(&format!("å{}", &text[1..])), Some(Error::KeyCharacter));
    assert_eq!(fault(&format!("_{}", &text[1..])), Some(Error::KeyCharacter));
}

/// Every wrong symbol in every place.
#[test]
fn a_wrong_symbol_is_always_found() {
    let key = symbols(&generate());
    for place in 0..key.len() {
        for wrong in ALPHABET.bytes().filter(|symbol| *symbol != key[place]) {
            let mut typed = key.clone();
            typed[place] = wrong;
            assert_eq!(parse(&typed).err(), Some(Error::KeyMistyped), "place {place}");
        }
    }
}

/// Any two places, also not neighbours.
#[test]
fn two_swapped_symbols_are_always_found() {
    let key = symbols(&generate());
    for one in 0..key.len() {
        for other in 0..one {
            let mut typed = key.clone();
            typed.swap(one, other);
            if typed != key {
                assert_eq!(parse(&typed).err(), Some(Error::KeyMistyped), "{other} and {one}");
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        prop_assert!(RecipientKey::parse(&text).is_err());
    }
}
