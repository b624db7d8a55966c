//! A consent taken back.

use underlag::domain::language::Language;
use underlag::exchange::client::Consent;
use underlag::web::client::reading::Reading;
use underlag::web::client::revoke::RevokePage;
use underlag::web::page::Frame;

use crate::gallery::Sample;
use crate::gallery::client::samples;

impl Sample for RevokePage {
    const NAME: &'static str = "client-revoke";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/my".to_owned(), ..Frame::sample(language, None) };
        let overview = samples::overview(language);
        let page = |easy, consent: &Consent| Self::of(frame.clone(), Reading::of(language, easy), consent);
        let consents = overview.consents.iter();
        let mut pages: Vec<Self> = consents.clone().map(|consent| page(false, consent)).collect();
        pages.extend(consents.take(1).map(|consent| Self { unfetched: 1, ..page(true, consent) }));
        pages
    }
}
