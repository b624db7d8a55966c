//! `item.enableWhen`: read one by one, checked once all items are there.

use std::collections::HashMap;

use crate::forms::finding::Findings;
use crate::forms::load::element::Element;
use crate::forms::load::extension;
use crate::forms::model::{Condition, Item, ItemKind, Operator, Questionnaire, Value};
use crate::forms::value_json;

const KNOWN: [&str; 13] = [
    "question",
    "operator",
    "answerBoolean",
    "answerDecimal",
    "answerInteger",
    "answerDate",
    "answerDateTime",
    "answerTime",
    "answerString",
    "answerCoding",
    "answerQuantity",
    "answerUri",
    "answerReference",
];

pub(super) fn read_all(element: &Element<'_>, findings: &mut Findings) -> Vec<Condition> {
    let array = element.array("enableWhen", findings);
    array.iter().filter_map(|json| read(json, element.at, findings)).collect()
}

fn read(json: &serde_json::Value, at: Option<&str>, findings: &mut Findings) -> Option<Condition> {
    let element = Element::of(json, "A condition", &KNOWN, at, findings)?;
    extension::check(element.map, at, findings);
    let question = element.string("question", findings);
    let operator = element.string("operator", findings);
    let (Some(question), Some(operator)) = (question, operator) else {
        findings.broken("enable-when-incomplete", at, "A condition has no question or no operator");
        return None;
    };
    let operator = match operator {
        "exists" => Operator::Exists,
        "=" => Operator::Equal,
        "!=" => Operator::NotEqual,
        ">" => Operator::Greater,
        "<" => Operator::Less,
        ">=" => Operator::GreaterOrEqual,
        "<=" => Operator::LessOrEqual,
        other => {
            findings.broken("code-unknown", at, format!("There is no operator `{other:.20}`"));
            return None;
        }
    };
    let answer = value_json::choice(element.map, "answer").and_then(|found| {
        let (key, json) = found.ok_or("a condition has no answer")?;
        value_json::read(&key["answer".len()..], json)
    });
    match answer {
        Ok(answer) => Some(Condition { question: question.to_owned(), operator, answer }),
        Err(_) if element.has("answerReference") => {
            findings.refused("type-unsupported", at, "Conditions on the type Reference are not supported");
            None
        }
        Err(fault) => {
            findings.broken("enable-when-answer", at, format!("A condition: {fault}"));
            None
        }
    }
}

/// Every condition points at one question that can have the expected answer.
pub(super) fn check_all(form: &Questionnaire, findings: &mut Findings) {
    let mut by_link_id: HashMap<&str, Vec<&Item>> = HashMap::new();
    for item in form.walk() {
        by_link_id.entry(&item.link_id).or_default().push(item);
    }
    for item in form.walk().filter(|item| !item.enable_when.is_empty()) {
        check(item, &by_link_id, findings);
    }
}

fn check(item: &Item, by_link_id: &HashMap<&str, Vec<&Item>>, findings: &mut Findings) {
    let at = Some(item.link_id.as_str());
    for condition in &item.enable_when {
        let asked = &condition.question;
        let targets = by_link_id.get(asked.as_str()).map_or(&[][..], Vec::as_slice);
        match targets {
            [] => findings.refused(
                "enable-when-target",
                at,
                format!("A condition points at `{asked:.80}`, which is not in the form"),
            ),
            [target] => fits(condition, target, item, findings),
            _ => findings.refused(
                "enable-when-ambiguous",
                at,
                format!("A condition points at `{asked:.80}`, which is in the form more than once"),
            ),
        }
    }
}

fn fits(condition: &Condition, target: &Item, item: &Item, findings: &mut Findings) {
    let at = Some(item.link_id.as_str());
    let asked = &condition.question;
    if std::ptr::eq(target, item) || is_under(target, item) {
        let text =
            format!("A condition points at `{asked:.80}`, which is shown only once the condition holds");
        findings.refused("enable-when-inner", at, text);
        return;
    }
    if matches!(target.kind, ItemKind::Group | ItemKind::Display) {
        let text = format!("A condition points at `{asked:.80}`, which takes no answer");
        findings.refused("enable-when-no-question", at, text);
        return;
    }
    if condition.operator == Operator::Exists {
        if !matches!(condition.answer, Value::Boolean(_)) {
            findings.broken("enable-when-answer", at, "A condition with `exists` has no answerBoolean");
        }
        return;
    }
    if !can_be(target, &condition.answer) {
        let kind = value_json::type_name(&condition.answer);
        let text = format!("A condition expects a {kind} of `{asked:.80}`, which never has one");
        findings.refused("enable-when-answer-type", at, text);
        return;
    }
    let ordered = matches!(
        condition.answer,
        Value::Decimal(_)
            | Value::Integer(_)
            | Value::Date(_)
            | Value::DateTime(_)
            | Value::Time(_)
            | Value::Quantity(_)
    );
    if !ordered && !matches!(condition.operator, Operator::Equal | Operator::NotEqual) {
        let text = format!("A condition on `{asked:.80}` asks for an order that its answers don't have");
        findings.refused("enable-when-operator", at, text);
    }
}

fn is_under(target: &Item, item: &Item) -> bool {
    item.items.iter().any(|child| std::ptr::eq(child, target) || is_under(target, child))
}

/// Whether an answer to the question can be compared with the expected one.
fn can_be(target: &Item, expected: &Value) -> bool {
    match expected {
        Value::Boolean(_) => target.kind == ItemKind::Boolean,
        Value::Decimal(_) => {
            matches!(target.kind, ItemKind::Decimal | ItemKind::Integer) || is_choice(target)
        }
        Value::Integer(_) => {
            matches!(target.kind, ItemKind::Decimal | ItemKind::Integer) || is_choice(target)
        }
        Value::Date(_) | Value::DateTime(_) => {
            matches!(target.kind, ItemKind::Date | ItemKind::DateTime) || is_choice(target)
        }
        Value::Time(_) => target.kind == ItemKind::Time || is_choice(target),
        Value::String(_) | Value::Url(_) => {
            matches!(target.kind, ItemKind::String | ItemKind::Text | ItemKind::Url) || is_choice(target)
        }
        Value::Coding(_) => is_choice(target),
        Value::Quantity(_) => target.kind == ItemKind::Quantity,
        Value::Attachment(_) => false,
    }
}

fn is_choice(target: &Item) -> bool {
    matches!(target.kind, ItemKind::Choice | ItemKind::OpenChoice)
}
