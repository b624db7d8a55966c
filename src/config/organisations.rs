//! `organisations.toml`: what each organisation says of how it handles personal data. The file may be
//! left out; what is not said in it the pages say is not said.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::config::section::Section;
use crate::config::setting::{Given, Setting};
use crate::config::shapes;
use crate::domain::Unit;
use crate::domain::written;

/// Before the id of a unit that stands for its organisation. No organisation's own id has a dot.
const UNIT: &str = "unit.";

/// One entry of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Stands in the address of its page.
    pub id: String,
    /// As the units write it.
    pub name: String,
    /// The body that decides (*personuppgiftsansvarig*), e.g. the social services committee.
    pub controller: Option<String>,
    /// Street or box, postcode and town, one a line.
    pub address: Option<String>,
    pub mailbox: Option<String>,
    pub telephone: Option<String>,
    /// Of the data protection officer.
    pub officer_mailbox: Option<String>,
    pub officer_telephone: Option<String>,
    /// What it wants said of its purposes, beyond what the program does.
    pub purposes: Option<String>,
    pub basis: Vec<Basis>,
    /// The laws that the basis rests on.
    pub law: Option<String>,
    /// How long it keeps what it has taken into its own records.
    pub records: Option<String>,
    /// Who runs the gateway: itself, or a processor.
    pub operator: Option<String>,
    /// Calendar days that a backup is kept.
    pub backup_days: Option<u32>,
    /// Whether personal data go outside the EU and the EEA.
    pub outside_eea: Option<bool>,
    /// When it last looked through what it says.
    pub reviewed: Option<Date>,
}

/// A legal basis of the GDPR. Consent is none of them: the client's consent lifts secrecy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    LegalObligation,
    PublicInterest,
    SocialProtection,
    SubstantialPublicInterest,
    HealthAndSocialCare,
}

impl Basis {
    const ALL: [Self; 5] = [
        Self::LegalObligation,
        Self::PublicInterest,
        Self::SocialProtection,
        Self::SubstantialPublicInterest,
        Self::HealthAndSocialCare,
    ];

    /// As it is written in the file, and shown.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::LegalObligation => "6.1 c",
            Self::PublicInterest => "6.1 e",
            Self::SocialProtection => "9.2 b",
            Self::SubstantialPublicInterest => "9.2 g",
            Self::HealthAndSocialCare => "9.2 h",
        }
    }

    /// The end of the key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LegalObligation => "legal-obligation",
            Self::PublicInterest => "public-interest",
            Self::SocialProtection => "social-protection",
            Self::SubstantialPublicInterest => "substantial-public-interest",
            Self::HealthAndSocialCare => "health-and-social-care",
        }
    }
}

impl Setting for Basis {
    const EXPECTED: &'static str = "basis";

    fn read(given: Given<'_>) -> Option<Self> {
        let text = given.text()?;
        Self::ALL.into_iter().find(|basis| basis.article() == text)
    }
}

impl Organisation {
    /// The keys of what the law wants said and is not.
    #[must_use]
    pub fn unsaid(&self) -> Vec<&'static str> {
        let has = |article: &str| self.basis.iter().any(|basis| basis.article().starts_with(article));
        let said = [
            ("controller", self.controller.is_some()),
            ("mailbox", self.mailbox.is_some()),
            ("officer_mailbox", self.officer_mailbox.is_some()),
            ("basis", has("6.") && has("9.")),
            ("law", self.law.is_some()),
            ("records", self.records.is_some()),
            ("operator", self.operator.is_some()),
            ("backup_days", self.backup_days.is_some()),
            ("outside_eea", self.outside_eea.is_some()),
        ];
        said.into_iter().filter(|(_, said)| !said).map(|(key, _)| key).collect()
    }
}

/// An organisation that units belong to, and what it says of itself.
#[derive(Debug, Clone)]
pub struct Controller {
    /// Stands in the address of its page.
    pub id: String,
    pub name: String,
    /// None: the file has no entry for it.
    pub said: Option<Organisation>,
    pub units: Vec<Unit>,
}

impl Controller {
    /// Its page is found by its own id, and by that of each of its units.
    #[must_use]
    pub fn is_called(&self, id: &str) -> bool {
        let unit = id.strip_prefix(UNIT);
        self.id == id || self.units.iter().any(|one| unit == Some(one.id.as_str()))
    }
}

/// The organisations of the units, in the order of the units.
#[must_use]
pub fn controllers(units: &[Unit], organisations: &[Organisation]) -> Vec<Controller> {
    let mut controllers: Vec<Controller> = Vec::new();
    for unit in units {
        if let Some(known) = controllers.iter_mut().find(|known| known.name == unit.organisation) {
            known.units.push(unit.clone());
            continue;
        }
        let said = organisations.iter().find(|one| one.name == unit.organisation).cloned();
        let id = said.as_ref().map_or_else(|| format!("{UNIT}{}", unit.id), |one| one.id.clone());
        let (name, units) = (unit.organisation.clone(), vec![unit.clone()]);
        controllers.push(Controller { id, name, said, units });
    }
    controllers
}

/// Reads one `[[organisation]]`; `earlier` stand before it in the file.
pub(super) fn read(
    section: &mut Section<'_>,
    earlier: &[Organisation],
    names: &HashSet<String>,
) -> Organisation {
    let filled = |text: &str| !written::is_empty(text);
    let name = section.required_shaped("name", "blank", filled);
    if filled(&name) && !names.contains(&name) {
        section.fault("name", "unknown-organisation", vec![("name", name.clone())]);
    }
    if earlier.iter().any(|one| one.name == name) {
        section.fault("name", "same-organisation", Vec::new());
    }
    // 0 is out of range, and so stands for what is not said.
    let backup_days = Some(section.number("backup_days", 0_u32, 1..=3650)).filter(|days| *days > 0);
    Organisation {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, false)),
        name,
        controller: section.shaped("controller", "blank", filled),
        address: section.shaped("address", "blank", filled),
        mailbox: section.shaped("mailbox", "mailbox", shapes::is_mailbox),
        telephone: section.shaped("telephone", "blank", filled),
        officer_mailbox: section.shaped("officer_mailbox", "mailbox", shapes::is_mailbox),
        officer_telephone: section.shaped("officer_telephone", "blank", filled),
        purposes: section.shaped("purposes", "blank", filled),
        basis: section.or("basis", Vec::new()),
        law: section.shaped("law", "blank", filled),
        records: section.shaped("records", "blank", filled),
        operator: section.shaped("operator", "blank", filled),
        backup_days,
        outside_eea: section.optional("outside_eea"),
        reviewed: section.optional("reviewed"),
    }
}
