//! One story for each form kind.

use super::page::{says, words};
use super::staff::CLIENT;
use super::town::{CLINIC, PROVIDER, Town};

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
async fn a_provider_offers_a_place() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "aktivitetsforfragan", PROVIDER).await;
    let mut verkstaden = town.clinic(PROVIDER, &asked).await;
    verkstaden.answers().await;
    says(&anna.opens(&asked, &consent).await, &[CLIENT]);
}
