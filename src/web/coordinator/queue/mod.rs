//! The queue: what is overdue or soon due, and what to do about it.
//!
//! Everything that is chosen stands in the address, so a view is saved as a link.

pub mod bar;
pub mod bulk;
pub mod bulk_page;
pub mod events;
pub mod list;
pub mod page;
pub mod recipients;
pub mod standing;
pub mod view;
