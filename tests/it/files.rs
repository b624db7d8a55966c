//! Small whole files, as people attach them.

/// A PDF with that text in it, in a comment.
macro_rules! small_pdf {
    ($text:literal) => {
        concat!("%PDF-1.4\n% ", $text, "\nxref\n0 0\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
            .as_bytes()
    };
}

/// One grey pixel.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\
    \0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\
    \0\0\0\0IEND\xae\x42\x60\x82";

/// The markers of a JPEG in their order, with hardly a picture.
pub const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xda\0\x04\0\0\x12\xff\0\x34\xff\xd0\x56\xff\xd9";

/// A PDF of exactly that size; at least 100 bytes.
pub fn pdf_of(bytes: usize) -> Vec<u8> {
    let end = |table: usize| {
        format!("\nxref\n0 0\ntrailer <</Root 1 0 R>>\nstartxref\n{table:010}\n%%EOF\n").into_bytes()
    };
    let mut file = b"%PDF-1.4\n%".to_vec();
    file.resize(bytes - end(0).len(), b'x');
    let table = file.len() + 1;
    file.extend(end(table));
    file
}
