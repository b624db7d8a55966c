//! An invented request, and how far its answer has come.

use jiff::civil::date;
use underlag::domain::consent::SubjectKind;
use underlag::domain::language::Language;
use underlag::exchange::completeness::Completeness;
use underlag::forms::catalogue::Kind;
use underlag::forms::chain;
use underlag::text::dates;
use underlag::web::questionnaire::Reading;
use underlag::web::recipient::about::About;
use underlag::web::recipient::review::Review;

pub fn about(language: Language, late: bool) -> About {
    About {
        reference: "U-7K3M-Q9XD-S".to_owned(),
        kind: match language {
            Language::Sv => "Förfrågan till läkare",
            Language::En => "Enquiry to a doctor",
        }
        .to_owned(),
        subject: SubjectKind::Client,
        client: "Märta Åkerlöf".to_owned(),
        personal_number: Some("19000101-9801".to_owned()),
        unit: "Ekbackens enhet".to_owned(),
        organisation: "Exempelköpings kommun".to_owned(),
        telephone: "0123-45 67 89".to_owned(),
        recipient: "Tallbackens vårdcentral".to_owned(),
        due: dates::weekday(language, date(2026, 12, 14)),
        late,
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
