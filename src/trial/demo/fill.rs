//! Fills in a questionnaire on a page, as a person without scripts would: rows are added one at a
//! time until there is a field for every answer.

use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::trial::demo::Stop;
use crate::trial::demo::html::Form;
use crate::trial::demo::visitor::{Page, Visitor};
use crate::web::questionnaire::{self, Action};

/// More rows than any case of ours has.
const MOST_ROWS: usize = 60;

/// Returns the page as it was last shown, and its form with every answer in it, not yet sent.
pub async fn fill(
    visitor: &Visitor,
    mut page: Page,
    ending: &str,
    (questionnaire, response): (&Questionnaire, &Response),
) -> Result<(Page, Form), Stop> {
    let entries = questionnaire::entries(questionnaire, response);
    let wanted: Vec<(&str, &str)> =
        entries.fields().filter(|(name, text)| !text.is_empty() && is_typed(questionnaire, name)).collect();
    for _ in 0..MOST_ROWS {
        let mut form = page.form(ending)?;
        for (name, text) in wanted.iter().filter(|(name, _)| form.has(name)).copied().collect::<Vec<_>>() {
            form.set(name, text)?;
        }
        let Some((missing, _)) = wanted.iter().find(|(name, _)| !form.has(name)) else {
            return Ok((page, form));
        };
        let row = add_button(&form, missing).ok_or_else(|| Stop::new(format!("no field for {missing}")))?;
        form.press(Action::FIELD, &row)?;
        page = visitor.submit(&page, &form).await?;
    }
    Err(Stop::new("the form never has enough rows"))
}

/// Whether a person types there: not a mark of the page's own, not an item that is only shown.
fn is_typed(questionnaire: &Questionnaire, name: &str) -> bool {
    let own_mark = ["~there", "~keep"].iter().any(|mark| name.ends_with(mark));
    let link_ids: Vec<&str> =
        name.split('.').map(|part| part.split([':', '~']).next().unwrap_or(part)).collect();
    let mut shown_only = questionnaire.walk().filter(|item| item.read_only || item.hidden);
    !own_mark && !shown_only.any(|item| link_ids.contains(&item.link_id.as_str()))
}

/// The button that adds the row which a field stands in; the innermost where rows stand in rows.
fn add_button(form: &Form, missing: &str) -> Option<String> {
    let places = missing.rmatch_indices(':').map(|(place, _)| format!("add {}", &missing[..place]));
    places.into_iter().find(|button| form.has_button(Action::FIELD, button))
}
