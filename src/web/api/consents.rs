//! Consents: given, refused, looked up, revoked; and the key document where nobody consents.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::domain::calendar::local_date;
use crate::domain::consent::{Client, Evidence, Onward, PartyScope, Representative, Row};
use crate::domain::{
    ConsentMethod, ConsentRecord, ConsentState, ConsentTerms, InformationCategory, Language, Name,
    PersonalNumber, RecipientKind, Reference, Refusal, Scope, Subject, ToldCategory, Wording, written,
};
use crate::exchange::consent::{
    self, Giver, Handout, LONGEST_INTERPRETER, LONGEST_NAME, LONGEST_ONWARD, LONGEST_PURPOSE,
};
use crate::exchange::evidence::add;
use crate::exchange::parties::Parties;
use crate::exchange::{self, card, consent_file, grid, search as found_on, undrawn, unnamed};
use crate::web::api::body::{Fields, LONGEST_ID};
use crate::web::api::caller::Caller;
use crate::web::api::evidence;
use crate::web::api::finding::{Finding, Said};
use crate::web::api::held;
use crate::web::api::page::{File, Page, answer, ok};
use crate::web::api::problem::Problem;
use crate::web::error::Error;

/// What is handed out once, and nowhere else afterwards.
#[derive(Serialize)]
struct Given<'a> {
    reference: Reference,
    unit: &'a str,
    valid_from: Date,
    valid_to: Date,
    document: File,
    /// The client's card; none with a key document.
    card: Option<File>,
    /// What the document can't show.
    warnings: Vec<Said>,
}

impl<'a> Given<'a> {
    fn of(handout: &'a Handout, language: Language) -> Self {
        let undrawn = [("client.name", handout.undrawn_name.as_str()), ("purpose", &handout.terms.purpose)];
        let said = |(path, text): (&str, &str)| {
            let words = undrawn::in_text(path, text, language)?;
            Some(Finding::worded(path, None, undrawn::CODE, words).said(language))
        };
        Self {
            warnings: undrawn.into_iter().filter_map(said).collect(),
            reference: Reference::from_digest(&handout.consent),
            unit: &handout.terms.unit,
            valid_from: handout.terms.valid_from,
            valid_to: handout.terms.valid_to,
            document: File::pdf(&handout.file_name, &handout.pdf),
            card: handout.card.as_ref().map(|card| File::pdf(&card.file_name, &card.pdf)),
        }
    }
}

/// `POST /api/v1/consents`
pub async fn give(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let subject = subject(&caller, &mut body);
    let representative = representative(&mut body);
    let (sort, name) = representative.unzip();
    let terms = terms(&caller, &mut body, subject.as_ref(), sort);
    let replaces = body.optional_file("replaces");
    let scan = evidence::needed(&mut body, terms.evidence.method, subject.as_ref());
    let subject = body.finish_with(subject)?;
    let scan = scan.map(|scan| scan.judged(&caller)).transpose()?;
    let replaces =
        replaces.map(|document| consent_file::read(caller.gateway(), &document, caller.now())).transpose()?;
    let giver = Giver {
        subject: &subject,
        representative: name.as_ref(),
        replaces: replaces.as_ref(),
        scan: scan.as_ref(),
    };
    let handout = consent::give(caller.gateway(), &caller.user, giver, terms, caller.now()).await?;
    answer(StatusCode::CREATED, &Given::of(&handout, caller.language))
}

/// `POST /api/v1/consents/refused`: the client said no.
pub async fn refused(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let subject = subject(&caller, &mut body);
    let unit = unit(&caller, &mut body);
    let language = body.code("language", language).unwrap_or_default();
    let subject = body.finish_with(subject)?;
    let today = caller.gateway().today();
    let terms = ConsentTerms {
        unit,
        rows: Vec::new(),
        onward: Vec::new(),
        purpose: String::new(),
        valid_from: today,
        valid_to: today,
        evidence: Evidence::by(ConsentMethod::Oral),
        language,
        given_at: caller.now(),
        received_by: caller.user.id.clone(),
        text: caller.gateway().words.named(Wording::of(language, false)),
    };
    consent::refuse(caller.gateway(), &caller.user, &subject, &terms, caller.now()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/consents/key`: the key document of a request that names nobody.
pub async fn key(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let kind = body.text("kind", LONGEST_ID);
    let unit = unit(&caller, &mut body);
    let language = body.code("language", language).unwrap_or_default();
    body.finish()?;
    let gateway = caller.gateway();
    let kind = gateway.catalogue.kind(&kind).ok_or(exchange::Error::UnknownKind)?;
    let handout = consent::key(gateway, &caller.user, kind, &unit, language, caller.now()).await?;
    answer(StatusCode::CREATED, &Given::of(&handout, caller.language))
}

/// What is recorded of a consent or a key document.
#[derive(Serialize)]
struct Recorded {
    reference: Reference,
    state: &'static str,
    revoked_at: Option<Timestamp>,
    replaced_at: Option<Timestamp>,
    /// Of the consent that took its place.
    replaced_by: Option<Reference>,
    recorded_at: Timestamp,
    /// Id; null where the directory no longer has it.
    unit: Option<String>,
    valid_to: Date,
    /// Who may tell and be told what; null for a party that the directory no longer has.
    parties: Vec<Party>,
    method: ConsentMethod,
    /// The scan of a signed paper is there.
    has_evidence: bool,
    /// What was asked under it, in the system's units.
    requests: Vec<Reference>,
}

impl Recorded {
    fn of(caller: &Caller, record: &ConsentRecord) -> Result<Self, exchange::Error> {
        let requests = caller.state.store().requests_of_client(&record.client)?;
        let units = caller.units();
        let under = requests.iter().filter(|one| one.consent == record.id && units.contains(&one.unit));
        let (state, revoked_at, replaced) = match record.state {
            ConsentState::Given => ("given", None, None),
            ConsentState::Refused => ("refused", None, None),
            ConsentState::Revoked { at } => ("revoked", Some(at), None),
            ConsentState::Replaced { at, by } => ("replaced", None, Some((at, by))),
        };
        Ok(Self {
            reference: record.reference(),
            state,
            revoked_at,
            replaced_at: replaced.map(|(at, _)| at),
            replaced_by: replaced.map(|(_, by)| Reference::from_digest(&by)),
            recorded_at: record.recorded_at,
            unit: caller.gateway().parties().unit(&record.unit).map(|unit| unit.id.clone()),
            valid_to: local_date(record.expires_at),
            parties: record.rows.iter().map(|row| Party::of(caller, row)).collect(),
            method: record.method,
            has_evidence: record.evidence.is_some(),
            requests: under.map(|one| one.reference).collect(),
        })
    }
}

/// `POST /api/v1/consents/status`
pub async fn status(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let document = body.file(held::FIELD);
    body.finish()?;
    let (_, record) = held::to_see(&caller, &document)?;
    ok(&Recorded::of(&caller, &record)?)
}

/// `POST /api/v1/consents/search`: what is recorded on a personal number, newest first.
pub async fn search(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let number = personal_number(&caller, &mut body);
    let number = body.finish_with(number)?;
    let (parties, user) = (caller.gateway().parties(), &caller.user);
    let records = found_on::consents(caller.gateway(), user, &number)?.into_iter();
    let mine =
        records.filter(|record| user.units.iter().any(|unit| parties.unit_digest(unit) == record.unit));
    let items: Result<Vec<Recorded>, _> = mine.map(|record| Recorded::of(&caller, &record)).collect();
    ok(&Page { items: items?, next: None })
}

/// `POST /api/v1/consents/revoke`, by its document, or by its reference where that is lost. Done twice, it
/// is done once.
pub async fn revoke(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let reference = body.code("reference", Reference::parse);
    let document = body.optional_file(held::FIELD);
    if body.has("reference") == body.has(held::FIELD) {
        body.add(held::FIELD, "document-or-reference");
    }
    body.finish()?;
    let id = match (reference, document) {
        (Some(reference), _) => held::by_reference(&caller, &reference)?.id,
        (None, document) => held::to_see(&caller, &document.unwrap_or_default())?.1.id,
    };
    match consent::revoke(caller.gateway(), &caller.user, &id, caller.now()).await {
        Ok(()) | Err(exchange::Error::Refused(Refusal::ConsentRevoked)) => {}
        Err(error) => return Err(error.into()),
    }
    let record = caller.state.store().consent(&id).map_err(exchange::Error::from)?;
    ok(&Recorded::of(&caller, &record.ok_or(Error::NotFound)?)?)
}

/// `POST /api/v1/consents/evidence`: the scan of the signed paper comes later, or another in its place.
pub async fn add_evidence(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let document = body.file(held::FIELD);
    let by = body.text("added_by", LONGEST_NAME);
    body.needed(evidence::FIELD);
    let scan = evidence::scan(&mut body);
    let scan = body.finish_with(scan)?;
    let (held, _) = held::to_see(&caller, &document)?;
    let scan = scan.judged(&caller)?;
    add(caller.gateway(), &caller.user, &held, (&by, &scan), caller.now()).await?;
    let record = caller.state.store().consent(&held.id).map_err(exchange::Error::from)?;
    ok(&Recorded::of(&caller, &record.ok_or(Error::NotFound)?)?)
}

/// `POST /api/v1/consents/card`: a new one in the place of a lost one.
pub async fn renew_card(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let document = body.file(held::FIELD);
    body.finish()?;
    let held = held::to_send(&caller, &document)?;
    let new = card::renew(caller.gateway(), &caller.user, &held, caller.now()).await?;
    answer(StatusCode::CREATED, &File::pdf(&new.file_name, &new.pdf))
}

/// Whose it is: of protected particulars nothing is taken. None with a fault of it.
fn subject(caller: &Caller, body: &mut Fields) -> Option<Subject> {
    if body.flag("protected") {
        if body.object("client", "client.").is_some() {
            body.add("client", "not-with-protected");
        }
        return Some(Subject::Protected);
    }
    body.needed("client");
    let mut fields = body.object("client", "client.")?;
    let written = fields.text("name", LONGEST_NAME);
    let name = Name::parse(&written);
    if name.is_none() && !written::is_empty(&written) {
        fields.add("name", "unseen");
    }
    let number = personal_number(caller, &mut fields);
    body.leave(fields);
    Some(Subject::Client(Client { name: name?, personal_number: number? }))
}

/// None with a fault of it.
pub fn personal_number(caller: &Caller, body: &mut Fields) -> Option<PersonalNumber> {
    const FIELD: &str = "personal_number";
    let written = body.text(FIELD, LONGEST_ID);
    match PersonalNumber::parse(&written, caller.gateway().today()) {
        Ok(number) => return Some(number),
        Err(error) if !written.is_empty() => body.add_keyed(FIELD, "personal-number", error.text_key()),
        Err(_) => {}
    }
    None
}

/// Who says yes in the client's place, and by which right.
fn representative(body: &mut Fields) -> Option<(Representative, Name)> {
    let mut fields = body.object("representative", "representative.")?;
    let sort = fields.needed_code("is", Representative::parse);
    let written = fields.text("name", LONGEST_NAME);
    let name = Name::parse(&written);
    if name.is_none() && !written::is_empty(&written) {
        fields.add("name", "unseen");
    }
    body.leave(fields);
    sort.zip(name)
}

/// The rows of the grid: each party that can be named once.
fn rows(parties: &Parties, body: &mut Fields) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    body.needed("parties");
    for mut fields in body.objects("parties", "parties.") {
        let named = |id: &str| parties.recipient_by_id(id).filter(|one| one.can_be_named());
        let party = fields.needed_code("party", named);
        let asks = fields.some_codes("may_tell", InformationCategory::parse);
        let told = fields.some_codes("may_be_told", ToldCategory::parse);
        if party.is_some_and(|party| rows.iter().any(|row| row.party == party.id)) {
            fields.add("party", "twice");
        }
        rows.extend(party.map(|party| grid::row(party, &Scope { asks, told })));
        body.leave(fields);
    }
    if rows.is_empty() && body.has("parties") {
        body.add("parties", "empty");
    }
    rows
}

/// The authorities that answers may go on to.
fn onward(parties: &Parties, body: &mut Fields) -> Vec<Onward> {
    let mut onward = Vec::new();
    for mut fields in body.objects("may_pass_on_to", "may_pass_on_to.") {
        let authority =
            |id: &str| parties.recipient_by_id(id).filter(|one| one.kind == RecipientKind::Authority);
        let party = fields.needed_code("party", authority);
        let purpose = fields.text("purpose", LONGEST_ONWARD);
        onward.extend(party.map(|party| grid::onward(party, &purpose)));
        body.leave(fields);
    }
    onward
}

/// One row as it is read by another system.
#[derive(Serialize)]
struct Party {
    /// Id; null where the directory no longer has it.
    party: Option<String>,
    may_tell: Vec<InformationCategory>,
    may_be_told: Vec<ToldCategory>,
}

impl Party {
    fn of(caller: &Caller, row: &PartyScope) -> Self {
        let known = caller.gateway().parties().recipient(&row.party).map(|one| one.id.clone());
        Self { party: known, may_tell: row.scope.asks.clone(), may_be_told: row.scope.told.clone() }
    }
}

fn terms(
    caller: &Caller,
    body: &mut Fields,
    subject: Option<&Subject>,
    representative: Option<Representative>,
) -> ConsentTerms {
    let unit = unit(caller, body);
    let parties = caller.gateway().parties();
    let rows = rows(&parties, body);
    let onward = onward(&parties, body);
    let purpose = written::lines(&body.text("purpose", LONGEST_PURPOSE));
    if !written::is_text(&purpose) {
        body.add("purpose", "unseen");
    }
    let identifies =
        |subject| !unnamed::in_text(caller.gateway(), subject, &purpose, caller.language).is_empty();
    if subject.is_some_and(identifies) {
        body.add("purpose", "identifies");
    }
    let method = body.needed_code("method", ConsentMethod::of_client);
    let interpreter = body.optional_text("interpreter", LONGEST_INTERPRETER);
    let note = evidence::note(caller, body, method, subject);
    let received_by = body.text("received_by", LONGEST_NAME);
    let language = body.code("language", language).unwrap_or_default();
    let wording = Wording::of(language, body.flag("easy"));
    ConsentTerms {
        unit,
        rows,
        onward,
        purpose,
        valid_from: body.day("valid_from"),
        valid_to: body.day("valid_to"),
        evidence: Evidence {
            method: method.unwrap_or(ConsentMethod::Oral),
            representative,
            interpreter,
            note,
        },
        language,
        given_at: caller.now(),
        received_by,
        text: caller.gateway().words.named(wording),
    }
}

/// One of the system's; it need not be said by a system of one unit.
fn unit(caller: &Caller, body: &mut Fields) -> String {
    if let [only] = caller.user.units.as_slice()
        && !body.has("unit")
    {
        return only.clone();
    }
    let mine = |id: &str| caller.user.units.iter().find(|mine| *mine == id).cloned();
    body.needed_code("unit", mine).unwrap_or_default()
}

/// `sv` or `en`.
pub fn language(code: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == code)
}
