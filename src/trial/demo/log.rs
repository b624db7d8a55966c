//! What the demo's gateway says of itself: a file in the demo's folder, to be read beside the tour.

use std::fs::File;
use std::sync::Arc;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Starts writing our own lines, one JSON object each. Once per process; later calls change nothing.
pub fn start(file: File) {
    let ours = Targets::new().with_target("underlag", Level::INFO);
    let lines = fmt::layer().json().flatten_event(true).with_current_span(false).with_span_list(false);
    let lines = lines.with_writer(Arc::new(file)).with_filter(ours);
    drop(tracing_subscriber::registry().with(lines).try_init());
}
