//! A letter that asks whether it arrives.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::recipient::mailbox::MailboxPage;

use crate::gallery::Sample;

impl Sample for MailboxPage {
    const NAME: &'static str = "recipient-mailbox";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/mailbox".to_owned(), ..Frame::sample(language, None) };
        let fault = Faults::one("code", frame.t("recipient-mailbox-unknown"));
        vec![
            Self { frame: frame.clone(), code: String::new(), confirmed: None },
            Self { frame: frame.clone().with_faults(fault), code: "7K3M-Q9XD".to_owned(), confirmed: None },
            Self { frame, code: String::new(), confirmed: Some("Tallbackens vårdcentral".to_owned()) },
        ]
    }
}
