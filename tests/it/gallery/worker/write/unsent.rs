//! Drafts that were kept.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::dropped;
use underlag::web::worker::write::unsent::{Line, PATH, UnsentListPage, UnsentPage};

use crate::gallery::Sample;
use crate::gallery::worker::samples;

fn sample(language: Language, id: u8) -> Line {
    Line {
        id: format!("{id:02x}"),
        kind: samples::kind(language),
        document: Some(format!("samtycke-202611{:02}-1405.pdf", 21 - i8::from(id == 2))),
        saved: samples::moment(language, 21 - i8::from(id == 2), 14, 5),
    }
}

impl Sample for UnsentListPage {
    const NAME: &'static str = "worker-unsent";

    fn samples(language: Language) -> Vec<Self> {
        let frame = || samples::frame(language, PATH);
        let lines = vec![sample(language, 1), sample(language, 2)];
        vec![Self { frame: frame(), lines }, Self { frame: frame(), lines: Vec::new() }]
    }
}

impl Sample for UnsentPage {
    const NAME: &'static str = "worker-unsent-open";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, PATH);
        let fault = Faults::one(dropped::FILE, frame.t("unsent-no-file"));
        let faulty = frame.clone().with_faults(fault);
        vec![Self { frame, line: sample(language, 1) }, Self { frame: faulty, line: sample(language, 1) }]
    }
}
