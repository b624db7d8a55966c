//! Facts of insurance medicine that a text once had wrong, each with its source.

use std::fs;
use std::path::Path;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the repository")
}

fn says(path: &str, right: &[&str], wrong: &[&str]) {
    let text = text(path);
    for words in right {
        assert!(text.contains(words), "{path}: {words}");
    }
    for words in wrong {
        assert!(!text.contains(words), "{path}: {words}");
    }
}

/// SFB 33:6, 33:9 and 33:10 a (SFS 2022:1222).
#[test]
fn sickness_compensation_asks_what_the_law_asks() {
    let right = ["högst fem år kvar till pensionsåldern", "ska nedsättningen vara stadigvarande"];
    says("forms/lakarutlatande-halsotillstand/answer.json", &right, &["prövas alla slags arbeten (SFB"]);
    let right = ["arbetsförmågan är stadigvarande nedsatt", "och klienten är under 30 år"];
    says(
        "config/pathway.toml",
        &right,
        &["minst fyra veckor", "nedsatt med minst en fjärdedel under lång tid"],
    );
}

/// The eighth day is a rule of sick pay (SOU 2020:24); for economic assistance the municipality decides.
#[test]
fn no_certificate_is_asked_for_from_the_eighth_day() {
    let path = "forms/underlag-aktivitet/answer.json";
    says(path, &["Kommunen avgör när intyg behövs"], &["åttonde dagen"]);
    assert_eq!(text(path).matches("Kommunen avgör när intyg behövs").count(), 4);
}

/// As Försäkringskassan's FK 7800 names them.
#[test]
fn areas_of_functioning_have_the_names_of_the_certificate() {
    for kind in ["forfragan-till-lakare", "komplettering-lakarintyg", "lakarutlatande-halsotillstand"] {
        let right =
            ["Kommunikation och social interaktion", "Uppmärksamhet, koncentration och exekutiv funktion"];
        says(&format!("forms/{kind}/answer.json"), &right, &["Områdena är desamma som"]);
    }
}
