//! A form on its own, for whoever writes one: a whole page in one file, with style and script.

use askama::Template;
use data_encoding::BASE64;

use crate::domain::Language;
use crate::forms::model::Questionnaire;
use crate::web::assets;
use crate::web::faults::Faults;
use crate::web::page::Frame;
use crate::web::questionnaire::{Shown, entries, fields, start};

#[derive(Template)]
#[template(path = "questionnaire/preview.html")]
struct PreviewPage<'a> {
    frame: &'a Frame,
    title: &'a str,
    description: &'a str,
    /// Base 64, as is the script.
    style: String,
    script: String,
    fields: String,
}

/// The HTML of a page that shows the form as people will see it. Nothing can be sent from it.
pub fn preview(form: &Questionnaire, language: Language) -> Result<String, askama::Error> {
    let frame = Frame::sample(language, None);
    let base = start(form);
    let entries = entries(form, &base);
    let shown = Shown { form, entries: &entries, base: &base, wrong: &Faults::default(), may_lack: false };
    PreviewPage {
        frame: &frame,
        title: form.title.get(language),
        description: form.description.get(language),
        style: BASE64.encode(assets::CSS.content().as_bytes()),
        script: BASE64.encode(assets::JS.content().as_bytes()),
        fields: fields(&frame, shown, None)?,
    }
    .render()
}
