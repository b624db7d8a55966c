//! What was sent can be wrong: it is taken back, or goes back, and nothing is lost but what was wrong.

use super::page::says;
use super::town::{CLINIC, Town, mailbox_of, mailbox_of_unit};
use crate::files::PNG;

const DOCTOR: &str = "forfragan-till-lakare";

/// "Once sent, it can't be changed": the wrong person's answer stayed where it was.
#[tokio::test]
async fn a_wrong_answer_is_taken_back_before_it_is_fetched() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    clinic.answers().await;
    says(&clinic.does("/answer/recall", "/answer/recall", &[]).await, &["tillbakataget och raderat"]);
    town.settle().await;
    let told = town.letters_to(&mailbox_of_unit("ekbacken"), &asked);
    assert_eq!(told.len(), 1, "not that an answer came, but that it was taken back: {told:#?}");
    says(&anna.looks_at(&asked).await, &["Mottagaren tog tillbaka ett svar", "måndag 14 december 2026"]);
    clinic.answers().await;
    says(&anna.opens(&asked, &consent).await, &["3 av 3"]);
}

/// A statement that is not enough was put aside, and nobody knew how many there were.
#[tokio::test]
async fn an_answer_that_is_not_enough_goes_back_and_comes_anew() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    town.clinic(CLINIC, &asked).await.answers().await;
    anna.opens(&asked, &consent).await;
    let path = format!("/requests/{asked}/return");
    says(&anna.does(&path, &path, &[("reason", "not-enough")]).await, &["Svaret är lämnat tillbaka."]);
    town.settle().await;
    let told = town.letters_to(&mailbox_of(CLINIC), &asked);
    assert!(told.last().is_some_and(|letter| letter.text.contains("räckte")), "{told:#?}");
    town.clinic(CLINIC, &asked).await.answers().await;
    anna.takes(&asked, &consent).await;
}

/// The certificate that was to be supplemented went by fax.
#[tokio::test]
async fn a_file_goes_along_with_what_is_asked() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let draft = anna.begins("/requests/new", &consent, DOCTOR).await;
    let fields = [("do", "attach"), ("recipient", CLINIC), ("file_category", "assistance")];
    says(&anna.presses(&draft, &fields, &[("files", "Karta.png", PNG)]).await, &["Karta.png"]);
    let asked = anna.sends(&draft, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    let page = clinic.reads().await;
    says(&page, &["Bifogat till förfrågan", "Karta.png"]);
    assert_eq!(clinic.takes("/answer/request/1").await, PNG, "as it was");
}
