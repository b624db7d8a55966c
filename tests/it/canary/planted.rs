//! The scanner finds each planted leak, and nothing in what is sealed.

use std::fmt::Write as _;
use std::io::Write as _;

use data_encoding::{BASE64, BASE64_MIME, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::{Leak, Mark, scan, scan_folder};

const NAME: &str = "Åsa Övningsson-Prov";
const NUMBER: &str = "189001019802";

fn marks() -> Vec<Mark> {
    let mut marks = vec![Mark::new("name", NAME)];
    marks.extend(Mark::personal_number("number", NUMBER));
    marks
}

#[track_caller]
fn finds(mark: &str, bytes: &[u8], encodings: &str) {
    let leaks = scan("planted", bytes, &marks());
    let expected =
        Leak { mark: mark.to_owned(), place: "planted".to_owned(), encodings: encodings.to_owned() };
    assert!(leaks.contains(&expected), "wanted {expected:?}, found {leaks:?}");
}

fn around(inner: &[u8]) -> Vec<u8> {
    [b"\x00\xFFbefore ", inner, b" after\x80\x01"].concat()
}

#[test]
fn plain_in_any_case() {
    finds("name", &around(NAME.as_bytes()), "");
    finds("name", &around(NAME.to_uppercase().as_bytes()), "");
    finds("name", &around(NAME.to_lowercase().as_bytes()), "");
}

#[test]
fn a_number_in_every_way_it_is_written() {
    for written in [NUMBER, "18900101-9802", "900101-9802", "900101+9802", "9001019802"] {
        finds("number", &around(written.as_bytes()), "");
    }
    let number: u64 = NUMBER.parse().expect("digits");
    finds("number", &around(&number.to_le_bytes()), "u64 le");
    finds("number", &around(&number.to_be_bytes()), "u64 be");
}

#[test]
fn utf_16_at_even_and_odd_places() {
    for text in [NAME.to_owned(), NAME.to_uppercase()] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for before in [&b""[..], b"x"] {
            finds("name", &[before, &little].concat(), "utf-16le");
            finds("name", &[before, &big].concat(), "utf-16be");
        }
    }
}

#[test]
fn latin_1() {
    for text in [NAME.to_owned(), NAME.to_uppercase()] {
        let latin = super::latin_1(&text).expect("Swedish fits in Latin-1");
        finds("name", &around(&latin), "latin-1");
    }
}

#[test]
fn base64_at_every_offset() {
    for before in ["", "a", "ab", "abc", "abcd"] {
        let text = format!("{before}{NAME}{before}");
        finds("name", &around(BASE64.encode(text.as_bytes()).as_bytes()), "base64");
        finds("name", &around(BASE64URL_NOPAD.encode(text.as_bytes()).as_bytes()), "base64");
        let glued = format!("{before}{}", BASE64.encode(NAME.as_bytes()));
        finds("name", glued.as_bytes(), "base64");
    }
}

#[test]
fn base64_broken_into_lines() {
    let text = format!("{}{NAME}", "utfyllnad ".repeat(5));
    for cut in 0..4 {
        let encoded = BASE64_MIME.encode(&text.as_bytes()[cut..]);
        finds("name", encoded.as_bytes(), "lines joined > base64");
    }
}

#[test]
fn hexadecimal_in_both_cases() {
    for glued in ["", "f"] {
        finds("name", format!("{glued}{}", HEXLOWER.encode(NAME.as_bytes())).as_bytes(), "hex");
        finds("name", format!("{glued}{}", HEXUPPER.encode(NAME.as_bytes())).as_bytes(), "hex");
    }
}

#[test]
fn percent_encoded_wholly_partly_and_as_a_form() {
    let whole = NAME.bytes().fold(String::new(), |mut text, byte| {
        write!(text, "%{byte:02x}").expect("a string takes it");
        text
    });
    finds("name", whole.as_bytes(), "percent-encoded");
    finds("name", "q=%C3%85sa%20Övningsson-Prov".as_bytes(), "percent-encoded");
    finds("name", b"q=%C3%85sa+%C3%96vningsson%2DProv&x=1", "form-encoded");
    finds("name", "Åsa+Övningsson-Prov".as_bytes(), "form-encoded");
}

#[test]
fn quoted_printable_in_a_letter() {
    let letter = b"Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHej =C3=85sa =C3=96vnings=\r\nson-Prov!";
    finds("name", letter, "quoted-printable");
    finds("name", b"Subject: =?utf-8?Q?=C3=85sa_=C3=96vningsson-Prov?=", "header word");
}

#[test]
fn escaped_in_json_rust_and_html() {
    for text in
        [r"\u00c5sa \u00d6vningsson-Prov", r"\u{c5}sa \u{d6}vningsson-Prov", "&#197;sa &#xD6;vningsson-Prov"]
    {
        finds("name", text.as_bytes(), "escaped");
    }
}

#[test]
fn inside_compressed_streams() {
    let text = around(NAME.repeat(3).as_bytes());
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&text).expect("memory takes it");
    let zlib = zlib.finish().expect("memory takes it");
    finds("name", &around(&zlib), "zlib");
    finds("name", &around(&zlib[..zlib.len() - 4]), "zlib");

    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(&text).expect("memory takes it");
    let gzip = gzip.finish().expect("memory takes it");
    finds("name", &around(&gzip), "gzip");
    let named = [b"\x1F\x8B\x08\x08\0\0\0\0\0\x03a.log\0", &gzip[10..]].concat();
    finds("name", &around(&named), "gzip");

    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(&text).expect("memory takes it");
    let deflate = deflate.finish().expect("memory takes it");
    finds("name", &deflate, "deflate");
    let header = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.txt";
    finds("name", &[&header[..], &deflate].concat(), "zip");
}

#[test]
fn one_encoding_inside_another() {
    let hex = HEXUPPER.encode(NAME.as_bytes());
    finds("name", BASE64.encode(hex.as_bytes()).as_bytes(), "base64 > hex");

    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(NAME.as_bytes()).expect("memory takes it");
    let zlib = zlib.finish().expect("memory takes it");
    let encoded = BASE64URL_NOPAD.encode(&zlib);
    finds("name", format!("{{\"x\":\"{encoded}\"}}").as_bytes(), "base64 > zlib");
    let wide: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_le_bytes).collect();
    finds("name", BASE64.encode(&wide).as_bytes(), "base64 > utf-16le");
}

#[test]
fn in_file_names_and_files_of_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let below = folder.path().join("spool");
    std::fs::create_dir(&below).expect("a folder");
    std::fs::write(below.join(format!("{NUMBER}.age")), b"sealed").expect("a file");
    std::fs::write(below.join("x.log"), NAME).expect("a file");
    let mut found: Vec<String> =
        scan_folder(folder.path(), &marks()).into_iter().map(|leak| leak.mark).collect();
    found.sort();
    assert_eq!(found, ["name", "number"]);
}

#[test]
fn nothing_in_sealed_or_innocent_bytes() {
    let random = ring::rand::SystemRandom::new();
    let mut sealed = vec![0; 200_000];
    ring::rand::SecureRandom::fill(&random, &mut sealed).expect("randomness");
    assert_eq!(scan("sealed", &sealed, &marks()), []);
    assert_eq!(scan("near", "Åsa Övningsson Prov, 18900101 9802, Åsa".as_bytes(), &marks()), []);
}

#[test]
#[should_panic(expected = "too short")]
fn a_mark_found_by_chance_is_refused() {
    Mark::new("short", "Lind");
}
