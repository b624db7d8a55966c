//! Not their patient.

use underlag::domain::language::Language;
use underlag::web::page::Frame;
use underlag::web::recipient::wrong_recipient::WrongRecipientPage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for WrongRecipientPage {
    const NAME: &'static str = "recipient-wrong-recipient";

    fn samples(language: Language) -> Vec<Self> {
        let about = samples::about(language, false);
        vec![Self { frame: Frame::sample(language, None), about, perhaps: String::new() }]
    }
}
