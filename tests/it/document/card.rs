//! The client's card: what stands on it, and what must not.

use lopdf::Document;
use underlag::document::card::{Card, pdf};
use underlag::domain::language::Language;

use super::{case, samples};

fn text(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).expect("a sound file");
    document.extract_text(&[1]).expect("text").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_card_says_where_to_go_and_how_long_it_works() {
    for (language, until) in [(Language::Sv, "20 maj 2028"), (Language::En, "20 May 2028")] {
        let text = text(&samples::card_sample(language));
        for phrase in ["https://underlag.aby.example/k", "7K3M-Q9XD-", "HH2C-8JPA-", "010-123 45 67", until] {
            assert!(text.contains(phrase), "{phrase} is not in: {text}");
        }
        for name in [case::client().name.as_str(), "19000101"] {
            assert!(!text.contains(name), "{name}");
        }
    }
}

#[test]
fn a_card_is_one_page() {
    for language in Language::ALL {
        let document = Document::load_mem(&samples::card_sample(language)).expect("a sound file");
        assert_eq!(document.get_pages().len(), 1, "{language:?}");
    }
}

#[test]
fn where_no_place_may_stand_there_is_none() {
    let unit = case::unit();
    let card = Card {
        language: Language::Sv,
        unit: None,
        address: "https://underlag.aby.example/k",
        code: "7K3M-Q9XD-04VW-N5TB-HH2C-8JPA-2RX",
        until: case::terms().valid_to,
        created: case::created(),
    };
    let text = text(&pdf(&card));
    for place in [&unit.name, &unit.organisation, &unit.telephone] {
        assert!(!text.contains(place.as_str()), "{place}");
    }
    assert!(text.contains("din socialsekreterare"), "{text}");
}
