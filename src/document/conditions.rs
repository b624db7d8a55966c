//! On what conditions somebody is asked: the legal footing, whether they have to answer, who pays, how much.

use crate::document::layout::sheet::Sheet;
use crate::forms::catalogue::Footing;
use crate::text;

#[derive(Debug, Clone)]
pub struct Conditions {
    pub footing: Footing,
    /// What is agreed to be paid, with the agreement's name.
    pub fee: Option<String>,
}

impl Conditions {
    /// Who pays: the facts of the unit, the agreed fee, and how to go about it.
    pub(super) fn write_payment(&self, sheet: &mut Sheet, facts: &[(String, String)]) {
        let language = sheet.language;
        sheet.section(&text::get(language, "document-request-payment"));
        let fee = (text::get(language, "document-fee"), self.fee.clone().unwrap_or_default());
        sheet.facts(&[&[fee], facts].concat());
        sheet.note(&self.footing.payment);
    }
}
