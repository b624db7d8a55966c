//! The queue: what is overdue or soon due, and what to do about it.
//!
//! Everything that is chosen stands in the address, so a view is saved as a link.

pub(in crate::web::coordinator) mod bar;
pub mod bulk;
pub(in crate::web::coordinator) mod bulk_page;
pub mod events;
pub mod list;
pub(in crate::web::coordinator) mod page;
pub mod recipients;
pub(in crate::web::coordinator) mod standing;
pub(in crate::web::coordinator) mod view;

pub use bulk_page::BulkPage;
pub use page::QueuePage;
pub use recipients::RecipientsPage;
