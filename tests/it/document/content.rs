//! What is said in a document, and what lies inside it.

use lopdf::Document;
use proptest::prelude::*;
use underlag::document::{Relation, answer, read, undrawn};
use underlag::domain::language::Language;
use underlag::domain::request::DeclineReason;
use underlag::forms::model::{
    AnswerOption, Attachment, Coding, Decimal, ItemKind, PartialDate, Quantity, Text, Value,
};
use underlag::forms::response::{Answer, ResponseItem};

use super::{case, samples};

/// All text, one space between words: how lines are broken says nothing.
fn text(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).expect("a sound file");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    squeeze(&document.extract_text(&pages).expect("text"))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn request_text(title: &str, questions: &[(&str, &str)]) -> String {
    let (form, response) = case::form(title, questions);
    text(&samples::request_sample(Language::Sv, &form, &response, true))
}

#[test]
fn a_request_says_all_it_must() {
    let (form, response) = samples::questions();
    let text = text(&samples::request_sample(Language::Sv, &form, &response, true));
    let reference = case::reference().to_string();
    for phrase in [
        reference.as_str(),
        "Test Testsson Åström",
        "19000101-9801",
        "Enheten för ekonomiskt bistånd",
        "ekonomiskt.bistand@aby.example",
        "010-123 45 67",
        "Att planera rätt stöd",
        "Diagnos",
        "Utelämna allt som faller utanför ändamålet.",
        "10 kap. 1 §",
        "12 kap. 2 §",
        "Avböj",
        "ZZ-4471-EB",
        "SOC-EK 2026/417",
        "onsdag 25 november 2026",
        "fredag 11 december 2026",
        "15 arbetsdagar",
        "stämplad med klientens samtyckesintyg",
        "20 november 2026 kl. 14.05",
        "20 maj 2027",
    ] {
        assert!(text.contains(phrase), "{phrase} is not in: {text}");
    }
}

#[test]
fn a_preview_says_so_and_carries_nothing() {
    let (form, response) = samples::questions();
    let pdf = samples::request_sample(Language::Sv, &form, &response, false);
    let text = text(&pdf);
    assert!(text.contains("Förhandsvisning."), "{text}");
    assert!(!text.contains("stämplad med klientens"), "{text}");
    assert!(read::attachments(&pdf).expect("readable").is_empty());
}

#[test]
fn every_refusal_is_in_words() {
    for language in Language::ALL {
        for reason in DeclineReason::ALL {
            let content = answer::Content::Declined { reason, comment: "" };
            let text = text(&samples::answer_sample(language, content));
            assert!(!text.contains("document-"), "{text}");
        }
    }
}

#[test]
fn no_text_is_missing_in_any_document() {
    let (form, response) = samples::questions();
    for language in Language::ALL {
        let mut all = vec![samples::consent_sample(language)];
        all.push(samples::request_sample(language, &form, &response, true));
        all.extend(
            samples::contents(&form, &response).map(|(_, content)| samples::answer_sample(language, content)),
        );
        all.extend(samples::letters(language));
        for pdf in all {
            let text = text(&pdf);
            assert!(!text.contains("document-"), "{text}");
        }
    }
}

#[test]
fn unanswered_and_hidden_questions_are_left_out() {
    let (mut form, response) = case::form("Grupp", &[("Besvarad", "svar")]);
    let mut hidden = case::item(ItemKind::Text, "hidden", "Dold fråga");
    hidden.hidden = true;
    let mut required = case::item(ItemKind::Text, "required", "Obligatorisk fråga");
    required.required = true;
    let group = &mut form.items[0].items;
    group.extend([hidden, required, case::item(ItemKind::Text, "free", "Frivillig fråga")]);
    let text = text(&samples::request_sample(Language::Sv, &form, &response, true));
    assert!(text.contains("Obligatorisk fråga —"), "{text}");
    assert!(!text.contains("Frivillig") && !text.contains("Dold"), "{text}");
}

#[test]
fn each_kind_of_answer_is_read_as_people_say_it() {
    let coding =
        |code: &str| Coding { system: "s".to_owned(), code: code.to_owned(), display: String::new() };
    let decimal = |text: &str| Decimal::parse(text).expect("a decimal");
    let mut label = Text::from("Lätt");
    label.translations.insert("en".to_owned(), "Light".to_owned());
    let mut choice = case::item(ItemKind::Choice, "choice", "Grad");
    choice.options = vec![AnswerOption {
        value: Value::Coding(coding("light")),
        label,
        prefix: Text::default(),
        initial_selected: false,
        exclusive: false,
    }];
    let answers: Vec<(_, Value, &str, &str)> = vec![
        (choice, Value::Coding(coding("light")), "Grad Lätt", "Grad Light"),
        (case::item(ItemKind::Boolean, "b", "Sant"), Value::Boolean(true), "Sant Ja", "Sant Yes"),
        (case::item(ItemKind::Decimal, "d", "Tal"), Value::Decimal(decimal("1.50")), "Tal 1,50", "Tal 1.50"),
        (
            case::item(ItemKind::Date, "date", "Dag"),
            Value::Date(PartialDate {
                text: "2026-11-05".to_owned(),
                first_day: jiff::civil::date(2026, 11, 5),
            }),
            "Dag 5 november 2026",
            "Dag 5 November 2026",
        ),
        (
            case::item(ItemKind::Date, "month", "Månad"),
            Value::Date(PartialDate {
                text: "2026-11".to_owned(),
                first_day: jiff::civil::date(2026, 11, 1),
            }),
            "Månad 2026-11",
            "Månad 2026-11",
        ),
        (
            case::item(ItemKind::Quantity, "q", "Mängd"),
            Value::Quantity(Quantity { value: decimal("7.5"), unit: coding("h") }),
            "Mängd 7,5 h",
            "Mängd 7.5 h",
        ),
        (
            case::item(ItemKind::Attachment, "a", "Bilaga"),
            Value::Attachment(Attachment {
                content_type: "image/png".to_owned(),
                title: "bild.png".to_owned(),
                size: 1_450_000,
                sha256: String::new(),
            }),
            "Bilaga bild.png (image/png, 1,4 MB)",
            "Bilaga bild.png (image/png, 1.4 MB)",
        ),
    ];
    let (mut form, mut response) = case::form("Grupp", &[]);
    for (item, value, ..) in &answers {
        response.items[0].items.push(ResponseItem {
            link_id: item.link_id.clone(),
            answers: vec![Answer { value: value.clone(), items: Vec::new() }],
            items: Vec::new(),
        });
        form.items[0].items.push(item.clone());
    }
    let swedish = text(&samples::request_sample(Language::Sv, &form, &response, true));
    let english = text(&samples::request_sample(Language::En, &form, &response, true));
    for (_, _, sv, en) in &answers {
        assert!(swedish.contains(sv), "{sv} is not in: {swedish}");
        assert!(english.contains(en), "{en} is not in: {english}");
    }
}

#[test]
fn repeated_groups_are_numbered() {
    let (form, mut response) = case::form("Aktivitet", &[("Vad", "Snickeri")]);
    let again = response.items[0].clone();
    response.items.push(again);
    let text = text(&samples::request_sample(Language::Sv, &form, &response, true));
    assert!(text.contains("Aktivitet (1)") && text.contains("Aktivitet (2)"), "{text}");
}

#[test]
fn letters_come_back_as_they_were_written() {
    let written = "Åsa Öberg, Łódź, Ελληνικά, Кириллица, „citat” – 20 € … é";
    let text = request_text("Grupp", &[("Fråga", written)]);
    assert!(text.contains(written), "{text}");
}

#[test]
fn what_no_font_has_is_visibly_replaced() {
    let text = request_text("Grupp", &[("Fråga", "före 汉 \u{E000} \u{202E} \u{7} efter")]);
    assert!(text.contains("före \u{FFFD} \u{FFFD} \u{FFFD} \u{FFFD} efter"), "{text}");
}

#[test]
fn a_telephone_number_is_not_broken() {
    for padding in 0..40 {
        let answer = format!("{} 010-123 45 67", "a ".repeat(60 + padding));
        let (form, response) = case::form("Grupp", &[("Fråga", &answer)]);
        let pdf = samples::request_sample(Language::Sv, &form, &response, true);
        let document = Document::load_mem(&pdf).expect("a sound file");
        let text = document.extract_text(&[1]).expect("text");
        assert!(text.contains("010-123 45 67"), "{text}");
    }
}

#[test]
fn embedded_files_come_out_as_they_went_in() {
    let (form, response) = samples::questions();
    let files =
        read::attachments(&samples::request_sample(Language::Sv, &form, &response, true)).expect("readable");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["response.json", "request.json", "consent.jwt", "proof.jwt", "recipient.jwt"]);
    let response = read::data(&files, "response.json").expect("the response");
    assert_eq!(
        str::from_utf8(&response.bytes),
        Ok(r#"{"resourceType":"QuestionnaireResponse","text":"åäö \u202e"}"#)
    );
    assert_eq!(response.media_type, "application/fhir+json");

    let files = read::attachments(&samples::consent_sample(Language::Sv)).expect("readable");
    let key = read::data(&files, "consent-key.json").expect("the key");
    assert_eq!(key.bytes, br#"{"secret":"c2VjcmV0"}"#);
}

#[test]
fn attachments_are_kept_to_the_byte_and_can_not_pose_as_ours() {
    let (form, response) = samples::questions();
    let every_byte: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let attachments = [
        answer::Attachment { name: "proof.jwt", media_type: "image/png", bytes: b"forged" },
        answer::Attachment {
            name: "läkarintyg – åäö.pdf",
            media_type: "application/pdf",
            bytes: &every_byte,
        },
        answer::Attachment { name: "../../etc/passwd", media_type: "image/jpeg", bytes: b"" },
    ];
    let content = answer::Content::Answered {
        form: &form,
        response: &response,
        score: None,
        attachments: &attachments,
    };
    let files = read::attachments(&samples::answer_sample(Language::Sv, content)).expect("readable");
    assert_eq!(read::data(&files, "proof.jwt").expect("ours").bytes, [b' '; 4096], "kept for the proof");
    let added: Vec<_> = files.iter().filter(|file| file.relation == Relation::Attachment).collect();
    assert_eq!(added.len(), 3);
    assert_eq!((added[0].name.as_str(), added[0].bytes.as_slice()), ("proof.jwt", b"forged".as_slice()));
    assert_eq!((added[1].name.as_str(), &added[1].bytes), ("läkarintyg – åäö.pdf", &every_byte));
    assert_eq!(added[2].name, ".._.._etc_passwd");
    assert!(added[2].bytes.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed, the file is sound and its parts come out again.
    #[test]
    fn any_text_makes_a_sound_document(title in any::<String>(), answer in "\\PC{0,400}|(?s).{0,200}") {
        let (form, response) = case::form(&title, &[(&title, &answer), (&answer, &title)]);
        let pdf = samples::request_sample(Language::Sv, &form, &response, true);
        let document = Document::load_mem(&pdf).expect("a sound file");
        prop_assert!(!document.get_pages().is_empty());
        prop_assert_eq!(read::attachments(&pdf).expect("readable").len(), 5);
    }

    /// Common letters come back exactly, wherever lines are broken.
    #[test]
    fn latin_text_comes_back(words in prop::collection::vec("[A-Za-zÅÄÖåäöéüñŁłŠš0-9.,;:!?()/+-]{1,24}", 1..80)) {
        let answer = words.join(" ");
        let text = request_text("Grupp", &[("Fråga", &answer)]);
        let without = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        // The foot of a page may stand in between.
        for word in &words {
            prop_assert!(without(&text).contains(&without(word)), "{} is not in: {}", word, text);
        }
    }
}

#[test]
fn other_latin_letters_are_extracted_as_written() {
    let names = "Wałęsa, Þór, Çelik ‹ja›, ”Ærø”";
    let text = request_text("Namn", &[("Namn", names)]);
    assert!(text.contains(names), "{text}");
}

#[test]
fn what_no_face_has_is_known_beforehand_and_words_signs_are_drawn() {
    const NONE: [char; 0] = [];
    for text in [
        "",
        "Åsa Çelik, Łódź – “ja” 25 % → 50 %",
        "Привет, γειά, שלום, مرحبا",
        "e\u{301} ✓ •",
        "två\nrader\r\n\tin",
    ] {
        assert_eq!(undrawn(text), NONE, "{text}");
    }
    assert_eq!(
        undrawn("\u{f0b7} paus\u{b}\u{f0a7} lugn \u{f0e0} steg"),
        NONE,
        "Word's own signs are meant for others"
    );
    assert_eq!(undrawn("Hemma: ሰላም, สม ሰ"), ['ሰ', 'ላ', 'ም', 'ส', 'ม'], "each once");
    assert_eq!(undrawn("\u{e000}a\u{202e}b\u{1f9d1}"), ['\u{202e}', '\u{e000}', '\u{1f9d1}']);
    assert_eq!(undrawn("sam\u{ad}arbete\u{200b}"), NONE, "what shows nothing is not missed");
    let text = request_text("Grupp", &[("Fråga", "\u{f0b7} paus\u{b}\u{f0e0} steg, ሰ")]);
    assert!(text.contains("• paus") && text.contains("→ steg") && text.contains('\u{fffd}'), "{text}");
}
