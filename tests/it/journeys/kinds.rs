//! One story for each form kind.

use super::page::{says, words};
use super::staff::CLIENT;
use super::town::{AUTHORITY, CLINIC, PROVIDER, Town};

#[tokio::test]
async fn a_doctor_is_asked_and_answers_along_the_chain() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "forfragan-till-lakare", CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.reads().await, &[CLIENT, "Planera vägen tillbaka till arbete", "måndag 14 december 2026"]);
    says(&clinic.acknowledges().await, &["Enheten har fått veta"]);
    says(&clinic.answers().await, &["3 av 3"]);
    says(&anna.opens(&asked, &consent).await, &[CLIENT, "3 av 3"]);
    assert!(anna.takes(&asked, &consent).await.starts_with(b"%PDF-"));
    assert!(!words(&anna.looks_at(&asked).await).contains(CLIENT), "nothing of it is left");
}

#[tokio::test]
async fn single_questions_of_an_answer_are_asked_anew_and_nothing_else() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let first = anna.asks(&consent, "forfragan-till-lakare", CLINIC).await;
    town.clinic(CLINIC, &first).await.answers().await;
    let start = format!("/requests/new?after={first}&kind=komplettering-lakarintyg");
    let supplement = anna.asks_from(&start, &consent, "komplettering-lakarintyg", CLINIC).await;
    // Seven working days, not fifteen.
    assert_eq!(town.record(&supplement).due_date().to_string(), "2026-12-02");
    says(&anna.looks_at(&first).await, &[&supplement.to_string()]);
    says(&anna.looks_at(&supplement).await, &[&first.to_string()]);
    let mut clinic = town.clinic(CLINIC, &supplement).await;
    says(&clinic.form().await, &["komplettera"]);
    clinic.answers().await;
    says(&anna.opens(&supplement, &consent).await, &[CLIENT]);
}

#[tokio::test]
async fn a_statement_of_health_gets_twenty_five_working_days() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "lakarutlatande-halsotillstand", CLINIC).await;
    assert_eq!(town.record(&asked).due_date().to_string(), "2026-12-30");
    town.clinic(CLINIC, &asked).await.answers().await;
    says(&anna.opens(&asked, &consent).await, &[CLIENT]);
}

#[tokio::test]
async fn a_doctor_can_adapt_the_activity_instead_of_certifying_sick_leave() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "underlag-aktivitet", CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.form().await, &["anpass"]);
    clinic.answers().await;
    says(&anna.opens(&asked, &consent).await, &[CLIENT, "anpass"]);
}

#[tokio::test]
async fn a_provider_offers_a_place_and_reports_in_steps() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let place = anna.asks(&consent, "aktivitetsforfragan", PROVIDER).await;
    town.clinic(PROVIDER, &place).await.answers().await;
    says(&anna.opens(&place, &consent).await, &[CLIENT]);
    let start = format!("/requests/new?after={place}&kind=aktivitetsrapport");
    let report = anna.asks_from(&start, &consent, "aktivitetsrapport", PROVIDER).await;
    town.clinic(PROVIDER, &report).await.answers().await;
    says(&anna.opens(&report, &consent).await, &[CLIENT, "timmar"]);
    says(&anna.looks_at(&place).await, &[&report.to_string()]);
}

#[tokio::test]
async fn a_case_is_discussed_with_nobody_named() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let (asked, key) = anna.asks_naming_nobody("konsultation", AUTHORITY).await;
    let mut team = town.clinic(AUTHORITY, &asked).await;
    assert!(!words(&team.reads().await).contains(CLIENT));
    team.answers().await;
    says(&anna.opens(&asked, &key).await, &["planering"]);
}

#[tokio::test]
async fn coordination_is_asked_for_with_no_personal_data_at_all() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let (asked, key) = anna.asks_naming_nobody("samordning-fk", AUTHORITY).await;
    // A call back within three working days.
    assert_eq!(town.record(&asked).due_date().to_string(), "2026-11-26");
    town.clinic(AUTHORITY, &asked).await.answers().await;
    anna.opens(&asked, &key).await;
}

#[tokio::test]
async fn a_meeting_is_called_and_answered_within_five_working_days() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "motesforfragan", CLINIC).await;
    assert_eq!(town.record(&asked).due_date().to_string(), "2026-11-30");
    town.clinic(CLINIC, &asked).await.answers().await;
    says(&anna.opens(&asked, &consent).await, &[CLIENT]);
}

#[tokio::test]
async fn what_was_tried_before_is_asked_of_the_authority_that_knows() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "tidigare-insatser", AUTHORITY).await;
    let mut office = town.clinic(AUTHORITY, &asked).await;
    says(&office.reads().await, &[CLIENT, "Er skyldighet att bistå en annan myndighet gäller"]);
    office.answers().await;
    says(&anna.opens(&asked, &consent).await, &[CLIENT, "Arbetsträning i trädgård", "12 timmar i veckan"]);
}

#[tokio::test]
async fn what_exists_already_is_asked_for_instead_of_a_new_statement() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "befintliga-underlag", CLINIC).await;
    // Ten working days: nothing new has to be written.
    assert_eq!(town.record(&asked).due_date().to_string(), "2026-12-07");
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.form().await, &["Läkarintyg och läkarutlåtanden", "Utredningar av funktionsförmåga"]);
    assert!(!words(&clinic.form().await).contains("Journalanteckningar"), "was not asked for");
    clinic.answers().await;
    says(
        &anna.opens(&asked, &consent).await,
        &[CLIENT, "Neuropsykologisk utredning", "Psykiatriska mottagningen"],
    );
}
