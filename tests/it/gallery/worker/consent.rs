//! An invented consent as the store would know it, and what was handed out with it.

use crate::scope::row;
use std::sync::Arc;

use jiff::civil::date;
use underlag::domain::calendar::end_of_day;
use underlag::domain::consent::{
    ConsentMethod, ConsentRecord, ConsentState, ConsentTerms, Evidence, PartyScope, ReadText,
};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::request::Sealed;
use underlag::domain::spool_id::SpoolId;
use underlag::domain::{InformationCategory, Scope, ToldCategory};
use underlag::exchange::card::NewCard;
use underlag::exchange::consent::Handout;
use underlag::web::worker::consents::overlaps::Overlaps;
use underlag::web::worker::consents::view::ConsentView;
use zeroize::Zeroizing;

use crate::gallery::worker::{request, samples};

fn scope() -> Scope {
    let asks = vec![InformationCategory::Diagnosis, InformationCategory::ActivityLimitation];
    Scope { asks, told: vec![ToldCategory::Assistance, ToldCategory::Activities] }
}

/// In force: given on the twenty-first of November, for half a year.
pub fn given(language: Language) -> ConsentView {
    let parties = request::parties();
    let record = ConsentRecord {
        id: id(),
        client: Digest::from_bytes([0; 32]),
        unit: parties.unit_digest("eb"),
        evidence: None,
        state: ConsentState::Given,
        recorded_at: samples::at(21, 14, 5),
        expires_at: end_of_day(date(2027, 5, 21)),
        rows: vec![PartyScope { party: parties.recipient_digest("vc-norrskogen"), scope: scope() }],
        method: ConsentMethod::Written,
        protected: false,
        revision: 1,
    };
    ConsentView { record, parties: Arc::new(parties), language, now: samples::at(21, 14, 10) }
}

/// The same, with that to tell.
pub fn with(language: Language, change: impl FnOnce(&mut ConsentRecord)) -> ConsentView {
    let mut consent = given(language);
    change(&mut consent.record);
    consent
}

pub fn revoked(consent: &mut ConsentRecord) {
    consent.state = ConsentState::Revoked { at: end_of_day(date(2027, 3, 3)) };
}

pub fn replaced(consent: &mut ConsentRecord) {
    consent.state = ConsentState::Replaced { at: end_of_day(date(2027, 3, 3)), by: id() };
}

/// One of the worker's units, and one of another.
pub fn overlaps(language: Language) -> Overlaps {
    Overlaps { own: vec![given(language)], others: vec!["Arbete".to_owned()] }
}

pub fn scanned(consent: &mut ConsentRecord) {
    let id = SpoolId::from_random([7; 16]);
    consent.evidence = Some(Sealed { id, sha256: Digest::from_bytes([7; 32]), bytes: 4_096 });
}

pub fn refused(consent: &mut ConsentRecord) {
    consent.state = ConsentState::Refused;
    consent.rows.clear();
}

/// A key document.
pub fn key(consent: &mut ConsentRecord) {
    consent.method = ConsentMethod::NotNeeded;
}

pub fn handout(method: ConsentMethod, undrawn_name: &str) -> Handout {
    let card = NewCard { file_name: "kort-20261121-1405.pdf".to_owned(), pdf: Zeroizing::default() };
    Handout {
        consent: id(),
        file_name: "samtycke-20261121-1405.pdf".to_owned(),
        pdf: Zeroizing::default(),
        card: Some(card),
        terms: ConsentTerms { purpose: String::new(), evidence: Evidence::by(method), ..terms() },
        language: Language::Sv,
        undrawn_name: undrawn_name.to_owned(),
    }
}

pub fn terms() -> ConsentTerms {
    ConsentTerms {
        unit: "eb".to_owned(),
        rows: vec![
            row("vc-norrskogen", "Norrskogens vårdcentral", scope()),
            row("vc-sjostaden", "Sjöstadens vårdcentral", scope()),
        ],
        onward: Vec::new(),
        purpose: "Planera arbetsträning i en takt som håller.".to_owned(),
        valid_from: date(2026, 11, 21),
        valid_to: date(2027, 5, 21),
        evidence: Evidence::by(ConsentMethod::Written),
        language: Language::Sv,
        given_at: samples::at(21, 14, 5),
        received_by: "anna.lind".to_owned(),
        text: ReadText { version: "1-sv".to_owned(), hash: Some("A".repeat(43)) },
    }
}

/// Its reference begins with `U-3D7T-9ZQ1`.
fn id() -> Digest {
    let reference = Reference::parse("U-3D7T-9ZQ1-N").expect("a reference");
    let mut bytes = [0; 32];
    bytes[..5].copy_from_slice(&reference.digest_prefix());
    Digest::from_bytes(bytes)
}
