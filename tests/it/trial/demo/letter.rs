//! Letters are read as a mail program reads them.

use underlag::trial::demo::letter::{Letter, all, link, parse};

#[test]
fn a_letter_in_quoted_printable() {
    let bytes = b"From: =?utf-8?b?UMOlbWlubmVsc2Vy?= <a@x.example>\r\nTo: b@y.example\r\nSubject: =?utf-8?q?P=C3=A5minnelse_om?=\r\n =?utf-8?q?_f=C3=B6rfr=C3=A5gan?= U-7K3M\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHej!\r\n\r\nhttps://x.example/l#abc=\r\ndef\r\nV=C3=A4nligen =3D\r\n";
    let letter = parse("1.eml".to_owned(), bytes);
    let expected = Letter {
        file: "1.eml".to_owned(),
        from: "Påminnelser <a@x.example>".to_owned(),
        to: "b@y.example".to_owned(),
        subject: "Påminnelse om förfrågan U-7K3M".to_owned(),
        date: "Sat, 21 Nov 2026 10:00:00 +0000".to_owned(),
        body: "Hej!\n\nhttps://x.example/l#abcdef\nVänligen =\n".to_owned(),
    };
    assert_eq!(letter, expected);
    assert_eq!(link(&letter, "https://x.example/l#"), Some("https://x.example/l#abcdef"));
    assert_eq!(link(&letter, "https://other.example/l#"), None);
}

#[test]
fn a_letter_in_base64_and_in_parts() {
    let bytes = b"Subject: x\nContent-Type: multipart/alternative;\n boundary=\"b1\"\n\n--b1\nContent-Type: text/html\n\n<p>nej</p>\n--b1\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVq\nIQ==\n--b1--\n";
    assert_eq!(parse("x.eml".to_owned(), bytes).body, "Hej!");
}

#[test]
fn a_folder_that_is_not_there_has_no_letters() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(all(&folder.path().join("mail")).expect("no error"), []);
    std::fs::write(folder.path().join("a.eml"), "Subject: A\n\nText").expect("a file");
    std::fs::write(folder.path().join("a.txt"), "Subject: B\n\nText").expect("a file");
    let letters = all(folder.path()).expect("readable");
    assert_eq!(letters.iter().map(|letter| letter.subject.as_str()).collect::<Vec<_>>(), ["A"]);
}
