//! Taking a request back.

use underlag::domain::language::Language;
use underlag::web::worker::requests::act::WithdrawPage;

use crate::gallery::Sample;
use crate::gallery::worker::request::request;
use crate::gallery::worker::samples;

impl Sample for WithdrawPage {
    const NAME: &'static str = "worker-withdraw";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self { frame: samples::frame(language, "/requests"), request: request(language) }]
    }
}
