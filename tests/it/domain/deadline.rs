//! The dates of a request.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::calendar::{Calendar, end_of_day};
use underlag::domain::deadline::{Terms, deadlines};

#[test]
fn a_request_sent_before_christmas() {
    let sent: Timestamp = "2026-12-22T14:30:00Z".parse().expect("a timestamp");
    let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
    let dates = deadlines(sent, terms, &Calendar::sweden());
    assert_eq!(dates.acknowledge_by, end_of_day(date(2026, 12, 29)), "23, 28, 29");
    assert_eq!(dates.due_at, end_of_day(date(2027, 1, 19)), "28–30, 4–5, 7–8, 11–15, 18–19");
    assert_eq!(dates.expires_at, end_of_day(date(2027, 3, 20)), "60 calendar days after");
}

#[test]
fn no_days_means_today() {
    let sent: Timestamp = "2026-11-23T22:59:00Z".parse().expect("a timestamp");
    let dates =
        deadlines(sent, Terms { acknowledge_days: 0, answer_days: 0, expire_days: 0 }, &Calendar::sweden());
    assert_eq!(dates.acknowledge_by, end_of_day(date(2026, 11, 23)));
    assert_eq!(dates.due_at, dates.acknowledge_by);
    assert_eq!(dates.expires_at, dates.due_at);
}
