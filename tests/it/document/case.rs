//! One believable case that the documents are written for.

use crate::scope::row;
use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::Scope;
use underlag::domain::calendar::Calendar;
use underlag::domain::consent::Evidence;
use underlag::domain::consent::{Client, ConsentMethod, ConsentTerms, ReadText, Subject};
use underlag::domain::deadline::{Terms, deadlines};
use underlag::domain::digest::Digest;
use underlag::domain::forecast::{self, Ahead};
use underlag::domain::ladder::Ladder;
use underlag::domain::language::Language;
use underlag::domain::name::Name;
use underlag::domain::recipient::{Recipient, RecipientKind};
use underlag::domain::reference::Reference;
use underlag::domain::unit::Unit;
use underlag::forms::model::{EnableBehavior, Item, ItemKind, Questionnaire, Text, Value};
use underlag::forms::response::{Answer, Response, ResponseItem, ResponseStatus};

pub fn unit() -> Unit {
    Unit {
        id: "ekonomiskt-bistand".to_owned(),
        name: "Enheten för ekonomiskt bistånd".to_owned(),
        organisation: "Åby kommun".to_owned(),
        mailbox: "ekonomiskt.bistand@aby.example".to_owned(),
        telephone: "010-123 45 67".to_owned(),
        diary_prefix: "SOC-EK".to_owned(),
        billing_reference: "ZZ-4471-EB".to_owned(),
        billing_address: "Åby kommun, Ekonomiservice, 123 45 Åby".to_owned(),
        address: String::new(),
        recovery_recipient: None,
        coordinator_mailbox: None,
    }
}

pub fn recipient() -> Recipient {
    Recipient {
        id: "vc-eken".to_owned(),
        name: "Vårdcentralen Eken".to_owned(),
        kind: RecipientKind::Clinic,
        region: "Region Exempel".to_owned(),
        hsa_id: None,
        mailbox: "funktion@eken.example".to_owned(),
        mailbox_verified: Some(date(2026, 10, 1)),
        escalation_mailbox: None,
        telephone: Some("010-765 43 21".to_owned()),
        language: Language::Sv,
        address: None,
        closed: Vec::new(),
        keys: None,
        former_keys: Vec::new(),
    }
}

pub fn subject() -> Subject {
    Subject::Client(client())
}

/// An official test personal number.
pub fn client() -> Client {
    let name = Name::parse("Test Testsson Åström").expect("a name");
    Client { name, personal_number: "190001019801".parse().expect("a test number") }
}

pub fn terms() -> ConsentTerms {
    ConsentTerms {
        unit: "ekonomiskt-bistand".to_owned(),
        rows: vec![row("vc-eken", &recipient().name, Scope::whole())],
        onward: Vec::new(),
        purpose: "Att planera rätt stöd på vägen till arbete eller studier, och att kunna bedöma om \
                  samordnad rehabilitering är möjlig."
            .to_owned(),
        valid_from: date(2026, 11, 20),
        valid_to: date(2027, 5, 20),
        evidence: Evidence::by(ConsentMethod::Written),
        language: Language::Sv,
        given_at: created(),
        received_by: "anna".to_owned(),
        text: ReadText { version: "2-sv".to_owned(), hash: Some("A".repeat(43)) },
    }
}

pub fn created() -> Timestamp {
    "2026-11-20T13:05:00Z".parse().expect("a valid moment")
}

pub fn reference() -> Reference {
    Reference::from_digest(&Digest::from_bytes([0x5A; 32]))
}

pub fn item(kind: ItemKind, link_id: &str, text: &str) -> Item {
    Item {
        link_id: link_id.to_owned(),
        kind,
        text: Text::from(text),
        short_text: Text::default(),
        prefix: Text::default(),
        codes: Vec::new(),
        required: false,
        repeats: false,
        read_only: false,
        hidden: false,
        enable_when: Vec::new(),
        enable_behavior: EnableBehavior::default(),
        max_length: None,
        min_length: None,
        regex: None,
        min_value: None,
        max_value: None,
        max_decimal_places: None,
        min_occurs: None,
        max_occurs: None,
        options: Vec::new(),
        initial: Vec::new(),
        unit: None,
        unit_options: Vec::new(),
        control: None,
        entry_format: Text::default(),
        open_label: Text::default(),
        horizontal: false,
        mime_types: Vec::new(),
        max_size: None,
        help: Text::default(),
        help_link_ids: Vec::new(),
        unit_label: Text::default(),
        items: Vec::new(),
    }
}

/// A form of one group of text questions, answered with those texts.
pub fn form(title: &str, questions: &[(&str, &str)]) -> (Questionnaire, Response) {
    let mut group = item(ItemKind::Group, "g", title);
    let mut answered = ResponseItem { link_id: "g".to_owned(), ..ResponseItem::default() };
    for (number, (question, text)) in questions.iter().enumerate() {
        let link_id = format!("g.{number}");
        group.items.push(item(ItemKind::Text, &link_id, question));
        let value = Value::String((*text).to_owned());
        answered.items.push(ResponseItem {
            link_id,
            answers: vec![Answer { value, items: Vec::new() }],
            items: Vec::new(),
        });
    }
    let questionnaire = Questionnaire {
        url: "urn:underlag:form:test".to_owned(),
        version: "1.0.0".to_owned(),
        language: Language::Sv,
        title: Text::from("Prov"),
        description: Text::default(),
        items: vec![group],
    };
    let response = Response {
        questionnaire: "urn:underlag:form:test|1.0.0".to_owned(),
        status: ResponseStatus::Completed,
        authored: Some(created()),
        items: vec![answered],
    };
    (questionnaire, response)
}

/// What follows in the standard ladder.
pub fn ahead() -> Vec<Ahead> {
    let calendar = Calendar::sweden();
    let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
    let nobody = Digest::from_bytes([0; 32]);
    let dates = deadlines(created(), terms, &calendar);
    let record = forecast::imagined("kind", (nobody, nobody), created(), dates);
    forecast::forecast(&record, &Ladder::standard(), &calendar, true, created())
}
