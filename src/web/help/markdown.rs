//! Markdown (CommonMark) to HTML, for our own files only. Raw HTML in them comes out as the text it is.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::domain::Language;
use crate::web::help::guide::Guide;

/// A rendered file.
#[derive(Debug)]
pub struct Text {
    /// The heading of the first level.
    pub title: String,
    /// All but the title, as HTML.
    pub body: String,
    /// The headings of the second level, in order.
    pub sections: Vec<Section>,
}

impl Text {
    /// What stands before the first section, and the sections, as HTML.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        self.body.split_at(self.body.find("<h2").unwrap_or_default())
    }
}

#[derive(Debug, Clone)]
pub struct Section {
    pub id: String,
    pub heading: String,
}

/// `ids`: those of the sections, in order; otherwise they are made of the headings.
#[must_use]
pub fn render(markdown: &str, language: Language, ids: Option<&[String]>) -> Text {
    let mut title = String::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut body: Vec<Event<'_>> = Vec::new();
    let mut open: Option<(HeadingLevel, usize, String)> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = Some((level, body.len(), String::new()));
                body.push(event);
            }
            Event::End(TagEnd::Heading(level)) => {
                body.push(event);
                let Some((_, start, heading)) = open.take() else { continue };
                if level == HeadingLevel::H1 {
                    body.truncate(start);
                    title = heading;
                } else if level == HeadingLevel::H2 {
                    let known = ids.and_then(|ids| ids.get(sections.len()));
                    let id = known.cloned().unwrap_or_else(|| slug(&heading));
                    if let Event::Start(Tag::Heading { id: place, .. }) = &mut body[start] {
                        *place = Some(CowStr::from(id.clone()));
                    }
                    sections.push(Section { id, heading });
                }
            }
            Event::Text(text) | Event::Code(text) if open.is_some() => {
                if let Some((_, _, heading)) = &mut open {
                    heading.push_str(&text);
                }
                body.push(Event::Text(text));
            }
            Event::Html(raw) | Event::InlineHtml(raw) => body.push(Event::Text(raw)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(address(&dest_url, language));
                body.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            other => body.push(other),
        }
    }
    let mut rendered = String::new();
    html::push_html(&mut rendered, body.into_iter());
    Text { title, body: rendered, sections }
}

/// Another guide's file, as the repository links it, is another guide's page.
fn address(link: &str, language: Language) -> String {
    let file = |guide: &Guide| {
        let name = guide.path(language).rsplit('/').next()?;
        let rest = link.strip_prefix(name)?.strip_prefix(".md")?;
        Some(format!("{}{rest}", guide.path(language)))
    };
    Guide::ALL.iter().find_map(file).unwrap_or_else(|| link.to_owned())
}

/// `Öppna svaret?` → `oppna-svaret`.
fn slug(heading: &str) -> String {
    let plain = heading.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o").replace('\'', "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
