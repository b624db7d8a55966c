//! On what conditions each sort of recipient is asked, for each kind: printed side by side into
//! `target/terms.md`, to be read by somebody who knows the law.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use underlag::domain::{Language, RecipientKind};
use underlag::forms::response::Response;

use super::CATALOGUE;

/// Of a recipient of that sort.
fn said(id: &str, to: RecipientKind, language: Language) -> [String; 3] {
    let kind = CATALOGUE.kind(id).expect("the kind");
    let footing = kind.footing(to, &Response::default(), language);
    [footing.law, footing.answering, footing.payment]
}

#[test]
fn every_sort_of_recipient_of_every_kind_is_told_its_own() {
    let mut table = String::from("| kind | to | law | answering | payment |\n|---|---|---|---|---|\n");
    for kind in CATALOGUE.kinds() {
        for to in &kind.recipient_kinds {
            for language in Language::ALL {
                let texts = said(&kind.id, *to, language);
                assert!(texts.iter().all(|text| !text.trim().is_empty()), "{} {to:?}", kind.id);
                let [law, answering, payment] = texts.map(|text| text.replace('\n', " "));
                writeln!(
                    table,
                    "| {} | {to:?} {} | {law} | {answering} | {payment} |",
                    kind.id,
                    language.tag()
                )
                .expect("a text");
            }
        }
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    fs::create_dir_all(&target).expect("a folder");
    fs::write(target.join("terms.md"), table).expect("written");
}

/// Whoever keeps a record is told of the patient's own right to a certificate, nobody else is; and an
/// authority is told of no law on patients.
#[test]
fn each_is_told_of_the_law_that_is_its_own() {
    for kind in CATALOGUE.kinds() {
        for to in &kind.recipient_kinds {
            let all = said(&kind.id, *to, Language::Sv).join(" ").replace('\u{a0}', " ");
            let certificate = *to == RecipientKind::Clinic && kind.has_chain;
            assert!(!certificate || all.contains("3 kap. 16 §"), "{} {to:?}: {all}", kind.id);
            let of_patients = all.contains("patientdatalagen") || all.contains("patientsäkerhetslagen");
            assert!(!of_patients || *to == RecipientKind::Clinic, "{} {to:?}: {all}", kind.id);
        }
    }
}
