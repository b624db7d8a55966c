//! Running a measurement.

use crate::cli::{Console, Error};
use crate::text;

/// Why it could not be measured; told as it is.
pub(super) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs a measurement to its end.
pub(super) fn run<T>(
    console: &Console<'_>,
    measurement: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Error> {
    let language = console.language();
    let failed = |why: Fault| {
        Error::Failed(text::with(language, "cli-bench-failed", &[("why", why.to_string().into())]))
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| failed(error.into()))?.block_on(measurement).map_err(failed)
}
