//! The pathway, held against the form kinds the gateway offers.

use crate::config::{Config, Faults, pathway};
use crate::domain::pathway::{Given, Misfit, Pathway};
use crate::forms::begin;
use crate::forms::catalogue::Catalogue;

/// Reads the pathway of a folder of settings.
///
/// # Errors
/// Every fault of the file; nothing where the form kinds themselves are at fault, which is told elsewhere.
pub fn of_settings(config: &Config) -> Result<Pathway, Faults> {
    match Catalogue::offered(config.gateway.forms_dir.as_deref()) {
        Ok(catalogue) => load(config, &catalogue),
        Err(_) => Ok(Pathway::default()),
    }
}

pub(super) fn load(config: &Config, catalogue: &Catalogue) -> Result<Pathway, Faults> {
    pathway::load(&config.folder, catalogue)
}

impl pathway::Forms for Catalogue {
    fn kinds(&self) -> Vec<String> {
        Self::kinds(self).iter().map(|kind| kind.id.clone()).collect()
    }

    fn misfit(&self, kind: &str, given: &Given) -> Option<Misfit> {
        begin::misfit(&self.kind(kind)?.request, given)
    }
}
