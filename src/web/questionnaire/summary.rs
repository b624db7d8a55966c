//! A filled form to be read: what was asked and what was answered, nothing else.

use askama::Template;

use crate::domain::Language;
use crate::forms::model::{Item, ItemKind, Questionnaire};
use crate::forms::prefill::answered_question;
use crate::forms::response::{Response, ResponseItem};
use crate::text;
use crate::web::questionnaire::build;

#[derive(Template)]
#[template(path = "questionnaire/summary.html")]
struct Part {
    /// 2 is the page's own level below its `h1`.
    level: usize,
    heading: String,
    facts: Vec<(String, Vec<String>)>,
    parts: Vec<Self>,
}

/// The answers as headings and summary lists, from `h2` downwards.
pub fn summary(
    form: &Questionnaire,
    response: &Response,
    language: Language,
) -> Result<String, askama::Error> {
    part(&form.items, &response.items, String::new(), 1, language).render()
}

fn part(
    items: &[Item],
    response: &[ResponseItem],
    heading: String,
    level: usize,
    language: Language,
) -> Part {
    let mut part = Part { level, heading, facts: Vec::new(), parts: Vec::new() };
    for item in items.iter().filter(|item| !item.hidden) {
        let known: Vec<&ResponseItem> = response.iter().filter(|one| one.link_id == item.link_id).collect();
        if item.kind == ItemKind::Group {
            for (number, one) in known.iter().enumerate() {
                let label = item.read_as(language);
                let heading =
                    if known.len() > 1 { format!("{label} {}", number + 1) } else { label.to_owned() };
                part.parts.push(self::part(&item.items, &one.items, heading, level + 1, language));
            }
            continue;
        }
        let answers: Vec<_> = known.iter().flat_map(|one| &one.answers).collect();
        if answers.is_empty() {
            if answered_question(item).is_some() {
                let nothing = vec![text::get(language, "forms-not-answered")];
                part.facts.push((item.read_as(language).to_owned(), nothing));
            }
            continue;
        }
        let values = answers.iter().map(|answer| build::shown(item, &answer.value, language)).collect();
        part.facts.push((item.read_as(language).to_owned(), values));
        for answer in answers {
            let below = self::part(&item.items, &answer.items, String::new(), level, language);
            part.facts.extend(below.facts);
            part.parts.extend(below.parts);
        }
    }
    part
}
