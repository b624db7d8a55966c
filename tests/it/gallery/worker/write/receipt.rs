//! A request that was just sent.

use underlag::domain::language::Language;
use underlag::web::worker::words;
use underlag::web::worker::write::receipt::ReceiptPage;
use zeroize::Zeroizing;

use crate::gallery::Sample;
use crate::gallery::worker::request::with;
use crate::gallery::worker::samples;

impl Sample for ReceiptPage {
    const NAME: &'static str = "worker-receipt";

    fn samples(language: Language) -> Vec<Self> {
        let page = |key: Option<&str>, papers| Self {
            frame: samples::frame(language, "/requests/U-7K3M-Q9XD-S/receipt"),
            request: with(language, |request| request.record.sent_at = samples::at(23, 10, 12)),
            ahead: samples::ahead(language),
            document: words::document(false, language),
            key: key.map(|key| Zeroizing::new(key.to_owned())),
            papers,
        };
        let mut by_post = page(None, true);
        by_post.request.record.facts.posted_at = Some(samples::at(23, 10, 12));
        vec![
            page(None, true),
            page(Some("7K3M-Q9XD-T1ZV-81MN-0ZX4-HJRK-2P8-0"), true),
            page(None, false),
            by_post,
        ]
    }
}
