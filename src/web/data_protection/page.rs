//! The pages about personal data.

use askama::Template;

use crate::config::organisations::{Basis, Controller, Organisation};
use crate::domain::Language;
use crate::text::dates;
use crate::web::data_protection::retention::Stay;
use crate::web::page::Frame;
use crate::web::paths;

/// Where a complaint goes (the GDPR, article 77).
const SUPERVISOR: &str = "https://www.imy.se";

/// Where several organisations have units.
#[derive(Template)]
#[template(path = "data_protection/controllers.html")]
pub struct ControllersPage {
    pub frame: Frame,
    pub controllers: Vec<Controller>,
}

impl ControllersPage {
    fn address(&self, controller: &Controller) -> String {
        format!("{}/{}", paths::data_protection(self.frame.language), controller.id)
    }
}

#[derive(Template)]
#[template(path = "data_protection/page.html")]
pub struct DataProtectionPage {
    pub frame: Frame,
    pub controller: Controller,
    /// What it says; nothing, where it has no entry.
    pub said: Organisation,
    pub stays: Vec<Stay>,
    /// The language of what the organisation says.
    pub written_in: Language,
}

impl DataProtectionPage {
    #[must_use]
    pub fn new(frame: Frame, controller: Controller, stays: Vec<Stay>, written_in: Language) -> Self {
        let said = controller.said.clone().unwrap_or_default();
        Self { frame, controller, said, stays, written_in }
    }

    fn bases(&self) -> Vec<String> {
        let text = |basis: &Basis| {
            let key = format!("data-protection-basis-{}", basis.code());
            self.frame.tx(&key, "article", basis.article())
        };
        self.said.basis.iter().map(text).collect()
    }

    fn backups(&self) -> Option<String> {
        let days = self.said.backup_days?;
        Some(self.frame.tn("data-protection-stays-backups", usize::try_from(days).ok()?))
    }

    /// Whether personal data go outside the EU and the EEA, as the organisation says.
    fn outside(&self) -> Option<String> {
        let outside = self.said.outside_eea?;
        let key = if outside { "data-protection-outside-yes" } else { "data-protection-outside-no" };
        Some(self.frame.tx(key, "organisation", &self.controller.name))
    }

    fn reviewed(&self) -> Option<String> {
        let date = self.said.reviewed?;
        let date = dates::day(self.frame.language, date);
        Some(self.frame.tx("data-protection-reviewed", "date", &date))
    }

    fn unsaid(&self) -> String {
        self.frame.tx("data-protection-unsaid", "organisation", &self.controller.name)
    }

    const fn supervisor() -> &'static str {
        SUPERVISOR
    }

    fn supervisor_shown() -> &'static str {
        SUPERVISOR.trim_start_matches("https://www.")
    }
}
