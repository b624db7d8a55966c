//! Every error that a person reads.

use std::sync::Arc;

use underlag::domain::language::Language;
use underlag::exchange;
use underlag::web::error::Error;
use underlag::web::error_page::ErrorPage;
use underlag::web::page::Frame;

use crate::gallery::Sample;

impl Sample for ErrorPage {
    const NAME: &'static str = "error";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame::sample(language, None);
        let page = |error: Error, incident: &str| {
            let read = matches!(error, Error::NotFound | Error::Forbidden | Error::Internal(_) | Error::Busy);
            Self {
                frame: frame.clone(),
                error,
                incident: incident.to_owned(),
                asked: read.then(|| "/requests".to_owned()),
            }
        };
        vec![
            page(Error::NotFound, ""),
            page(Error::Internal(Arc::new(std::fmt::Error)), "7f3a90c2"),
            page(Error::MethodNotAllowed, ""),
            page(Error::Forbidden, ""),
            page(Error::ForeignForm, ""),
            page(Error::LoginNeeded, ""),
            page(Error::Unreadable, ""),
            page(Error::TooLarge, ""),
            page(Error::MediaType, ""),
            page(Error::Conflict, ""),
            page(Error::Busy, ""),
            page(Error::Timeout, ""),
            page(Error::Full, ""),
            page(Error::OutcomeUnknown, ""),
            page(Error::from(exchange::Error::Gone), ""),
            page(Error::from(exchange::Error::Lost), ""),
        ]
    }
}
