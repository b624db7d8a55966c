//! One story for each of those who use the gateway through its pages: all that they come to do.

use super::page::{says, words};
use super::staff::{CLIENT, PURPOSE};
use super::town::{CLINIC, COORDINATOR, OTHER_CLINIC, Town, mailbox_of};

const DOCTOR: &str = "forfragan-till-lakare";

/// The social worker.
#[tokio::test]
async fn a_social_worker_goes_from_a_consent_to_what_a_colleague_takes_over() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    says(&anna.reads("/requests").await, &[&asked.to_string(), "Tallbackens vårdcentral", "Skickad"]);

    town.clinic(CLINIC, &asked).await.answers().await;
    says(&anna.reads("/requests").await, &["Besvarad"]);
    says(&anna.opens(&asked, &consent).await, &[CLIENT, "3 av 3", "Be om komplettering"]);

    // One thing is unclear, and the client has moved.
    let start = format!("/requests/new?after={asked}&kind=komplettering-lakarintyg");
    let supplement = anna.asks_from(&start, &consent, "komplettering-lakarintyg", CLINIC).await;
    says(&anna.looks_at(&asked).await, &["Det här hör ihop", &supplement.to_string()]);
    says(&anna.sends_on(&supplement, &consent, OTHER_CLINIC).await, &["Björkans vårdcentral"]);

    let chosen = [("to", "unit:sodra")];
    let form = format!("/handover?request={supplement}");
    let address = anna.is_led(&form, "/handover", &chosen, &[]).await;
    says(&anna.reads(&address).await, &["Lämna över till Södra enheten?"]);
    says(&anna.does(&address, &address, &[("do", "send")]).await, &["Överlämnat"]);
    town.clinic(OTHER_CLINIC, &supplement).await.answers().await;
    says(&town.staff("bo").await.opens(&supplement, &consent).await, &[CLIENT]);
    let page = anna.takes(&asked, &consent).await;
    assert!(page.starts_with(b"%PDF-"), "the first answer stayed with the unit that asked");
}

/// The clinic or activity provider.
#[tokio::test]
async fn a_clinic_answers_with_a_certificate_what_it_can_and_says_no_to_the_rest() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.reads().await, &[CLIENT, PURPOSE, "Samtycket", "30 april 2027"]);
    assert!(clinic.takes_request().await.starts_with(b"%PDF-"));
    let expected = [("expected", "2026-12-10")];
    says(&clinic.does("/answer", "/answer/acknowledge", &expected).await, &["tagit emot förfrågan"]);
    says(&anna.looks_at(&asked).await, &["Bekräftad", "10 december"]);
    clinic.saves(("Intyg.pdf", small_pdf!("a certificate"))).await;
    says(&clinic.answers().await, &["Intyg.pdf"]);
    says(&anna.opens(&asked, &consent).await, &["Intyg.pdf"]);

    let second = anna.asks(&consent, "underlag-aktivitet", CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &second).await;
    let more = [("until", "2027-01-15"), ("reason", "Ett besök är bokat i januari")];
    clinic.does("/answer/more-time", "/answer/more-time", &more).await;
    says(&anna.looks_at(&second).await, &["Vill ha mer tid"]);
    let path = format!("/requests/{second}/time");
    says(&anna.does(&path, &path, &[("choice", "asked")]).await, &["15 januari 2027"]);
    says(&clinic.declines("no-mandate").await, &["Förfrågan är avböjd"]);
    says(&anna.looks_at(&second).await, &["Avböjd"]);

    let third = anna.asks(&consent, "lakarutlatande-halsotillstand", CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &third).await;
    let elsewhere = [("perhaps", "Björkans vårdcentral")];
    let done = clinic.does("/answer/wrong-recipient", "/answer/wrong-recipient", &elsewhere).await;
    says(&done, &["Förfrågan är lämnad tillbaka"]);
    says(&anna.opens(&third, &consent).await, &["Kanske hos", "Björkans vårdcentral"]);
}

/// The coordinator.
#[tokio::test]
async fn a_coordinator_sees_what_is_stuck_and_why_and_gets_it_going() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let other = anna.asks(&consent, "underlag-aktivitet", CLINIC).await;
    town.pass(26).await;

    let mut kaj = town.staff("kaj").await;
    says(
        &kaj.reads("/queue").await,
        &[&asked.to_string(), "Tallbackens vårdcentral", "arbetsdagar försenad"],
    );
    says(&kaj.reads("/queue/recipients").await, &["Tallbackens vårdcentral"]);
    let page = kaj.looks_at(&asked).await;
    says(&page, &["Lämnad till e-postservern", "Mottagaren är sen och ska ringas upp"]);

    let path = |act: &str| format!("/requests/{asked}/{act}");
    let letters = || town.letters_to(&mailbox_of(CLINIC), &asked).len();
    let before = letters();
    says(&kaj.does(&path("remind"), &path("remind"), &[]).await, &["En påminnelse är på väg"]);
    town.settle().await;
    assert_eq!(letters(), before + 1);
    kaj.does(&path("call"), &path("call/take"), &[]).await;
    kaj.does(&path("call"), &path("call"), &[("result", "will-answer")]).await;
    says(&kaj.does(&path("time"), &path("time"), &[("day", "2027-02-01")]).await, &["1 februari 2027"]);
    assert!(!words(&kaj.reads("/queue").await).contains(&asked.to_string()), "nothing of it is late");

    // Sending on takes the consent document, and that is in the unit's hands.
    assert!(!page.text.contains(&path("reroute")));
    let mut anna = town.staff("anna").await;
    anna.sends_on(&other, &consent, OTHER_CLINIC).await;
    says(&kaj.looks_at(&other).await, &["Björkans vårdcentral", "Tallbackens vårdcentral"]);
    assert!(!words(&kaj.reads("/queue").await).contains(&other.to_string()), "its clock starts afresh");

    says(&kaj.reads("/statistics").await, &["Fullständigt svar första gången", "Försenade nu", "färre än 5"]);
    assert!(kaj.client.get("/statistics/report.pdf").await.bytes.starts_with(b"%PDF-"));
    assert_eq!(town.letters_to(COORDINATOR, &asked).len(), 1, "a call was owed once");
}

/// The client.
#[tokio::test]
async fn a_client_follows_what_is_asked_in_plain_words_and_ends_it() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let (consent, code) = anna.takes_consent_and_gives_a_card().await;
    let answered = anna.asks(&consent, DOCTOR, CLINIC).await;
    town.clinic(CLINIC, &answered).await.answers().await;
    anna.asks(&consent, "motesforfragan", OTHER_CLINIC).await;

    let mut client = town.client_at_home(&code).await;
    let page = client.reads("/my").await;
    says(
        &page,
        &["Förfrågan till läkare", "Tallbackens vårdcentral", "Svar", "Björkans vårdcentral", "Diagnos"],
    );
    let easy = client.does("/my", "/my/reading", &[("reading", "easy")]).await;
    says(&easy, &["Det här har vi frågat om dig"]);
    let english = client.does("/my", "/my/reading", &[("reading", "english")]).await;
    says(&english, &["Tallbackens vårdcentral"]);
    for page in [&page, &easy, &english] {
        assert!(!words(page).contains("Åkerlöf"), "nobody is named on it");
    }

    client.does("/my", "/my/reading", &[("reading", "plain")]).await;
    let revoke = page.text.split('"').find(|part| part.ends_with("/revoke")).expect("a way to say no");
    says(&client.reads(revoke).await, &["Ja"]);
    says(&client.does(revoke, revoke, &[]).await, &["Återkallat"]);
    let page = anna.reads("/requests/new").await;
    let form = super::page::form(&page, "/requests/new");
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = super::page::send(&mut anna.client, form, &[("kind", DOCTOR)], &files).await;
    says(&refused, &["återkalla"]);
}
