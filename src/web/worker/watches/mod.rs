//! The unit's watches: the list, one watch with what can be done, and setting a new one.

mod drop;
mod list;
mod set;
mod set_page;
mod show;
mod words;

pub use drop::DropPage;
pub use list::ListPage;
pub use set_page::SetPage;
pub use show::WatchPage;

use axum::routing::{get, post};

use crate::web::routes::Routes;

#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/watches", get(list::list))
        .at("/watches/new", get(set::form).post(set::save))
        .at("/watches/{reference}", get(show::show))
        .at("/watches/{reference}/move", post(show::move_to))
        .at("/watches/{reference}/done", post(show::done))
        .at("/watches/{reference}/drop", get(drop::ask).post(drop::drop_it))
}
