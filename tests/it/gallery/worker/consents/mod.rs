//! Consents.

mod card;
mod done;
mod evidence;
mod give;
mod list;
mod replace;
mod revoke;
mod show;
