//! The case the demo tells: an invented client, an invented clinic, texts as long as real ones.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

pub const KIND: &str = "forfragan-till-lakare";
pub const UNIT: &str = "ekonomiskt-bistand";
pub const WORKER: &str = "anna.lind";
pub const RECIPIENT: &str = "vc-norrskogen";

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

/// The example with every date moved, so that it was written today.
fn as_of(example: &str, today: Date) -> Value {
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
                match value.as_str().filter(|_| key == "valueDate").and_then(day) {
                    Some(date) => *value = Value::from(date.saturating_add(days.days()).to_string()),
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
