//! What somebody does with a page: read it, fill in a form of it, send that.

use axum::http::{Request, StatusCode, header};
use underlag::forms::json::response_from_json;
use underlag::forms::model::Questionnaire;
use underlag::trial::demo::html::{self, Form};
use underlag::web::questionnaire;

use crate::web::client::{Answer, Client};

const BOUNDARY: &str = "----a-journey";

/// A file that goes with a form: field, name, bytes.
pub type Attached<'a> = (&'a str, &'a str, &'a [u8]);

/// A page that is there; the answer follows redirects.
pub async fn read(client: &mut Client, path: &str) -> Answer {
    let mut answer = client.get(path).await;
    for _ in 0..4 {
        if answer.status != StatusCode::SEE_OTHER {
            break;
        }
        let next = answer.location().to_owned();
        answer = client.get(&next).await;
    }
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", words(&answer));
    answer
}

/// The form of a page that goes there. One without an address goes to the page it stands on.
#[track_caller]
pub fn form(page: &Answer, action: &str) -> Form {
    let mut forms = html::forms(&page.text);
    forms
        .iter_mut()
        .filter(|form| form.post && form.action.is_empty())
        .for_each(|form| action.clone_into(&mut form.action));
    let form = forms.into_iter().find(|form| form.action == action);
    form.unwrap_or_else(|| panic!("no form to {action}: {}", words(page)))
}

/// Fills in a form and sends it, as a browser does.
pub async fn send(
    client: &mut Client,
    mut form: Form,
    fields: &[(&str, &str)],
    files: &[Attached<'_>],
) -> Answer {
    for (name, value) in fields {
        if form.has_button(name, value) {
            form.press(name, value).expect("a button of the form");
        } else {
            form.set(name, value).expect("a field of the form");
        }
    }
    let fields = form.fields();
    if !form.multipart {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        return client.post_bare(&form.action, &fields).await;
    }
    let mut body = Vec::new();
    for (name, value) in &fields {
        let head =
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, file, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    let request = Request::post(&form.action)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header(header::CONTENT_LENGTH, body.len());
    client.send(request, body.into()).await
}

/// The fields of a questionnaire's page with an example in them. What the page has not, because the
/// consent lacks it, is left out.
pub fn filled(
    page: &Answer,
    form: &Form,
    questionnaire: &Questionnaire,
    example: &str,
) -> Vec<(String, String)> {
    let response = response_from_json(example, questionnaire)
        .unwrap_or_else(|fault| panic!("the example does not fit the form: {fault:?} {}", words(page)));
    let entries = questionnaire::entries(questionnaire, &response);
    let fits = |name: &str, text: &str| form.clone().set(name, text).is_ok();
    entries
        .fields()
        .filter(|(name, text)| !text.is_empty() && !name.ends_with("~there") && fits(name, text))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// A page as it is read.
pub fn words(page: &Answer) -> String {
    let main = page.text.split("<main").nth(1).unwrap_or(&page.text);
    let main = main.split_once('>').map_or(main, |(_, rest)| rest);
    html::text(main.split("</main>").next().unwrap_or(main))
}

/// Fails unless a page says all of this.
#[track_caller]
pub fn says(page: &Answer, all: &[&str]) {
    let words = words(page);
    for wanted in all {
        assert!(words.contains(wanted), "the page does not say {wanted:?}:\n{words}");
    }
}
