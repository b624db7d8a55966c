//! The file that the clinic attaches: a small PDF of the kind that a record system prints.

use jiff::civil::Date;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

pub const NAME: &str = "Läkarintyg arbetsträning.pdf";

/// One A5 page; the same bytes for the same day.
#[must_use]
pub fn pdf(today: Date) -> Vec<u8> {
    let [catalog, pages, page, font, content] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.parent(pages).media_box(Rect::new(0.0, 0.0, 420.0, 595.0)).contents(content);
    sheet.resources().fonts().pair(Name(b"F1"), font);
    sheet.finish();
    pdf.type1_font(font).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.stream(content, &lines(today));
    pdf.finish()
}

fn lines(today: Date) -> Vec<u8> {
    let mut content = Content::new();
    content.begin_text().set_font(Name(b"F1"), 11.0).set_leading(18.0).next_line(40.0, 540.0);
    let issued = format!("Utfärdat {today}, Norrskogens vårdcentral");
    let text = [
        "Läkarintyg om arbetsträning",
        issued.as_str(),
        "Patienten kan arbetsträna åtta timmar i veckan, två timmar åt gången.",
        "Undvik tunga lyft och ensidigt handarbete. Paus varje timme.",
        "Gäller i tre månader. Ny bedömning görs dessförinnan.",
    ];
    for line in text {
        // WinAnsi is Latin-1 for every letter used here.
        let bytes: Vec<u8> = line.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
        content.show(Str(&bytes)).next_line(0.0, -18.0);
    }
    content.end_text();
    content.finish().to_vec()
}
