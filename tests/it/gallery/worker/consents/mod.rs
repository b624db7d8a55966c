//! Consents.

mod card;
mod done;
mod give;
mod list;
mod replace;
mod revoke;
mod show;
