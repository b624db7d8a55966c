//! Consents: gone through and given or refused, handed out with the client's card, looked up by number
//! or by their document, revoked. Key documents beside them.

pub mod card;
pub mod done;
pub mod find;
mod form;
pub mod give;
mod give_page;
pub mod list;
pub mod revoke;
pub mod show;

pub use card::CardPage;
pub use done::DonePage;
pub use give_page::{ConsentPage, RefusePage};
pub use list::ConsentsPage;
pub use revoke::RevokePage;
pub use show::OneConsentPage;
