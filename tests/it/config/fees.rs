//! `fees.toml`.

use underlag::config::{Directory, Faults};
use underlag::domain::Fee;
use underlag::domain::language::Language;

use super::told;

const RECIPIENTS: &str = "[[recipient]]\nid = \"vc\"\nname = \"N\"\nkind = \"clinic\"\nregion = \"R\"\n\
                          mailbox = \"vc@v.example\"\n[[recipient]]\nid = \"af\"\nname = \"M\"\nkind = \"authority\"\n\
                          region = \"S\"\nmailbox = \"af@a.example\"\n";

fn load(fees: &str) -> Result<Directory, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, text) in
        [("units.toml", ""), ("users.toml", ""), ("recipients.toml", RECIPIENTS), ("fees.toml", fees)]
    {
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    Directory::load(folder.path())
}

fn fee(lines: &str, said: &str) -> String {
    format!("[[fee]]\n{lines}\ntext = {{ sv = \"{said}\", en = \"{said}\" }}\n")
}

#[test]
fn the_fee_that_is_agreed_most_closely_holds() {
    let fees = [
        fee("kind = \"luh\"", "kind"),
        fee("", "all"),
        fee("region = \"R\"", "region"),
        fee("region = \"R\"\nkind = \"luh\"", "region and kind"),
        fee("recipient = \"vc\"\nreference = \"Avtal 7\"", "recipient"),
    ];
    let directory = load(&fees.concat()).expect("no faults");
    let agreed = |fees: &[Fee], kind: &str, id: &str| {
        let recipient = directory.recipient(id).expect("there");
        Fee::agreed(fees, kind, recipient).map(|fee| fee.text.get(Language::Sv).clone())
    };
    let (all, without_own) = (directory.fees.as_slice(), &directory.fees[..4]);
    assert_eq!(agreed(all, "luh", "vc").as_deref(), Some("recipient"));
    assert_eq!(agreed(without_own, "luh", "vc").as_deref(), Some("region and kind"));
    assert_eq!(agreed(without_own, "other", "vc").as_deref(), Some("region"));
    assert_eq!(agreed(all, "luh", "af").as_deref(), Some("kind"));
    assert_eq!(agreed(all, "other", "af").as_deref(), Some("all"));
    assert_eq!(agreed(&[], "luh", "vc"), None);
    assert_eq!(directory.fees[4].reference.as_deref(), Some("Avtal 7"));
}

#[test]
fn a_fee_without_words_or_for_nobody_is_a_fault() {
    let faults = |text: &str| told(&load(text).expect_err("faulty").0).join("\n");
    assert!(faults("[[fee]]\nkind = \"luh\"\n").contains("text"));
    assert!(faults("[[fee]]\ntext = { sv = \"1\" }\n").contains("en"));
    assert!(faults(&fee("recipient = \"nobody\"", "1")).contains("unknown-recipient"));
    assert!(faults(&fee("region = \"Nowhere\"", "1")).contains("unknown-region"));
    assert!(faults(&fee("price = 3", "1")).contains("price"));
}

#[test]
fn without_the_file_nothing_is_agreed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in ["units.toml", "users.toml", "recipients.toml"] {
        std::fs::write(folder.path().join(file), "").expect("written");
    }
    assert_eq!(Directory::load(folder.path()).expect("no faults").fees, []);
}
