//! What an answer costs, as it is agreed beforehand: for a kind of form, a region or a recipient.

use crate::domain::language::PerLanguage;
use crate::domain::recipient::Recipient;

/// One agreement. What is left out holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fee {
    /// Id of the form kind.
    pub kind: Option<String>,
    pub region: Option<String>,
    /// Id of the recipient.
    pub recipient: Option<String>,
    /// What is paid, in words.
    pub text: PerLanguage<String>,
    /// The agreement, as both know it.
    pub reference: Option<String>,
}

impl Fee {
    /// What holds for that kind and that recipient: a recipient's own goes before its region's, and of
    /// those one that names the kind goes first.
    #[must_use]
    pub fn agreed<'a>(fees: &'a [Self], kind: &str, recipient: &Recipient) -> Option<&'a Self> {
        let fits = |named: &Option<String>, is: &str| named.as_deref().is_none_or(|named| named == is);
        let holds = |fee: &&Self| {
            fits(&fee.kind, kind)
                && fits(&fee.region, &recipient.region)
                && fits(&fee.recipient, &recipient.id)
        };
        let close = |fee: &&Self| (fee.recipient.is_some(), fee.region.is_some(), fee.kind.is_some());
        fees.iter().filter(holds).max_by_key(close)
    }
}
