//! What went wrong by our fault, in the log: under a number that the person can name.

use std::error::Error as StdError;

use data_encoding::HEXLOWER;
use ring::rand::SecureRandom;

use crate::web::error::Error;
use crate::web::state::State;

/// What these lines are known by in the log.
const TARGET: &str = "underlag::web::error";

/// Logs what is our fault, under a number that the person can name.
pub(crate) fn log(error: &Error, state: &State) -> String {
    match error {
        Error::Internal(cause) => {
            let incident = random_hex(state.random());
            tracing::error!(target: TARGET, incident, error = %chain(cause.as_ref()), "a request failed");
            incident
        }
        Error::Full => {
            // Told once, not for each.
            state.gateway().short_of_room();
            String::new()
        }
        Error::Timeout | Error::Busy | Error::OutcomeUnknown => {
            tracing::warn!(target: TARGET, %error, "a request was turned away");
            String::new()
        }
        _ => String::new(),
    }
}

/// The error and its causes, each told once: rooms write no personal data into them.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Eight hex digits to tell a log line by.
fn random_hex(random: &dyn SecureRandom) -> String {
    let mut bytes = [0; 4];
    if random.fill(&mut bytes).is_err() {
        return "00000000".to_owned();
    }
    HEXLOWER.encode(&bytes)
}
