//! References: what may be said on the telephone.

use proptest::prelude::*;
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;

const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn reference(seed: [u8; 5]) -> Reference {
    let mut bytes = [0; 32];
    bytes[..5].copy_from_slice(&seed);
    Reference::from_digest(&Digest::from_bytes(bytes))
}

#[test]
fn it_is_read_as_people_write_it() {
    let written = reference([0x12, 0x34, 0x56, 0x78, 0x9a]).to_string();
    assert_eq!(written.len(), "U-7K3M-Q9XD-4".len());
    for spelling in [
        written.clone(),
        written.to_lowercase(),
        written.replace('-', " "),
        written.replace('-', ""),
        written[2..].to_owned(),
        written.replace('0', "o").replace('1', "l"),
        written.replace('-', "\u{2011}"),
        format!("\u{202a}{written}\u{202c}"),
        written.replace('-', "\u{200b}\u{2013} "),
    ] {
        assert_eq!(Reference::parse(&spelling).map(|r| r.to_string()), Some(written.clone()), "{spelling}");
    }
}

#[test]
fn nonsense_is_no_reference() {
    for text in ["", "U", "U-----", "7K3M", "U-7K3M-Q9XD-4-4", "åäö", "U-7K3M-Q9X!-4", "UUUUUUUUUU"] {
        assert_eq!(Reference::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn one_wrong_symbol_is_always_found(seed: [u8; 5], place in 0_usize..9, other in 0_usize..32) {
        let right: Vec<char> = reference(seed).to_string().chars().filter(|c| *c != '-').skip(1).collect();
        let mut wrong = right.clone();
        wrong[place] = char::from(SYMBOLS.as_bytes()[other]);
        prop_assume!(wrong != right);
        prop_assert_eq!(Reference::parse(&wrong.iter().collect::<String>()), None);
    }

    #[test]
    fn two_swapped_symbols_are_always_found(seed: [u8; 5], one in 0_usize..9, two in 0_usize..9) {
        let right: Vec<char> = reference(seed).to_string().chars().filter(|c| *c != '-').skip(1).collect();
        let mut wrong = right.clone();
        wrong.swap(one, two);
        prop_assume!(wrong != right);
        prop_assert_eq!(Reference::parse(&wrong.iter().collect::<String>()), None);
    }
}
