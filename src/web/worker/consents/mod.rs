//! Consents: gone through and given or refused, handed out with the client's card, looked up by number
//! or by their document, replaced, revoked. Key documents beside them.

pub mod card;
pub mod circumstances;
pub mod done;
pub mod each;
pub mod evidence;
pub mod find;
pub mod form;
pub mod give;
pub mod give_page;
pub mod list;
pub mod overlaps;
pub mod replace;
pub mod revoke;
pub mod show;
pub mod view;
