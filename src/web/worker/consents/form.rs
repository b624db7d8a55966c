//! What is filled in with the client, as typed, and what it means.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::calendar::{self, local_date};
use crate::domain::consent::{Client, Evidence, Row};
use crate::domain::workflow::consent::LONGEST_DAYS;
use crate::domain::written;
use crate::domain::{
    ConsentMethod, ConsentTerms, InformationCategory, Language, Name, PersonalNumber, Recipient, Scope,
    Subject, ToldCategory, User, Wording,
};
use crate::exchange::consent::{LONGEST_INTERPRETER, LONGEST_NAME, LONGEST_PURPOSE};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::parties::Parties;
use crate::exchange::{Gateway, grid, unnamed};
use crate::web::csrf::Posted;
use crate::web::faults::Faults;
use crate::web::seat::Seat;
use crate::web::worker::consents::circumstances;
use crate::web::worker::consents::each::Each;

/// Exactly as typed.
#[derive(Clone)]
pub struct ConsentForm {
    /// The place on the desk of the consent whose place it takes; empty: none.
    pub replaces: String,
    /// Protected particulars (*skyddade personuppgifter*): name and number are not asked.
    pub protected: bool,
    pub name: String,
    pub personal_number: String,
    pub unit: String,
    pub parties: Vec<String>,
    pub categories: Vec<String>,
    /// What the unit may tell the parties.
    pub told: Vec<String>,
    /// For each party apart, in the place of `categories` and `told`.
    pub each: Option<Each>,
    /// Authorities that answers may go on to, and for what.
    pub onward: Vec<String>,
    pub onward_purpose: String,
    /// Who says yes in the client's place; empty: nobody.
    pub representative: String,
    pub representative_name: String,
    /// The language an interpreter spoke; empty: none.
    pub interpreter: String,
    pub purpose: String,
    pub valid_from: String,
    pub valid_to: String,
    pub method: String,
    /// Of what is gone through, not of the page.
    pub wording: Wording,
}

/// What the form says, held right.
pub struct Read {
    pub subject: Subject,
    /// Name of who says yes in the client's place.
    pub representative: Option<Name>,
    pub terms: ConsentTerms,
}

impl ConsentForm {
    /// Nothing chosen, half a year from today.
    pub fn new(user: &User, today: Date, language: Language) -> Self {
        Self {
            replaces: String::new(),
            protected: false,
            name: String::new(),
            personal_number: String::new(),
            unit: user.units.first().cloned().unwrap_or_default(),
            parties: Vec::new(),
            categories: Vec::new(),
            told: Vec::new(),
            each: None,
            onward: Vec::new(),
            onward_purpose: String::new(),
            representative: String::new(),
            representative_name: String::new(),
            interpreter: String::new(),
            purpose: String::new(),
            valid_from: today.to_string(),
            valid_to: today.saturating_add(6.months()).to_string(),
            method: String::new(),
            wording: Wording::of(language, false),
        }
    }

    /// What that consent says, half a year from today, to go through anew.
    pub fn after(held: &HeldConsent, place: &str, user: &User, today: Date, language: Language) -> Self {
        let (terms, client) = (held.terms(), held.subject.client());
        let new = Self::new(user, today, language);
        Self {
            replaces: place.to_owned(),
            protected: held.verified.subject.is_protected(),
            name: client.map_or_else(String::new, |client| client.name.as_str().to_owned()),
            personal_number: client.map_or_else(String::new, |client| client.personal_number.formatted()),
            unit: if user.units.contains(&terms.unit) { terms.unit.clone() } else { new.unit.clone() },
            parties: terms.rows.iter().map(|row| row.party.clone()).collect(),
            each: Some(Each::after(&terms.rows)),
            onward: terms.onward.iter().map(|one| one.party.clone()).collect(),
            onward_purpose: terms.onward.first().map_or_else(String::new, |one| one.purpose.clone()),
            purpose: terms.purpose.clone(),
            wording: Wording::of(terms.language, false),
            ..new
        }
    }

    pub fn of(posted: &Posted, user: &User) -> Self {
        let all = |name: &str| posted.all(name).map(str::to_owned).collect();
        let text = |name: &str| posted.text(name).to_owned();
        let wording = posted.get("switch").unwrap_or_else(|| posted.text("language"));
        let protected = user.protected && posted.text("protected") == "yes";
        let named = |name: &str| if protected { String::new() } else { text(name) };
        Self {
            replaces: text("replaces"),
            protected,
            name: named("name"),
            personal_number: named("personal_number"),
            // There is nothing to choose for a worker of one unit.
            unit: posted
                .get("unit")
                .or(user.units.first().map(String::as_str))
                .unwrap_or_default()
                .to_owned(),
            parties: all("party"),
            categories: all("category"),
            told: all("told"),
            each: Each::of(posted),
            onward: all("onward"),
            onward_purpose: written::trimmed(posted.text("onward_purpose")).to_owned(),
            representative: text("representative"),
            representative_name: named("representative_name"),
            interpreter: written::trimmed(posted.text("interpreter")).to_owned(),
            purpose: written::lines(&text("purpose")),
            valid_from: text("valid_from"),
            valid_to: text("valid_to"),
            method: text("method"),
            wording: Wording::parse(wording).unwrap_or_default(),
        }
    }

    /// The language it is gone through in.
    pub const fn language(&self) -> Language {
        self.wording.language()
    }

    /// Whose consent it is, and nothing else: what a refusal needs.
    pub fn subject(&self, seat: &Seat) -> Result<Subject, Faults> {
        let mut faults = Faults::default();
        let subject = self.subject_into(seat, &mut faults);
        subject.filter(|_| !faults.any()).ok_or(faults)
    }

    /// All of it.
    pub fn read(&self, seat: &Seat) -> Result<Read, Faults> {
        let mut faults = Faults::default();
        let say = |key: &str| seat.frame.t(key);
        let subject = self.subject_into(seat, &mut faults);
        let rows = self.rows(seat);
        if rows.is_empty() {
            faults.add("party", say("worker-consent-no-party"));
        }
        let place = if self.each.is_some() { "each" } else { "category" };
        if !rows.is_empty() && rows.iter().all(|row| row.scope.asks.is_empty()) {
            faults.add(place, say("worker-consent-no-category"));
        }
        if self.each.as_ref().is_some_and(|each| rows.iter().any(|row| !each.knows(&row.party))) {
            faults.add("each", say("worker-consent-new-party"));
        }
        let onward = circumstances::onward(&self.onward, &self.onward_purpose, seat, &mut faults);
        let representative = circumstances::representative(
            &self.representative,
            &self.representative_name,
            self.protected,
            seat,
            &mut faults,
        );
        if self.interpreter.chars().count() > LONGEST_INTERPRETER {
            faults.add("interpreter", say("worker-consent-long-interpreter"));
        }
        if self.purpose.is_empty() {
            faults.add("purpose", say("worker-consent-no-purpose"));
        } else if self.purpose.chars().count() > LONGEST_PURPOSE {
            faults.add("purpose", say("worker-consent-long-purpose"));
        } else if !written::is_text(&self.purpose) {
            faults.add("purpose", say("worker-consent-unseen"));
        }
        if let Some(subject) = &subject {
            faults.take("purpose", unnamed::in_text(seat.gateway(), subject, &self.purpose, self.language()));
        }
        let period = self.period(seat, &mut faults);
        let method = ConsentMethod::of_client(&self.method);
        if method.is_none() {
            faults.add("method", say("worker-consent-no-method"));
        }
        let (Some(subject), Some((from, to)), Some(method), false) = (subject, period, method, faults.any())
        else {
            return Err(faults);
        };
        let interpreter = Some(self.interpreter.clone()).filter(|spoken| !spoken.is_empty());
        let (sort, representative) = representative.unzip();
        let evidence = Evidence { method, representative: sort, interpreter, note: None };
        let terms = ConsentTerms { rows, onward, evidence, ..self.terms(seat, from, to) };
        Ok(Read { subject, representative: representative.flatten(), terms })
    }

    /// Terms of which nothing was agreed, for a refusal.
    pub fn refused_terms(&self, seat: &Seat) -> ConsentTerms {
        let today = local_date(seat.now());
        self.terms(seat, today, today)
    }

    fn terms(&self, seat: &Seat, valid_from: Date, valid_to: Date) -> ConsentTerms {
        ConsentTerms {
            unit: self.unit.clone(),
            rows: Vec::new(),
            onward: Vec::new(),
            purpose: self.purpose.clone(),
            valid_from,
            valid_to,
            evidence: Evidence::by(ConsentMethod::of_client(&self.method).unwrap_or(ConsentMethod::Oral)),
            language: self.language(),
            given_at: seat.now(),
            received_by: seat.staff.user.id.clone(),
            text: seat.gateway().words.named(self.wording),
        }
    }

    /// Who it is. Of protected particulars nothing is asked, and nothing that was typed is kept.
    fn subject_into(&self, seat: &Seat, faults: &mut Faults) -> Option<Subject> {
        let subject = if self.protected {
            Some(Subject::Protected)
        } else {
            self.client_into(seat, faults).map(Subject::Client)
        };
        if !seat.staff.units().contains(&self.unit) {
            faults.add("unit", seat.frame.t("worker-consent-no-unit"));
        }
        subject
    }

    fn client_into(&self, seat: &Seat, faults: &mut Faults) -> Option<Client> {
        let name = Name::parse(&self.name);
        if self.name.is_empty() || self.name.chars().count() > LONGEST_NAME {
            faults.add("name", seat.frame.t("worker-consent-no-name"));
        } else if name.is_none() {
            faults.add("name", seat.frame.t("worker-consent-unseen"));
        }
        let number = PersonalNumber::parse(&self.personal_number, local_date(seat.now()));
        if let Err(error) = &number {
            faults.add("personal_number", seat.frame.t(error.text_key()));
        }
        Some(Client { name: name?, personal_number: number.ok()? })
    }

    /// Those chosen that can be chosen, each once.
    pub fn known_parties<'a>(&self, parties: &'a Parties) -> Vec<&'a Recipient> {
        let chosen = parties.recipients().iter().filter(|one| self.parties.contains(&one.id));
        chosen.filter(|one| one.can_be_named()).collect()
    }

    /// What was chosen for that recipient; where nothing was for it alone, what was for all, as far as a
    /// form to that sort of recipient can use it.
    pub fn scope_for(&self, gateway: &Gateway, recipient: &Recipient) -> Scope {
        if let Some(each) = self.each.as_ref().filter(|each| each.knows(&recipient.id)) {
            return each.scope_of(&recipient.id);
        }
        let scope = Scope {
            asks: self.categories.iter().filter_map(|code| InformationCategory::parse(code)).collect(),
            told: self.told.iter().filter_map(|code| ToldCategory::parse(code)).collect(),
        };
        scope.within(&grid::reach(gateway, recipient.kind))
    }

    fn rows(&self, seat: &Seat) -> Vec<Row> {
        let (gateway, parties) = (seat.gateway(), seat.gateway().parties());
        let chosen = self.known_parties(&parties).into_iter();
        chosen.map(|one| grid::row(one, &self.scope_for(gateway, one))).collect()
    }

    fn period(&self, seat: &Seat, faults: &mut Faults) -> Option<(Date, Date)> {
        let mut day = |field: &str, text: &str| {
            let day = calendar::day(text).ok();
            if day.is_none() {
                faults.add(field, seat.frame.t("worker-consent-no-day"));
            }
            day
        };
        let (from, to) = (day("valid_from", &self.valid_from), day("valid_to", &self.valid_to));
        let (from, to) = (from?, to?);
        let days = from.until(to).map_or(0, |span| span.get_days());
        if to < from {
            faults.add("valid_to", seat.frame.t("worker-consent-ends-before"));
        } else if to < local_date(seat.now()) {
            faults.add("valid_to", seat.frame.t("worker-consent-ended"));
        } else if days > LONGEST_DAYS {
            faults.add("valid_to", seat.frame.t("worker-consent-too-long"));
        }
        Some((from, to))
    }
}
