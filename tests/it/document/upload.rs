//! Files that people send: what they are, whether they are whole, and what they may be called.

use underlag::document::upload::name::{clean, fitting, sent};
use underlag::document::upload::{Fault, FileType, Judged, from_header, judge};

use crate::files::{JPEG, PNG, pdf_of};

const SMALL: &[u8] = small_pdf!("a letter");

/// Objects, and where the table of contents is.
fn pdf(objects: &str, trailer: &str) -> Vec<u8> {
    let body = format!("%PDF-1.6\n{objects}\n");
    let table = body.len();
    format!("{body}xref\n0 1\n0000000000 65535 f \ntrailer\n{trailer}\nstartxref\n{table}\n%%EOF\n")
        .into_bytes()
}

fn whole(bytes: &[u8], kind: FileType) {
    assert_eq!(judge(bytes), Ok(Judged { kind, part: 0..bytes.len() }));
}

#[test]
fn whole_files_are_taken_as_they_are() {
    whole(SMALL, FileType::Pdf);
    whole(&pdf_of(5000), FileType::Pdf);
    whole(&pdf("1 0 obj <</Type /Catalog>> endobj", "<</Root 1 0 R>>"), FileType::Pdf);
    whole(PNG, FileType::Png);
    whole(JPEG, FileType::Jpeg);
}

#[test]
fn a_table_of_contents_may_be_a_stream() {
    let body = "%PDF-1.7\n";
    let table =
        "9 0 obj <</Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R /Length 4>> stream\nabcd\nendstream endobj";
    let file = format!("{body}{table}\nstartxref\n{}\n%%EOF", body.len());
    whole(file.as_bytes(), FileType::Pdf);
    let locked = file.replace("/Root", "/Encrypt 3 0 R /Root");
    assert_eq!(judge(locked.as_bytes()), Err(Fault::Locked));
    let other = file.replace("/XRef", "/Font");
    assert_eq!(judge(other.as_bytes()), Err(Fault::Broken), "it leads to something else");
}

#[test]
fn what_stands_before_the_header_is_cut_off() {
    for before in ["\u{feff}", "\r\n\r\n", "\x1b%-12345X@PJL SET DUPLEX=OFF\r\n@PJL ENTER LANGUAGE=PDF\r\n"] {
        let file = [before.as_bytes(), SMALL].concat();
        let judged = judge(&file).expect("a reader opens it");
        assert_eq!(&file[judged.part], SMALL, "{before:?}");
        assert_eq!(from_header(&file), SMALL, "{before:?}");
    }
    let far = [vec![b' '; 1025], SMALL.to_vec()].concat();
    assert_eq!(judge(&far), Err(Fault::Unknown), "no reader looks further");
}

#[test]
fn what_stands_before_stays_where_places_are_counted_from_there() {
    let before = "% made by a gateway of the post\n".repeat(40);
    let file = pdf("1 0 obj <</Type /Catalog>> endobj", "<</Root 1 0 R>>");
    let file = String::from_utf8(file).expect("text");
    let table = file.find("xref").expect("a table") + 900;
    let end = file.find("startxref").expect("an end");
    let moved = format!("{}{}startxref\n{table}\n%%EOF\n", &before[..900], &file[..end]);
    whole(moved.as_bytes(), FileType::Pdf);
}

#[test]
fn what_follows_the_end_is_cut_off() {
    for (file, after) in [(SMALL, "<script>alert(1)</script>"), (PNG, "PK\x03\x04"), (JPEG, "MotionPhoto")] {
        let longer = [file, after.as_bytes()].concat();
        let judged = judge(&longer).expect("it is whole");
        assert_eq!(&longer[judged.part], file, "{after}");
    }
    let filled = [SMALL, &[0; 8192]].concat();
    assert_eq!(&filled[judge(&filled).expect("a scanner fills its last block").part], SMALL);
    let hidden = [SMALL, "x".repeat(4096).as_bytes()].concat();
    assert_eq!(judge(&hidden), Err(Fault::Broken), "so much is another file");
}

#[test]
fn line_ends_that_a_mail_program_changed_do_no_harm() {
    let file =
        String::from_utf8(pdf("1 0 obj\n<</Type /Catalog>>\nendobj", "<</Root 1 0 R>>")).expect("text");
    let changed = file.replace('\n', "\r\n");
    whole(changed.as_bytes(), FileType::Pdf);
}

#[test]
fn half_a_file_is_broken() {
    let file = pdf_of(4000);
    for end in [9, 10, 100, 2000, 3900, 3990] {
        assert_eq!(judge(&file[..end]), Err(Fault::Broken), "the first {end} bytes");
    }
    let middle = [&file[..1000], &file[3000..]].concat();
    assert_eq!(judge(&middle), Err(Fault::Broken), "its middle is missing");
    for end in 9..PNG.len() {
        assert_eq!(judge(&PNG[..end]), Err(Fault::Broken), "{end} bytes of a PNG");
    }
    for end in 3..JPEG.len() {
        assert_eq!(judge(&JPEG[..end]), Err(Fault::Broken), "{end} bytes of a JPEG");
    }
    assert_eq!(judge(b"%PDF-1.7\n"), Err(Fault::Broken));
    assert_eq!(judge(b"%PDF-1.7\n%%EOF"), Err(Fault::Broken));
    assert_eq!(judge(b"%PDF-1.7\nstartxref\n0\n%%EOF"), Err(Fault::Broken));
    assert_eq!(judge(&pdf("", "<</Size 1>>")), Err(Fault::Broken), "nothing is its root");
}

#[test]
fn empty_and_foreign_files_are_told_apart() {
    assert_eq!(judge(b""), Err(Fault::Empty));
    for foreign in [&b"MZ\x90\0"[..], b"PK\x03\x04", b"GIF89a", b"<svg/>", b"\0"] {
        assert_eq!(judge(foreign), Err(Fault::Unknown));
    }
}

#[test]
fn a_locked_file_is_told_from_a_broken_one() {
    let lock = "<</Root 1 0 R /Encrypt 4 0 R>>";
    assert_eq!(judge(&pdf("4 0 obj <</Filter /Standard>> endobj", lock)), Err(Fault::Locked));
    let metadata = pdf("4 0 obj <</EncryptMetadata true>> endobj", "<</Root 1 0 R>>");
    whole(&metadata, FileType::Pdf);
}

#[test]
fn what_acts_when_it_is_opened_is_named() {
    let acting =
        |action: &str| judge(&pdf(&format!("1 0 obj <</OpenAction {action}>> endobj"), "<</Root 1 0 R>>"));
    assert_eq!(acting("<</S /JavaScript /JS (app.alert\\(1\\))>>"), Err(Fault::Script));
    assert_eq!(acting("<</S/J#61va#53cript/JS 3 0 R>>"), Err(Fault::Script));
    assert_eq!(acting("<</S /Launch /F (cmd.exe)>>"), Err(Fault::Launch));
    assert!(acting("[3 0 R /Fit]").is_ok(), "where to begin to read is no program");
    assert!(acting("<</S /GoTo /D (one)>> /LaunchPad 1").is_ok(), "another name");
    let inside = "2 0 obj <</Length 12>> stream\n/JavaScript \nendstream endobj";
    whole(&pdf(inside, "<</Root 1 0 R>>"), FileType::Pdf);
}

#[test]
fn names_end_as_the_file_is() {
    let names = [
        ("intyg", "intyg.pdf"),
        ("intyg.pdf", "intyg.pdf"),
        ("INTYG.PDF", "INTYG.PDF"),
        ("svar.exe", "svar.pdf"),
        ("foto.jpg", "foto.pdf"),
        ("rapport.pdf.html", "rapport.pdf"),
        ("Intyg 2026.11.30", "Intyg 2026.11.30.pdf"),
        ("Remiss Dr.Berg", "Remiss Dr.Berg.pdf"),
        ("svar.", "svar.pdf"),
        ("svar .pdf", "svar.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "bilaga.pdf"),
        ("...", "bilaga.pdf"),
    ];
    for (name, right) in names {
        assert_eq!(fitting(name, FileType::Pdf), right, "{name}");
    }
    assert_eq!(fitting("bild.JPEG", FileType::Jpeg), "bild.JPEG");
    assert_eq!(fitting("bild.png", FileType::Jpeg), "bild.jpg");
    assert_eq!(fitting("skiss.jpg", FileType::Png), "skiss.png");
}

#[test]
fn a_long_name_keeps_its_ending() {
    for name in ["a".repeat(300), "å".repeat(300), "😀".repeat(300)] {
        let fitted = fitting(&format!("{name}.pdf"), FileType::Pdf);
        assert!(fitted.ends_with(".pdf"), "{fitted}");
        assert!(fitted.chars().count() <= 120 && fitted.len() <= 200, "{fitted}");
    }
}

#[test]
fn what_nobody_sees_is_not_in_a_name() {
    let names = [
        ("svar\u{202e}fdp.bat", "svarfdp.pdf"),
        ("in\u{200b}tyg\u{feff}.pdf", "intyg.pdf"),
        ("in\u{ad}tyg\u{2066}.pdf\u{2069}", "intyg.pdf"),
        ("intyg\t2\r\n\0.pdf", "intyg2.pdf"),
        ("a\u{a0}b\u{2003}c\u{2800}.pdf", "a b c.pdf"),
        ("la\u{308}karintyg.pdf", "läkarintyg.pdf"),
    ];
    for (name, right) in names {
        assert_eq!(fitting(name, FileType::Pdf), right, "{name:?}");
    }
}

#[test]
fn every_name_can_be_saved_on_any_computer() {
    let names = [
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul.pdf"),
        ("Aux.svar.pdf", "_Aux.svar.pdf"),
        ("com1.pdf", "_com1.pdf"),
        ("LPT³.pdf", "_LPT³.pdf"),
        ("COM10.pdf", "COM10.pdf"),
        ("Konto.pdf", "Konto.pdf"),
        ("a<b>c:d|e?f*g.pdf", "a_b_c_d_e_f_g.pdf"),
        ("C:\\Users\\doktor\\intyg.pdf", "intyg.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
    ];
    for (name, right) in names {
        assert_eq!(fitting(name, FileType::Pdf), right, "{name}");
    }
    assert_eq!(clean("  virus\u{202e}.exe. "), "virus.exe", "said in a message with the ending it came with");
}

#[test]
fn quotes_are_read_as_browsers_send_them() {
    assert_eq!(sent("%22Bilaga%22 å.pdf"), "\"Bilaga\" å.pdf");
    assert_eq!(sent("C:\\temp\\100%25.pdf"), "100%25.pdf", "nothing else is written otherwise");
    assert_eq!(fitting(&sent("%22Bilaga%22%0D%0A.pdf"), FileType::Pdf), "'Bilaga'.pdf");
}
