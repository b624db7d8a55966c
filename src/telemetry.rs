//! What the gateway says of itself while it runs: lines on standard output.
//!
//! Only our own lines are written, never those of the crates underneath: they do not know what may
//! not be said. Ours hold references, codes and times; no personal data, no secrets, no mail
//! addresses.

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry, fmt};

/// Starts writing lines, one JSON object each or as text. Once per process; later calls change
/// nothing.
pub fn start(json: bool, level: Level) {
    let ours = Targets::new().with_target("underlag", level);
    let lines: Box<dyn Layer<Registry> + Send + Sync> = if json {
        Box::new(fmt::layer().json().flatten_event(true).with_current_span(false).with_span_list(false))
    } else {
        Box::new(fmt::layer().with_ansi(false))
    };
    // Already started: in tests, several gateways share one process.
    drop(tracing_subscriber::registry().with(lines.with_filter(ours)).try_init());
}
