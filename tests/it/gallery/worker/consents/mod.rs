//! Consents.

mod card;
mod done;
mod give;
mod list;
mod revoke;
mod show;
