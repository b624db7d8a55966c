//! What is done with personal data: everything stated, some of it, nothing; several organisations.

use underlag::config::organisations::{Controller, controllers};
use underlag::config::{Config, Directory};
use underlag::domain::Unit;
use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::web::data_protection::page::{ControllersPage, DataProtectionPage};
use underlag::web::data_protection::retention;
use underlag::web::page::Frame;

use crate::config::shipped;
use crate::gallery::Sample;

/// The demo's municipality, and one that has stated nothing.
fn two() -> Vec<Controller> {
    let demo = Directory::load(&shipped("demo")).expect("no faults");
    let mut units = demo.units;
    units.push(Unit {
        id: "sodra".to_owned(),
        organisation: "Södra kommunen".to_owned(),
        ..units[0].clone()
    });
    controllers(&units, &demo.organisations)
}

impl Sample for DataProtectionPage {
    const NAME: &'static str = "data-protection";

    fn samples(language: Language) -> Vec<Self> {
        let (catalogue, session) = (Catalogue::builtin(), Config::default().session);
        let page = |controller: Controller| {
            let stays = retention::of(language, catalogue.kinds(), &session);
            Self::new(Frame::sample(language, None), controller, stays, Language::Sv)
        };
        let [stated, unstated] = <[Controller; 2]>::try_from(two()).expect("two");
        let mut other = stated.clone();
        if let Some(said) = &mut other.said {
            said.address = None;
            said.officer_mailbox = None;
            said.records = None;
            said.outside_eea = Some(true);
            said.purposes = Some("Uppgifterna används också i nämndens egenkontroll.".to_owned());
        }
        [stated, other, unstated].into_iter().map(page).collect()
    }
}

impl Sample for ControllersPage {
    const NAME: &'static str = "data-protection-of-several";

    fn samples(language: Language) -> Vec<Self> {
        let page = |controllers| Self { frame: Frame::sample(language, None), controllers };
        vec![page(two()), page(Vec::new())]
    }
}
