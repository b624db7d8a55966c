//! An invented request, and how far its answer has come.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::consent::{Client, Subject};
use underlag::domain::language::Language;
use underlag::domain::name::Name;
use underlag::domain::personal_number::PersonalNumber;
use underlag::domain::reference::Reference;
use underlag::domain::{Passed, Scope, ToldCategory};
use underlag::exchange::completeness::Completeness;
use underlag::exchange::envelope::{Party, RequestHeader, Sender};
use underlag::forms::catalogue::Kind;
use underlag::forms::chain;
use underlag::text::phrases;
use underlag::web::files::SentAlong;
use underlag::web::questionnaire::Reading;
use underlag::web::recipient::about::About;
use underlag::web::recipient::review::Review;

pub fn about(language: Language, late: bool) -> About {
    let client = Client {
        name: Name::parse("Märta Åkerlöf").expect("a name"),
        personal_number: PersonalNumber::parse("19000101-9801", date(2026, 12, 1)).expect("a number"),
    };
    let due = date(2026, 12, 14);
    About {
        header: RequestHeader {
            reference: Reference::parse("U-7K3M-Q9XD-S").expect("a reference"),
            kind: "forfragan-till-lakare".to_owned(),
            form: String::new(),
            language,
            unit: sender(),
            recipient: Party { id: String::new(), name: String::new() },
            subject: Subject::Client(client),
            scope: Scope::whole(),
            purpose: "Planera vägen tillbaka till arbete".to_owned(),
            case_number: "SOC-EK 2026-117".to_owned(),
            previous: None,
            attachments: Vec::new(),
            sent_at: Timestamp::UNIX_EPOCH,
            acknowledge_by: date(2026, 11, 26),
            due,
            expires: due,
        },
        kind: match language {
            Language::Sv => "Förfrågan till läkare",
            Language::En => "Enquiry to a doctor",
        }
        .to_owned(),
        recipient: "Tallbackens vårdcentral".to_owned(),
        due,
        late,
        language,
    }
}

fn sender() -> Sender {
    Sender {
        id: String::new(),
        name: "Ekbackens enhet".to_owned(),
        organisation: "Exempelköpings kommun".to_owned(),
        mailbox: String::new(),
        telephone: "0123-45 67 89".to_owned(),
        billing_reference: "4711".to_owned(),
        billing_address: "Exempelköpings kommun, Fakturor, 123 45 Exempelköping".to_owned(),
        worker: "Anna Test".to_owned(),
    }
}

pub fn review(kind: &Kind, reading: &Reading, language: Language) -> Review {
    let completeness = Completeness {
        parts: Some(chain::parts(&kind.answer, &reading.response)),
        wrong: Vec::new(),
        better: chain::missing(&kind.answer, &reading.response, language),
    };
    Review::from(&completeness, &kind.answer, reading, language)
}

/// Files of a request.
pub fn sent_along(language: Language) -> Vec<SentAlong> {
    let category = phrases::passed(Passed::Told(ToldCategory::Plan), language);
    vec![
        SentAlong { name: "Karta.png".to_owned(), size: "240 kB".to_owned(), category: category.clone() },
        SentAlong { name: "Planering för våren.pdf".to_owned(), size: "1,2 MB".to_owned(), category },
    ]
}
