//! A request is written: kind and consent, the form, the preview, the receipt.

pub mod draft;
mod draft_page;
mod key;
mod lost;
pub mod preview;
pub mod receipt;
pub mod send;
mod sheet;
pub mod start;
pub mod unsent;

pub use draft_page::DraftPage;
pub use lost::LostPage;
pub use preview::PreviewPage;
pub use receipt::ReceiptPage;
pub use start::StartPage;
pub use unsent::{UnsentListPage, UnsentPage};
