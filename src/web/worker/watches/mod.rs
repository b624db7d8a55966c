//! The unit's watches: the list, one watch with what can be done, and setting a new one.

pub mod drop;
pub mod list;
mod set;
pub mod set_page;
pub mod show;
pub mod words;

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
