//! How long stays what has no deadline of its own. The days of a request and of its answer are its
//! kind's; see [`crate::domain::deadline`].

/// Days until a request that somebody began and did not send is let go.
pub const UNSENT_DAYS: i64 = 30;

/// Years that a client's card lives after the consent's last day.
pub const CARD_YEARS: i64 = 1;
