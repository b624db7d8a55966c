//! The case the demo tells: an invented client, an invented clinic, texts as long as real ones.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use crate::forms::json::response_from_json;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::trial::demo::Stop;

pub const KIND: &str = "forfragan-till-lakare";
pub const UNIT_MAILBOX: &str = "ekonomiskt.bistand@exempelstad.example";
pub const WORKER: &str = "anna.lind";
pub const RECIPIENT: &str = "vc-norrskogen";
pub const RECIPIENT_MAILBOX: &str = "norrskogen@vard.example";

/// Who the consent names: the clinic, and an activity provider for later.
pub const PARTIES: [&str; 2] = [RECIPIENT, "gront-arbete"];

/// An official test number of the Swedish Tax Agency, and a name to go with it.
pub const CLIENT_NAME: &str = "Majken Övningsson";
pub const CLIENT_NUMBER: &str = "19850614-9882";

pub const PURPOSE: &str = "Planera arbetsträning och rehabilitering i en takt som håller, \
och ge Försäkringskassan det underlag som behövs för att ta ställning till samordnad rehabilitering.";

pub const CASE_NUMBER: &str = "SOC-EB 2026-0417";

const REQUEST: &str = include_str!("../../../forms/forfragan-till-lakare/example-request.json");
const ANSWER: &str = include_str!("../../../forms/forfragan-till-lakare/example-answer.json");

/// The filled request form, a `QuestionnaireResponse`.
#[must_use]
pub fn request(today: Date) -> Value {
    as_of(REQUEST, today)
}

/// The filled answer form, a `QuestionnaireResponse`.
#[must_use]
pub fn answer(today: Date) -> Value {
    as_of(ANSWER, today)
}

/// The filled form as the form engine knows it.
pub fn response(filled: &Value, form: &Questionnaire) -> Result<Response, Stop> {
    response_from_json(&filled.to_string(), form).map_err(|refusal| Stop::new(format!("{refusal:?}")))
}

/// Every text, date and choice of `filled` is in a response that came back.
pub fn must_hold_all(came_back: &[u8], filled: &Value) -> Result<(), Stop> {
    let came_back: Value = serde_json::from_slice(came_back).map_err(Stop::from_error)?;
    let there = answers(&came_back);
    let lost = answers(filled).into_iter().find(|answer| !there.contains(answer));
    lost.map_or(Ok(()), |answer| Err(Stop::new(format!("the answer has lost {answer}"))))
}

/// `linkId: value` of every answer; of a coding its code.
fn answers(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(answers).collect(),
        Value::Object(object) => {
            let link_id = object.get("linkId").and_then(Value::as_str).unwrap_or_default();
            let own = object.get("answer").and_then(Value::as_array).into_iter().flatten();
            let own = own.filter_map(Value::as_object).flat_map(|answer| answer.iter());
            let own = own.filter(|(key, _)| key.starts_with("value"));
            let own = own.map(|(_, value)| format!("{link_id}: {}", value.get("code").unwrap_or(value)));
            own.chain(object.values().flat_map(answers)).collect()
        }
        _ => Vec::new(),
    }
}

/// The example with every date moved, so that it was written today.
#[must_use]
pub fn as_of(example: &str, today: Date) -> Value {
    let mut response: Value = serde_json::from_str(example).expect("the examples are JSON");
    let authored = response["authored"].as_str().and_then(day).expect("the examples are dated");
    let days = (today - authored).get_days();
    move_dates(&mut response, days);
    response
}

fn move_dates(value: &mut Value, days: i32) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| move_dates(value, days)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                let dated = ["valueDate", "valueDateTime"].contains(&key.as_str());
                match value.as_str().filter(|_| dated).and_then(|text| Some((day(text)?, &text[10..]))) {
                    Some((date, rest)) => {
                        *value = Value::from(format!("{}{rest}", date.saturating_add(days.days())));
                    }
                    None => move_dates(value, days),
                }
            }
        }
        _ => {}
    }
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
