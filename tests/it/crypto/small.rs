//! Digests, links, sessions, wrapped secrets, passwords.

use ring::rand::SystemRandom;
use underlag::crypto::Error;
use underlag::crypto::card_code::CardCode;
use underlag::crypto::digest::{DigestKey, Purpose};
use underlag::crypto::link::LinkToken;
use underlag::crypto::password;
use underlag::crypto::session::{CsrfKey, SessionId};
use underlag::crypto::wrap::WrapKey;

#[test]
fn a_digest_is_hmac_of_purpose_tenant_and_value() {
    let message = b"underlag/v1/client\x00kommun\x00191212121212";
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &[3; 32]);
    let expected = ring::hmac::sign(&key, message);
    let digest = DigestKey::new(&[3; 32], "kommun").digest(Purpose::Client, b"191212121212");
    assert_eq!(digest.as_bytes(), expected.as_ref());
}

#[test]
fn digests_are_apart_by_key_purpose_and_tenant() {
    let key = DigestKey::new(&[3; 32], "kommun");
    let digest = key.digest(Purpose::Client, b"value");
    assert_eq!(digest, key.digest(Purpose::Client, b"value"));
    assert_ne!(digest, key.digest(Purpose::Client, b"valuf"));
    assert_ne!(digest, key.digest(Purpose::User, b"value"));
    assert_ne!(digest, DigestKey::new(&[3; 32], "annan").digest(Purpose::Client, b"value"));
    assert_ne!(digest, DigestKey::new(&[4; 32], "kommun").digest(Purpose::Client, b"value"));
    // The parts can't run into each other.
    assert_ne!(
        DigestKey::new(&[3; 32], "a").digest(Purpose::Client, b"bc"),
        DigestKey::new(&[3; 32], "ab").digest(Purpose::Client, b"c")
    );
}

#[test]
fn a_link_is_43_characters_and_stored_as_a_digest() {
    let link = LinkToken::generate(&SystemRandom::new()).expect("random");
    let key = DigestKey::new(&[3; 32], "kommun");
    assert_eq!(link.as_str().len(), 43);
    let read = LinkToken::parse(link.as_str()).expect("its own text");
    assert_eq!(read.digest(&key), link.digest(&key));
    assert_eq!(format!("{link:?}"), "LinkToken(…)");
}

#[test]
fn texts_that_are_no_link_or_session() {
    let right = LinkToken::generate(&SystemRandom::new()).expect("random");
    let cases = [
        String::new(),
        right.as_str()[1..].to_owned(),
        format!("{}A", right.as_str()),
        format!("{}=", &right.as_str()[1..]),
        format!("+{}", &right.as_str()[1..]),
        format!("{}B", "A".repeat(42)),
        "å".repeat(21) + "A",
    ];
    for text in cases {
        assert!(LinkToken::parse(&text).is_none(), "{text}");
        assert!(SessionId::parse(&text).is_none(), "{text}");
    }
}

#[test]
fn a_csrf_token_belongs_to_one_session() {
    let rng = SystemRandom::new();
    let key = CsrfKey::new(&[5; 32]);
    let (mine, other) =
        (SessionId::generate(&rng).expect("random"), SessionId::generate(&rng).expect("random"));
    let token = key.token(&mine);
    assert!(key.verify(&mine, &token));
    assert!(!key.verify(&other, &token));
    assert!(!CsrfKey::new(&[6; 32]).verify(&mine, &token));
    for bad in ["", "A", &token[1..], &format!("{token}A"), "å"] {
        assert!(!key.verify(&mine, bad), "{bad}");
    }
    assert!(!token.contains(mine.as_str()), "the page does not give the session away");
}

#[test]
fn a_wrapped_secret_is_bound_to_its_place() {
    let rng = SystemRandom::new();
    let key = WrapKey::new(&[9; 32]);
    let wrapped = key.wrap(b"link", b"notice 1", &rng).expect("wraps");
    assert_eq!(key.unwrap(&wrapped, b"notice 1").expect("unwraps").as_slice(), b"link");
    assert_eq!(key.unwrap(&wrapped, b"notice 2").err(), Some(Error::Damaged));
    assert_eq!(WrapKey::new(&[8; 32]).unwrap(&wrapped, b"notice 1").err(), Some(Error::Damaged));
    assert_ne!(key.wrap(b"link", b"notice 1", &rng).expect("wraps"), wrapped, "a fresh nonce each time");
}

#[test]
fn no_character_of_a_wrapped_secret_can_be_changed() {
    let key = WrapKey::new(&[9; 32]);
    let wrapped = key.wrap(b"link", b"", &SystemRandom::new()).expect("wraps");
    for index in 0..wrapped.len() {
        let mut changed = wrapped.clone().into_bytes();
        changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("ASCII");
        assert_eq!(key.unwrap(&changed, b"").err(), Some(Error::Damaged), "{index}");
    }
    for cut in ["", "AAAA", &wrapped[..16], &wrapped[..wrapped.len() - 4]] {
        assert_eq!(key.unwrap(cut, b"").err(), Some(Error::Damaged), "{cut}");
    }
}

#[test]
fn a_password_is_argon2id_with_our_parameters() {
    let rng = SystemRandom::new();
    let kept = password::hash("räksmörgås 12", &rng).expect("hashes");
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    assert!(password::verify("räksmörgås 12", Some(&kept)));
    assert!(!password::verify("raksmorgas 12", Some(&kept)));
    assert_ne!(password::hash("räksmörgås 12", &rng).expect("hashes"), kept, "salted");
}

#[test]
fn passwords_that_must_fail() {
    let kept = password::hash("", &SystemRandom::new()).expect("hashes");
    assert!(!password::verify("", Some(&kept)), "an empty one never fits");
    assert!(!password::verify("hemligt", None), "an unknown user");
    assert!(!password::verify("hemligt", Some("hemligt")), "a password kept in clear");
    assert!(!password::verify(&"x".repeat(2000), Some(&kept)), "far too long");
}

const TOKEN: &str = "q7_ZrWm-0aVbS3k9xTtYp1Lc2Hd4Jf6Gn8BvEoUiQsA";

#[test]
fn a_link_is_understood_however_it_is_pasted() {
    let (head, tail) = TOKEN.split_at(20);
    let pasted = [
        format!("https://gateway.example/l#{TOKEN}"),
        format!("gateway.example/l#{TOKEN}"),
        format!("<https://gateway.example/l#{TOKEN}>"),
        format!("\u{201d}https://gateway.example/l#{TOKEN}\u{201d}."),
        format!("Länk: https://gateway.example/l#{TOKEN}, med hälsning"),
        format!("https://gateway.example/l#{head}\r\n  {tail}\r\nMed vänlig hälsning"),
        format!("https://gateway.example/l#{head}=\r\n{tail}"),
        format!("\u{200b}https://gateway.example/l#{head}\u{200b}\u{ad}{tail}\u{feff}"),
        format!("https://gateway.example/l%23{TOKEN}"),
        format!("https://gateway.example/l%2523{TOKEN}"),
        format!("https://gateway.example/l/#{TOKEN}"),
        format!("https://gateway.example/l/{TOKEN}"),
        format!("https://gateway.example/l&#35;{TOKEN}"),
        format!(
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgateway.example%2Fl%23{TOKEN}&data=05%7C02%7C&sdata=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE%3D&reserved=0"
        ),
        format!("https://safe.example/x?u=https%253A%252F%252Fgateway.example%252Fl%252523{TOKEN}%26d=1"),
        format!("https://urldefense.com/v3/__https://gateway.example/l*{TOKEN}__;Iw!!GhT3$"),
        format!(
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__gateway.example_l-23{}&d=DwMF&c=x",
            TOKEN.replace('-', "-2D").replace('_', "-5F")
        ),
        format!(
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fgateway.example%2fl%23{TOKEN}&c=E,1,f00&typo=1"
        ),
        format!("<{TOKEN}>"),
        format!("({TOKEN})."),
        format!("#{TOKEN}"),
    ];
    for text in &pasted {
        assert_eq!(LinkToken::parse(text).as_ref().map(LinkToken::as_str), Some(TOKEN), "{text}");
    }
    for nothing in [
        "",
        "#",
        "https://gateway.example/l#",
        "https://gateway.example/l",
        "%",
        "%25%2525%zz",
        &"#".repeat(20_000),
    ] {
        assert!(LinkToken::parse(nothing).is_none(), "{nothing:.40}");
    }
}

#[test]
fn a_card_is_understood_however_its_link_is_pasted() {
    let random = SystemRandom::new();
    let card = CardCode::generate(&random).expect("random");
    let code = card.display();
    let key = DigestKey::new(&[3; 32], "kommun");
    let (head, tail) = code.split_at(15);
    let pasted = [
        code.to_string(),
        code.to_lowercase().replace('-', " "),
        format!("https://gateway.example/k#{}", *code),
        format!("<https://gateway.example/k#{}>.", *code),
        format!("https://gateway.example/k#{head}\n{tail}\nHälsningar"),
        format!("https://gateway.example/k%2523{}", *code),
        format!(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgateway.example%2Fk%23{}&data=05",
            *code
        ),
        format!("https://urldefense.com/v3/__https://gateway.example/k*{}__;Iw!!GhT3$", *code),
        format!("{}.", *code),
    ];
    for text in &pasted {
        let read = CardCode::parse(text).map(|read| read.digest(&key));
        assert_eq!(read, Ok(card.digest(&key)), "{text}");
    }
    assert!(CardCode::parse("7K3M-Q9XD").is_err());
}
