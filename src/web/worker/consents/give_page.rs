//! The consent as a page to read together.

use std::sync::Arc;

use askama::Template;

use crate::domain::consent::Representative;
use crate::domain::{
    ConsentMethod, InformationCategory, PersonalNumber, Recipient, RecipientKind, Reference, ToldCategory,
    Wording,
};
use crate::exchange::consent::LONGEST_PURPOSE;
use crate::exchange::parties::Parties;
use crate::exchange::{Error, Gateway};
use crate::text::wording::Words;
use crate::text::{self, phrases};
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::paths;
use crate::web::seat::Seat;
use crate::web::worker::consents::circumstances::authorities;
use crate::web::worker::consents::each::PartyChoices;
use crate::web::worker::consents::form::ConsentForm;
use crate::web::worker::consents::overlaps::Overlaps;
use crate::web::worker::{dropped, words};

#[derive(Template)]
#[template(path = "worker/consents/new.html")]
pub struct ConsentPage {
    pub frame: Frame,
    /// What is gone through.
    pub words: Arc<Words>,
    pub form: ConsentForm,
    /// The worker may record consents of people with protected particulars.
    pub may_protect: bool,
    /// To choose from, where there is more than one.
    pub units: Vec<Choice>,
    pub groups: Vec<PartyGroup>,
    /// Each chosen party apart; none: all alike.
    pub each: Vec<PartyChoices>,
    pub authorities: Vec<Choice>,
    /// Of the unit, for revoking.
    pub telephone: String,
    /// What the consent is called whose place it takes.
    pub replaces: Option<String>,
    /// What else the client has said yes to.
    pub overlaps: Overlaps,
}

/// A wording that the consent can be read in instead.
pub struct Other {
    pub tag: &'static str,
    pub language: &'static str,
    /// What the button says, in that language.
    pub change: String,
}

impl Other {
    fn of(wording: Wording) -> Self {
        let change = text::get(wording.language(), &format!("worker-consent-read-{}", wording.tag()));
        Self { tag: wording.tag(), language: wording.language().tag(), change }
    }
}

/// The recipients of one sort.
pub struct PartyGroup {
    pub heading: String,
    pub parties: Vec<PartyChoice>,
}

pub struct PartyChoice {
    pub number: usize,
    pub choice: Choice,
    /// It can't be chosen; the hint says why.
    pub barred: bool,
}

impl ConsentPage {
    pub fn of(seat: Seat, form: ConsentForm) -> Result<Self, Error> {
        let parties = seat.gateway().parties();
        let replaces = dropped::on_desk(&seat, &form.replaces).map(|held| held.id);
        let number = PersonalNumber::parse(&form.personal_number, seat.gateway().today()).ok();
        let client = number.and_then(|number| parties.client_digest(&form.unit, &number));
        let mine = seat.staff.units().contains(&form.unit);
        let overlaps = match client.filter(|_| mine && !form.protected) {
            Some(client) => Overlaps::of(&seat, &client, replaces)?,
            None => Overlaps::default(),
        };
        let unit = parties.units_of(&seat.staff.user).find(|unit| unit.id == form.unit);
        Ok(Self {
            replaces: replaces.map(|id| Reference::from_digest(&id).to_string()),
            overlaps,
            telephone: unit.map_or_else(String::new, |unit| unit.telephone.clone()),
            units: seat.choice_of_units(&form.unit),
            groups: groups(&seat.frame, parties.recipients(), &form.parties, &|one| {
                words::is_stale(seat.gateway(), one)
            }),
            each: if form.each.is_some() { each(seat.gateway(), &parties, &form) } else { Vec::new() },
            authorities: authorities(&parties)
                .map(|one| Choice::new(&one.id, &one.name, form.onward.contains(&one.id)))
                .collect(),
            words: seat.gateway().words.of(form.wording),
            form,
            may_protect: seat.staff.user.protected,
            frame: seat.frame,
        })
    }

    /// A text of the page in the language of the consent.
    fn read(&self, key: &str) -> String {
        text::get(self.form.language(), key)
    }

    /// A text of the consent itself.
    fn word(&self, key: &str) -> String {
        self.words.get(key)
    }

    fn data_protection(&self) -> &'static str {
        paths::data_protection(self.form.language())
    }

    fn revoke_text(&self) -> String {
        self.words.with("document-consent-right-revoke", &[("telephone", self.telephone.as_str().into())])
    }

    /// How else it can be read.
    fn others(&self) -> Vec<Other> {
        let others = Wording::ALL.into_iter().filter(|one| *one != self.form.wording);
        others.map(Other::of).collect()
    }

    fn categories(&self) -> Vec<Choice> {
        let choice = |category: InformationCategory| {
            let code = category.code();
            let chosen = self.form.categories.iter().any(|chosen| chosen == code);
            Choice::new(code, words::category(category, self.form.language()), chosen)
                .with_hint(self.word(&format!("document-consent-plainly-{code}")))
        };
        InformationCategory::ALL.into_iter().map(choice).collect()
    }

    /// What else than that there is economic assistance, which goes without choosing.
    fn told(&self) -> Vec<Choice> {
        let choice = |told: ToldCategory| {
            let code = told.code();
            let chosen = self.form.told.iter().any(|chosen| chosen == code);
            Choice::new(code, self.read(&format!("document-told-{code}")), chosen)
                .with_hint(self.word(&format!("document-consent-told-{code}")))
        };
        ToldCategory::ALL.into_iter().filter(|one| *one != ToldCategory::Assistance).map(choice).collect()
    }

    fn representatives(&self) -> Vec<Choice> {
        let nobody =
            Choice::new("", self.frame.t("worker-representative-none"), self.form.representative.is_empty());
        let choice = |one: Representative| {
            let label = phrases::representative(one, self.frame.language);
            Choice::new(one.code(), label, self.form.representative == one.code())
        };
        std::iter::once(nobody).chain(Representative::ALL.into_iter().map(choice)).collect()
    }

    fn methods(&self) -> Vec<Choice> {
        let choice = |method: ConsentMethod| {
            let label = phrases::method(method, self.frame.language);
            Choice::new(method.code(), label, self.form.method == method.code())
        };
        ConsentMethod::OF_CLIENTS.into_iter().map(choice).collect()
    }
}

fn each(gateway: &Gateway, parties: &Parties, form: &ConsentForm) -> Vec<PartyChoices> {
    let chosen = form.known_parties(parties).into_iter();
    let of = |one| PartyChoices::of(gateway, form.language(), one, &form.scope_for(gateway, one));
    chosen.map(of).collect()
}

/// Clinics first, then providers, then authorities; by region and name.
pub fn groups(
    frame: &Frame,
    recipients: &[Recipient],
    chosen: &[String],
    stale: &dyn Fn(&Recipient) -> bool,
) -> Vec<PartyGroup> {
    let kinds = [
        (RecipientKind::Clinic, "worker-clinics"),
        (RecipientKind::Provider, "worker-providers"),
        (RecipientKind::Authority, "worker-authorities"),
    ];
    let mut number = 0;
    let mut groups = Vec::new();
    for (kind, heading) in kinds {
        let mut those: Vec<&Recipient> = recipients.iter().filter(|one| one.kind == kind).collect();
        those.sort_by(|a, b| (&a.region, &a.name).cmp(&(&b.region, &b.name)));
        let parties: Vec<PartyChoice> = those
            .into_iter()
            .map(|one| {
                number += 1;
                let barred = !one.can_be_named();
                let mut why = if barred { frame.t("worker-party-barred") } else { one.region.clone() };
                if stale(one) {
                    why = format!("{why}. {}", frame.t("worker-party-stale"));
                }
                let is_chosen = !barred && chosen.contains(&one.id);
                let choice = Choice::new(&one.id, &one.name, is_chosen).with_hint(why);
                PartyChoice { number, choice, barred }
            })
            .collect();
        if !parties.is_empty() {
            groups.push(PartyGroup { heading: frame.t(heading), parties });
        }
    }
    groups
}

/// The client says no: sure?
#[derive(Template)]
#[template(path = "worker/consents/refuse.html")]
pub struct RefusePage {
    pub frame: Frame,
    pub form: ConsentForm,
}
