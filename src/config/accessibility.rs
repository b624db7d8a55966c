//! `[accessibility]`: who stands behind the pages, and where to turn with an obstacle.

use jiff::civil::Date;

use crate::config::section::Section;
use crate::config::shapes;

/// Where shortcomings are reported to the supervising authority.
const SUPERVISOR: &str = "https://www.digg.se/tdosanmalan";

/// What the accessibility statement says of the organisation (the Act 2018:1937, 13 §).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessibility {
    /// None: the gateway's name.
    pub organisation: Option<String>,
    /// None: the gateway's mailbox.
    pub mailbox: Option<String>,
    pub telephone: Option<String>,
    /// An `https://` address.
    pub supervisor: String,
    /// When the organisation last assessed the pages.
    pub reviewed: Option<Date>,
}

impl Default for Accessibility {
    fn default() -> Self {
        Self {
            organisation: None,
            mailbox: None,
            telephone: None,
            supervisor: SUPERVISOR.to_owned(),
            reviewed: None,
        }
    }
}

impl Accessibility {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let filled = |text: &str| !text.trim().is_empty();
        Self {
            organisation: section.shaped("organisation", "blank", filled),
            mailbox: section.shaped("mailbox", "mailbox", shapes::is_mailbox),
            telephone: section.shaped("telephone", "blank", filled),
            supervisor: section
                .shaped("supervisor", "https-address", shapes::is_https_address)
                .unwrap_or_else(|| SUPERVISOR.to_owned()),
            reviewed: section.optional("reviewed"),
        }
    }
}
