//! The pathway, with a goal and without.

use underlag::config::pathway;
use underlag::domain::language::Language;
use underlag::domain::pathway::Pathway;
use underlag::forms::catalogue::Catalogue;
use underlag::web::worker::pathway::PathwayPage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for PathwayPage {
    const NAME: &'static str = "worker-pathway";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/pathway");
        let catalogue = Catalogue::builtin();
        let pathway = pathway::shipped(&catalogue);
        let page = |goal| Self::of(frame.clone(), &pathway, &catalogue, goal);
        vec![page(""), page("coordinated"), Self::of(frame.clone(), &Pathway::default(), &catalogue, "")]
    }
}
