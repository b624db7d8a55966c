//! The forms, filled in: the examples with another activity, another age, other diagnoses.

use jiff::civil::Date;
use serde_json::Value;

use crate::domain::Subject;
use crate::forms::catalogue::Kind;
use crate::trial::demo::Stop;
use crate::trial::demo::case;
use crate::trial::demo::seed::chance::Chance;

const ACTIVITIES: [&str; 8] = [
    "Arbetsträning i caféets kök",
    "Arbetsträning i återbruksbutiken",
    "Odling och skötsel av växthus",
    "Paketering och lager i liten grupp",
    "Praktik på äldreboendets serviceavdelning",
    "Cykelverkstad, två pass i veckan",
    "Textilverkstad med handledare",
    "Fastighetsskötsel utomhus",
];

const DIAGNOSES: [(&str, &str); 7] = [
    ("M79.7", "Fibromyalgi"),
    ("M54.5", "Lumbago"),
    ("F43.1", "Posttraumatiskt stressyndrom"),
    ("G43.9", "Migrän"),
    ("M17.9", "Gonartros"),
    ("F41.1", "Generaliserat ångestsyndrom"),
    ("J45.9", "Astma"),
];

/// The request form, a `QuestionnaireResponse`.
pub fn request(kind: &Kind, subject: &Subject, today: Date, chance: &mut Chance) -> Result<Value, Stop> {
    let example = kind.example_request.as_deref().ok_or_else(|| Stop::new("the kind has no example"))?;
    let born: i16 = subject
        .client()
        .and_then(|client| client.personal_number.as_str().get(..4)?.parse().ok())
        .unwrap_or(1985);
    let age = format!("Klienten är {} år", today.year() - born);
    let example =
        example.replace(ACTIVITIES[0], chance.one_of(&ACTIVITIES)).replace("Klienten är 41 år", &age);
    Ok(case::as_of(&example, today))
}

/// The answer form; not complete: what the client can't do, and how much is left, is not told.
pub fn answer(kind: &Kind, complete: bool, today: Date, chance: &mut Chance) -> Result<Value, Stop> {
    let example = kind.example_answer.as_deref().ok_or_else(|| Stop::new("the kind has no example"))?;
    let (code, name) = chance.one_of(&DIAGNOSES);
    let example = example.replace(DIAGNOSES[0].0, code).replace(DIAGNOSES[0].1, name);
    let mut answer = case::as_of(&example, today);
    if !complete {
        leave_out(&mut answer);
    }
    Ok(answer)
}

fn leave_out(value: &mut Value) {
    let untold = |item: &Value| {
        let link_id = item.get("linkId").and_then(Value::as_str).unwrap_or_default();
        link_id.starts_with("a-") || ["aktivitet", "formaga", "anpassad"].contains(&link_id)
    };
    match value {
        Value::Array(items) => {
            items.retain(|item| !untold(item));
            items.iter_mut().for_each(leave_out);
        }
        Value::Object(object) => object.values_mut().for_each(leave_out),
        _ => {}
    }
}
