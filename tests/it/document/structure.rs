//! Tags, metadata and determinism, read with a PDF library that is not ours.

use lopdf::{Dictionary, Document, Object};
use underlag::domain::language::Language;

use super::{case, samples};

fn request() -> Vec<u8> {
    let (form, response) = samples::questions();
    samples::request_sample(Language::Sv, &form, &response, true)
}

fn load(pdf: &[u8]) -> Document {
    let options = lopdf::LoadOptions { strict: true, ..lopdf::LoadOptions::default() };
    Document::load_mem_with_options(pdf, options).expect("a sound file")
}

/// Follows references.
fn value<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("a sound reference").1
}

fn catalog_entry<'a>(document: &'a Document, key: &str) -> &'a Dictionary {
    let entry = document.catalog().expect("a catalogue").get(key.as_bytes()).expect(key);
    value(document, entry).as_dict().expect(key)
}

/// Structure types, depth first, each with its depth.
fn tags(document: &Document) -> Vec<(usize, String)> {
    fn walk(document: &Document, element: &Object, depth: usize, tags: &mut Vec<(usize, String)>) {
        let Ok(element) = value(document, element).as_dict() else { return };
        let Ok(role) = element.get(b"S").and_then(Object::as_name) else { return };
        tags.push((depth, String::from_utf8_lossy(role).into_owned()));
        let kids = value(document, element.get(b"K").expect("every element has content"));
        match kids.as_array() {
            Ok(kids) => kids.iter().for_each(|kid| walk(document, kid, depth + 1, tags)),
            Err(_) => walk(document, kids, depth + 1, tags),
        }
    }
    let mut found = Vec::new();
    let root = catalog_entry(document, "StructTreeRoot").get(b"K").expect("a tree");
    walk(document, root, 0, &mut found);
    found
}

#[test]
fn the_structure_says_what_is_what() {
    let tags = tags(&load(&request()));
    let top: Vec<&str> =
        tags.iter().filter(|(depth, _)| *depth <= 1).map(|(_, role)| role.as_str()).collect();
    let expected = ["Document", "H1", "P", "Figure", "Table", "Sect", "Sect", "Sect", "Sect", "Sect"];
    assert_eq!(top, expected);
    for role in ["H2", "L", "LI", "Lbl", "LBody", "TR", "TH", "TD", "Div"] {
        assert!(tags.iter().any(|(_, tag)| tag == role), "{role} is missing");
    }
    assert_eq!(tags.iter().filter(|(_, tag)| tag == "H1").count(), 1);
}

#[test]
fn headings_never_skip_a_level() {
    let (mut form, mut response) = case::form("Överst", &[("Fråga", "svar")]);
    // Groups in groups in groups, deeper than there are heading levels.
    for depth in 0..9 {
        let mut group = case::item(
            underlag::forms::model::ItemKind::Group,
            &format!("nivå{depth}"),
            &format!("Nivå {depth}"),
        );
        let answered = underlag::forms::response::ResponseItem {
            link_id: group.link_id.clone(),
            items: std::mem::take(&mut response.items),
            ..Default::default()
        };
        group.items = std::mem::take(&mut form.items);
        form.items = vec![group];
        response.items = vec![answered];
    }
    let pdf = samples::request_sample(Language::Sv, &form, &response, true);
    let mut level = 0;
    for (_, tag) in tags(&load(&pdf)) {
        let digit = tag.strip_prefix('H').and_then(|digit| digit.parse::<u32>().ok());
        if let Some(next) = digit {
            assert!(next <= level + 1, "H{level} is followed by {tag}");
            level = next;
        }
    }
    assert!(level >= 2);
}

#[test]
fn the_qr_code_has_words() {
    let document = load(&request());
    let figure = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .find(|element| element.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Figure"))
        .expect("a figure");
    let words = lopdf::decode_text_string(figure.get(b"Alt").expect("an alternative")).expect("text");
    assert!(words.contains(&case::reference().to_string()), "{words}");
}

#[test]
fn language_title_and_pages_are_said() {
    for (language, pages) in [(Language::Sv, "Sida 1 (3)"), (Language::En, "Page 1 (3)")] {
        let (form, response) = samples::questions();
        let document = load(&samples::request_sample(language, &form, &response, true));
        let catalog = document.catalog().expect("a catalogue");
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).ok(), Some(language.tag().as_bytes()));
        assert_eq!(
            catalog_entry(&document, "MarkInfo").get(b"Marked").and_then(Object::as_bool).ok(),
            Some(true)
        );
        let text = document.extract_text(&[1]).expect("text");
        assert!(text.contains(pages), "{text}");
        let info = value(&document, document.trailer.get(b"Info").expect("info")).as_dict().expect("info");
        let title = lopdf::decode_text_string(info.get(b"Title").expect("a title")).expect("text");
        assert_eq!(title, format!("Förfrågan till läkare {}", case::reference()));
        let metadata = value(&document, catalog.get(b"Metadata").expect("metadata"));
        let xmp = String::from_utf8_lossy(&metadata.as_stream().expect("a stream").content).into_owned();
        assert!(xmp.contains("<pdfaid:part>3<") && xmp.contains("<pdfuaid:part>1<"), "{xmp}");
    }
}

#[test]
fn what_anybody_can_read_of_the_file_names_no_client() {
    let document = load(&request());
    let info = value(&document, document.trailer.get(b"Info").expect("info")).as_dict().expect("info");
    for (_, entry) in info {
        let text = lopdf::decode_text_string(entry).unwrap_or_default();
        assert!(!text.contains("Testsson"), "{text}");
    }
}

#[test]
fn each_section_has_a_bookmark() {
    let document = load(&request());
    let outline = catalog_entry(&document, "Outlines");
    assert_eq!(outline.get(b"Count").and_then(Object::as_i64).ok(), Some(5));
    let first = value(&document, outline.get(b"First").expect("an item")).as_dict().expect("an item");
    let title = lopdf::decode_text_string(first.get(b"Title").expect("a title")).expect("text");
    assert_eq!(title, "Därför frågar vi nu");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (form, response) = samples::questions();
    for language in Language::ALL {
        assert_eq!(
            samples::request_sample(language, &form, &response, true),
            samples::request_sample(language, &form, &response, true)
        );
        assert_eq!(samples::consent_sample(language), samples::consent_sample(language));
    }
    let (other, response) = case::form("Annat", &[("Fråga", "svar")]);
    assert_ne!(request(), samples::request_sample(Language::Sv, &other, &response, true));
}

#[test]
fn common_fonts_are_shared_and_rare_letters_get_one_of_their_own() {
    let fonts = |pdf: &[u8]| {
        let document = load(pdf);
        let names = document.objects.values().filter_map(|object| object.as_dict().ok());
        names
            .filter(|font| font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0"))
            .map(|font| {
                String::from_utf8_lossy(font.get(b"BaseFont").and_then(Object::as_name).expect("a name"))
                    .into_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(fonts(&request()), ["UNDRLA+NotoSans", "UNDRLB+NotoSans-Bold"]);
    let with = |answers: &[(&str, &str)]| {
        let (form, response) = case::form("Tecken", answers);
        fonts(&samples::request_sample(Language::Sv, &form, &response, true))
    };
    assert_eq!(with(&[("Svenska", "5 §: ”så är det …”")]), ["UNDRLA+NotoSans", "UNDRLB+NotoSans-Bold"]);
    assert_eq!(with(&[("Polska", "Wałęsa")]), ["UNDRLA+NotoSans", "UNDRLB+NotoSans-Bold", "UNDRLC+NotoSans"]);
    assert_eq!(
        with(&[("Grekiska", "Ω"), ("Hebreiska", "ש")]),
        ["UNDRLA+NotoSans", "UNDRLB+NotoSans-Bold", "UNDRLE+NotoSans", "UNDRLG+DejaVuSans"]
    );
}

/// The lines of headings and labels are kept from one document to the next.
#[test]
fn a_text_that_was_laid_out_before_looks_as_it_did_the_first_time() {
    let long = "En rubrik som inte får plats på en rad: den bryts, i rubriken och i frågan. ".repeat(3);
    for title in ["Första gången: Wałęsa", "Första gången: Ω och ש", "Första gången (a)", &long] {
        let (form, response) = case::form(title, &[(title, "Wałęsa"), ("Första gången", "svar")]);
        let make = || samples::request_sample(Language::Sv, &form, &response, true);
        let (first, again) = (make(), make());
        assert_eq!(first, again, "{title}");
        // Another document, in which the text was known from the beginning.
        let (form, response) = case::form("Annat", &[(title, "svar")]);
        let pdf = samples::request_sample(Language::Sv, &form, &response, true);
        assert_eq!(pdf, samples::request_sample(Language::Sv, &form, &response, true), "{title}");
    }
}
