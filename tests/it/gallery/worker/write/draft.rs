//! The request form of each kind.

use jiff::civil::date;
use underlag::domain::Scope;
use underlag::domain::calendar::end_of_day;
use underlag::domain::consent::Identity;
use underlag::domain::deadline::Deadlines;
use underlag::domain::language::Language;
use underlag::domain::recipient::RecipientKind;
use underlag::forms::catalogue::{Catalogue, Kind};
use underlag::forms::restrict::restrict;
use underlag::text::phrases;
use underlag::web::faults::Faults;
use underlag::web::files::Room;
use underlag::web::page::Frame;
use underlag::web::parts::Choice;
use underlag::web::questionnaire::{self, Shown};
use underlag::web::worker::write::draft_page::DraftPage;

use crate::gallery::Sample;
use crate::gallery::worker::{draft, samples};

impl Sample for DraftPage {
    const NAME: &'static str = "worker-draft";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let frame = samples::frame(language, "/requests/drafts/7f");
        let fault = Faults::one("recipient", frame.t("worker-draft-no-recipient"));
        let kinds = catalogue.kinds().iter();
        let mut pages: Vec<Self> = kinds.map(|kind| sample(kind, frame.clone(), language)).collect();
        if let Some(first) = catalogue.kinds().first() {
            pages.push(sample(first, frame.clone().with_faults(fault), language));
            let unsaid = Faults::one("file_category", frame.t("worker-files-no-category"));
            pages.push(with_files(sample(first, frame.with_faults(unsaid), language)));
        }
        pages
    }
}

fn sample(kind: &Kind, frame: Frame, language: Language) -> DraftPage {
    let form = restrict(&kind.request, &Scope::whole());
    let base = questionnaire::start(&form);
    let entries = questionnaire::entries(&form, &base);
    let shown = Shown { form: &form, entries: &entries, base: &base, wrong: &frame.faults, may_lack: false };
    let fields = questionnaire::fields(&frame, shown, None);
    let names = match kind.recipient_kinds.first() {
        Some(RecipientKind::Provider) => ["Verkstaden Exempelstad", "Lilla kaféet"],
        Some(RecipientKind::Authority) => ["Försäkringskassan Exempelstad", "Arbetsförmedlingen Exempelstad"],
        _ => [samples::RECIPIENT, "Sjöstadens vårdcentral"],
    };
    DraftPage {
        request: draft::draft(kind, base, language),
        lead: kind.description.get(language).to_owned(),
        recipients: names
            .into_iter()
            .zip(["worker-party-enrolled", "worker-party-one-time"])
            .map(|(name, how)| {
                Choice::new(name, name, false).with_hint(format!("Region Exempel. {}", frame.t(how)))
            })
            .collect(),
        names: Vec::new(),
        case_prefix: "SOC-EB 2026-123".to_owned(),
        fields: fields.unwrap_or_default(),
        categories: if kind.identity == Identity::Never {
            Vec::new()
        } else {
            let all = Scope::whole();
            all.passes().map(|one| Choice::new(one.code(), phrases::passed(one, language), false)).collect()
        },
        room: Room { one: 10 << 20, all: 25 << 20, most: 25 << 20, language },
        dates: Deadlines {
            acknowledge_by: end_of_day(date(2026, 11, 26)),
            due_at: end_of_day(date(2026, 12, 14)),
            expires_at: end_of_day(date(2027, 2, 12)),
        },
        frame,
    }
}

/// One is attached.
fn with_files(mut page: DraftPage) -> DraftPage {
    page.request.draft.files = draft::files();
    page
}
