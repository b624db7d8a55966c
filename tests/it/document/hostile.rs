//! Files nobody has vouched for: each is refused or read, quickly, and never more than that.

use std::io::Write as _;

use proptest::prelude::*;
use underlag::document::read::{self, Error};
use underlag::domain::language::Language;

use super::samples;

fn sample() -> Vec<u8> {
    let (form, response) = samples::questions();
    samples::request_sample(Language::Sv, &form, &response, true)
}

/// A file of those objects, numbered from 1, with a cross-reference table; the catalogue is 1.
fn file(objects: &[&[u8]]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(*object);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    pdf.extend(
        format!("{table}trailer <</Root 1 0 R /Size {}>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
            .bytes(),
    );
    pdf
}

const CATALOG: &[u8] = b"<</Names <</EmbeddedFiles <</Names [(a) 2 0 R]>>>>>>";
const SPECIFICATION: &[u8] = b"<</UF (a.json) /AFRelationship /Data /EF <</UF 3 0 R>>>>";

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dictionary} /Length {}>>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

fn zeroes(bytes: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![0; bytes]).expect("memory");
    packed.finish().expect("memory")
}

fn refusal(pdf: &[u8]) -> Error {
    read::attachments(pdf).expect_err("refused")
}

#[test]
fn the_smallest_file_is_read() {
    let pdf = file(&[CATALOG, SPECIFICATION, &stream("/Subtype /text#2Fplain", b"hej")]);
    let files = read::attachments(&pdf).expect("readable");
    assert_eq!((files[0].name.as_str(), files[0].bytes.as_slice()), ("a.json", b"hej".as_slice()));
    assert_eq!(files[0].media_type, "text/plain");
}

#[test]
fn a_file_with_nothing_inside_is_read() {
    assert!(read::attachments(&file(&[b"<</Type /Catalog>>"])).expect("readable").is_empty());
}

#[test]
fn what_is_no_pdf_is_refused() {
    for other in [b"".as_slice(), b"%PDF", b"PK\x03\x04", b"<html>", &[0; 64]] {
        assert_eq!(refusal(other), Error::NotPdf);
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let mut pdf = sample();
    pdf.resize(read::MAX_FILE + 1, b' ');
    assert_eq!(refusal(&pdf), Error::TooLarge);
}

#[test]
fn a_decompression_bomb_is_refused() {
    let bomb = stream("/Filter /FlateDecode", &zeroes(read::MAX_CONTENT + 1));
    assert!(bomb.len() < 100_000);
    assert_eq!(refusal(&file(&[CATALOG, SPECIFICATION, &bomb])), Error::TooMuchInside);
}

#[test]
fn many_names_for_one_large_stream_are_refused() {
    let names = (0..40).map(|n| format!("({n}) {} 0 R ", if n == 0 { 2 } else { 4 })).collect::<String>();
    let catalog = format!("<</Names <</EmbeddedFiles <</Names [{names}]>>>>>>");
    let large = stream("/Filter /FlateDecode", &zeroes(8 * 1024 * 1024));
    let other = b"<</UF (b) /EF <</UF 3 0 R>>>>";
    assert_eq!(refusal(&file(&[catalog.as_bytes(), SPECIFICATION, &large, other])), Error::TooMuchInside);
}

#[test]
fn too_many_files_are_refused() {
    let names = (0..=read::MAX_FILES).map(|n| format!("({n}) 2 0 R ")).collect::<String>();
    let catalog = format!("<</Names <</EmbeddedFiles <</Names [{names}]>>>>>>");
    let small = stream("", b"x");
    assert_eq!(refusal(&file(&[catalog.as_bytes(), SPECIFICATION, &small])), Error::TooMuchInside);
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let catalog = b"<</Names <</EmbeddedFiles <</Names [(a) 2 0 R (b) 2 0 R]>>>>>>";
    assert_eq!(refusal(&file(&[catalog, SPECIFICATION, &stream("", b"x")])), Error::SameName);
}

#[test]
fn references_in_a_circle_are_refused() {
    let damaged = |pdf: &[u8]| assert!(matches!(refusal(pdf), Error::Damaged(_)));
    damaged(&file(&[b"1 0 R"]));
    damaged(&file(&[b"2 0 R", b"1 0 R"]));
    // A tree that is its own branch.
    damaged(&file(&[b"<</Names <</EmbeddedFiles 2 0 R>>>>", b"<</Kids [2 0 R]>>"]));
    damaged(&file(&[b"<</Names <</EmbeddedFiles 2 0 R>>>>", b"<</Kids [2 0 R 2 0 R 2 0 R 2 0 R]>>"]));
    // A length that is the stream itself.
    let stream = b"<</Length 3 0 R>>\nstream\nx\nendstream";
    damaged(&file(&[CATALOG, SPECIFICATION, stream]));
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("<</a ", ">>"), ("(", ")")] {
        let deep = open.repeat(100_000) + &close.repeat(100_000);
        assert!(matches!(refusal(&file(&[deep.as_bytes()])), Error::Damaged(_)), "{open}");
    }
}

#[test]
fn a_stream_that_lies_about_its_length_is_refused() {
    for length in ["-1", "999999999", "18446744073709551616", "0", "1.5", "null"] {
        let object = format!("<</Length {length}>>\nstream\nhello\nendstream");
        let pdf = file(&[CATALOG, SPECIFICATION, object.as_bytes()]);
        assert!(matches!(refusal(&pdf), Error::Damaged(_)), "{length}");
    }
}

#[test]
fn a_file_another_program_saved_is_refused_by_name() {
    // A cross-reference stream where the table should be.
    let pdf = b"%PDF-1.7\n7 0 obj <</Type /XRef>> stream\n\nendstream\nstartxref\n9\n%%EOF";
    assert_eq!(refusal(pdf), Error::SavedAnew);
    let encrypted =
        String::from_utf8(file(&[CATALOG])).expect("ASCII").replace("/Root", "/Encrypt 1 0 R /Root");
    assert_eq!(refusal(encrypted.as_bytes()), Error::SavedAnew);
    let packed = stream("/Filter /LZWDecode", b"x");
    assert_eq!(refusal(&file(&[CATALOG, SPECIFICATION, &packed])), Error::SavedAnew);
}

#[test]
fn what_a_later_program_appended_stands() {
    // As a signing program does: a new catalogue after the old end.
    let mut pdf = file(&[b"<<>>", SPECIFICATION, &stream("", b"ny")]);
    let before = pdf.windows(9).rposition(|window| window == b"startxref").expect("an end") + 10;
    let previous: String =
        pdf[before..].iter().map(|b| char::from(*b)).take_while(char::is_ascii_digit).collect();
    let object = pdf.len() + 1;
    pdf.extend(b"\n1 0 obj\n");
    pdf.extend(CATALOG);
    pdf.extend(b"\nendobj\n");
    let table = pdf.len();
    pdf.extend(
        format!("xref\n1 1\n{object:010} 00000 n \ntrailer <</Root 1 0 R /Prev {previous}>>\nstartxref\n{table}\n%%EOF")
            .bytes(),
    );
    assert_eq!(read::attachments(&pdf).expect("readable")[0].bytes, b"ny");
}

#[test]
fn updates_in_a_circle_are_refused() {
    let pdf = String::from_utf8(file(&[CATALOG])).expect("ASCII");
    let table = pdf.find("xref\n").expect("a table");
    let circle = pdf.replace("/Root", &format!("/Prev {table} /Root"));
    assert!(matches!(refusal(circle.as_bytes()), Error::Damaged(_)));
}

#[test]
fn every_refusal_is_told_in_both_languages() {
    let all = [
        Error::TooLarge,
        Error::NotPdf,
        Error::SavedAnew,
        Error::Damaged("x"),
        Error::TooMuchInside,
        Error::SameName,
    ];
    for error in all {
        assert_ne!(error.message(Language::Sv), error.message(Language::En));
        assert!(!error.message(Language::Sv).contains("document-"));
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let pdf = sample();
    for end in (0..pdf.len() - 6).step_by(97) {
        assert!(read::attachments(&pdf[..end]).is_err(), "cut at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let mut pdf = sample();
        for (place, byte) in changes {
            let place = place.index(pdf.len());
            pdf[place] = byte;
        }
        let _ = read::attachments(&pdf);
    }

    /// Closer to the point: only the parts that are read on the way.
    #[test]
    fn changed_syntax_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), "[0-9<>\\[\\]()/R% a-z]"), 1..12)) {
        let mut pdf = file(&[CATALOG, SPECIFICATION, &stream("/Subtype /text#2Fplain", b"hej")]);
        for (place, byte) in changes {
            let place = place.index(pdf.len());
            pdf[place] = byte.as_bytes()[0];
        }
        if let Ok(files) = read::attachments(&pdf) {
            prop_assert!(files.len() <= 1);
        }
    }

    #[test]
    fn any_bytes_after_the_mark_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        pdf.extend(&bytes);
        pdf.extend(b"\nstartxref\n9\n%%EOF");
        prop_assert!(read::attachments(&pdf).is_err());
    }
}
