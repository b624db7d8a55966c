//! How optional fields of rows are read.

use crate::patterns::pattern;

use super::{Source, none, sources};

/// What an optional field may hold as it is: it has no code inside.
const PLAIN: &[&str] = &["Digest", "Reference", "String", "u8"];

/// By itself a field with a code that is not known is read as an absent one.
#[test]
fn an_optional_part_of_a_row_is_read_whole() {
    let faults: Vec<String> = sources("src/domain", &[".rs"]).iter().flat_map(torn).collect();
    none(&faults);
}

#[test]
fn planted_optional_parts_are_found() {
    let torn = |text: &str| torn(&Source { path: "src/domain/a.rs".to_owned(), text: text.to_owned() }).len();
    assert_eq!(torn("    #[n(7)]\n    pub outcome: Option<Outcome>,\n"), 1);
    assert_eq!(torn("    #[n(7)]\n    ended: Option<WatchEnd>,\n"), 1);
    assert_eq!(torn("    #[cbor(n(7), with = \"stored::whole\")]\n    pub outcome: Option<Outcome>,\n"), 0);
    assert_eq!(torn("    #[cbor(n(7), with = \"stored\")]\n    pub at: Option<Timestamp>,\n"), 0);
    assert_eq!(torn("    #[n(7)]\n    pub by: Option<Digest>,\n"), 0);
    assert_eq!(torn("    pub outcome: Option<Outcome>,\n"), 0);
}

fn torn(source: &Source) -> Vec<String> {
    let field = pattern(r"#\[n\(\d+\)\]\s+(?:pub )?(\w+): Option<(.+)>,");
    let found = field.captures_iter(&source.text).filter(|field| !PLAIN.contains(&&field[2]));
    found.map(|field| format!("{}: {}: with = \"stored::whole\"", source.path, &field[1])).collect()
}
