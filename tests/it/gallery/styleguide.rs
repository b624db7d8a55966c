//! Every part in one page: how they look, how they are called, and the proof that they render.

use askama::Template;
use underlag::domain::actor::Role;
use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::{Frame, Person};
use underlag::web::parts::{Choice, Moment, Tone};

use crate::gallery::Sample;

#[derive(Template)]
#[template(path = "styleguide.html")]
pub struct StyleguidePage {
    pub frame: Frame,
    days: Vec<Choice>,
    moments: Vec<Moment>,
    tones: Vec<(Tone, &'static str)>,
}

impl Sample for StyleguidePage {
    const NAME: &'static str = "styleguide";

    fn samples(language: Language) -> Vec<Self> {
        let person = Person { name: "Alva Ek".to_owned(), roles: vec![Role::Worker] };
        let mut faults = Faults::default();
        faults.add("name", "Skriv ett namn.");
        faults.add_about("days", "Dagar", "Välj minst en dag.");
        let mut frame = Frame::sample(language, Some(person)).with_faults(faults);
        frame.said = Some("Samtycket är återkallat.".to_owned());
        let moment = |when: &str, what: &str, ahead, bad| Moment {
            machine: String::new(),
            when: when.to_owned(),
            what: what.to_owned(),
            detail: if bad { "Mejlet kom tillbaka.".to_owned() } else { String::new() },
            ahead,
            bad,
        };
        vec![Self {
            frame,
            days: vec![
                Choice::new("mon", "Måndag", true).with_hint("Öppet till 16."),
                Choice::new("tue", "Tisdag", false),
                Choice::new("wed", "Onsdag", false),
            ],
            moments: vec![
                moment("21 nov 2026 09.14", "Skickad", false, false),
                moment("21 nov 2026 09.15", "Brevet kunde inte lämnas", false, true),
                moment("11 dec 2026", "Svar väntas", true, false),
            ],
            tones: vec![
                (Tone::Wait, "Väntar på mottagaren"),
                (Tone::Act, "Svar att hämta"),
                (Tone::Done, "Klar"),
                (Tone::Late, "Försenad"),
                (Tone::Off, "Återtagen"),
            ],
        }]
    }
}
