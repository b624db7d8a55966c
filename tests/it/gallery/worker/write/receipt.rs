//! A request that was just sent.

use underlag::domain::language::Language;
use underlag::web::worker::words;
use underlag::web::worker::write::receipt::ReceiptPage;
use zeroize::Zeroizing;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for ReceiptPage {
    const NAME: &'static str = "worker-receipt";

    fn samples(language: Language) -> Vec<Self> {
        let page = |key: Option<&str>, papers| Self {
            frame: samples::frame(language, "/requests/U-7K3M-Q9XD-4/receipt"),
            reference: samples::REFERENCE.to_owned(),
            kind: samples::kind(language),
            recipient: samples::RECIPIENT.to_owned(),
            telephone: "0123-11 22 30".to_owned(),
            sent: samples::moment(language, 23, 10, 12),
            ahead: samples::ahead(language),
            one_time: key.is_some(),
            by_post: false,
            document: words::document(false, language),
            key: key.map(|key| Zeroizing::new(key.to_owned())),
            papers,
        };
        vec![
            page(None, true),
            page(Some("7K3M-Q9XD-T1ZV-81MN-0ZX4-HJRK-2P8-0"), true),
            page(None, false),
            Self { by_post: true, ..page(None, true) },
        ]
    }
}
