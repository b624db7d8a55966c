//! A consent takes the place of another: nothing can be sent under the old one, nothing goes on beyond the
//! new one, and what goes on is opened with the old document.

use underlag::domain::consent::{ConsentState, ConsentTerms, Subject};
use underlag::domain::request::Status;
use underlag::domain::workflow::Refusal;
use underlag::domain::{Digest, InformationCategory, Reference};
use underlag::exchange::consent::{self, Giver, Handout};
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::send::Sent;
use underlag::exchange::{Error, answer, client, draft, fetch, reroute};

use super::client::code_on;
use super::gateway::{CLINIC, TestGateway, client_named, directory, subject};
use crate::scope::only;

async fn replaced(
    gateway: &TestGateway,
    old: &HeldConsent,
    subject: &Subject,
    terms: ConsentTerms,
) -> Result<Handout, Error> {
    let giver = Giver { replaces: Some(old), ..Giver::alone(subject) };
    consent::give(gateway, &gateway.worker(), giver, terms, gateway.now()).await
}

async fn sent(gateway: &TestGateway, held: &HeldConsent, to: &str) -> Reference {
    let Ok(Sent::Now(dispatch)) = gateway.send(held, to, to).await else { panic!("sent") };
    dispatch.reference
}

fn state(gateway: &TestGateway, id: &Digest) -> ConsentState {
    gateway.store.consent(id).expect("readable").expect("recorded").state
}

/// The clinic alone.
fn narrower(gateway: &TestGateway) -> ConsentTerms {
    ConsentTerms { rows: gateway.rows(&[CLINIC]), ..gateway.terms() }
}

#[tokio::test]
async fn what_goes_beyond_the_new_row_ends_and_the_rest_goes_on_under_the_old_key() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    let held = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own");
    let (stays, ends) = (sent(&gateway, &held, CLINIC).await, sent(&gateway, &held, "vc-bjorkan").await);
    let new = replaced(&gateway, &held, &subject(), narrower(&gateway)).await.expect("given");

    let old = state(&gateway, &held.id);
    assert!(matches!(old, ConsentState::Replaced { by, .. } if by == new.consent), "{old:?}");
    assert_eq!(state(&gateway, &new.consent), ConsentState::Given);
    assert_eq!(gateway.record(&ends).status(), Status::Withdrawn);
    assert_eq!(gateway.record(&ends).document, None);

    let visit = gateway.open(&stays).await.expect("it goes on");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, underlag::domain::Language::Sv, gateway.now()).await.expect("answered");
    let old = consent_file::read_to_open(&gateway, &pdf).expect("it opens its answers");
    fetch::open(&gateway, &gateway.worker(), &stays, &old, gateway.now()).await.expect("opened");
}

#[tokio::test]
async fn a_row_that_allows_less_ends_what_asked_for_more() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let asked = sent(&gateway, &held, CLINIC).await;
    let mut terms = gateway.terms();
    only(&mut terms, &[InformationCategory::ContactAndMeeting]);
    replaced(&gateway, &held, &subject(), terms).await.expect("given");
    assert_eq!(gateway.record(&asked).status(), Status::Withdrawn);
}

#[tokio::test]
async fn nothing_is_sent_under_the_old_one() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    let held = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own");
    let asked = sent(&gateway, &held, CLINIC).await;
    replaced(&gateway, &held, &subject(), gateway.terms()).await.expect("given");

    let again = gateway.send(&held, CLINIC, "after").await;
    assert!(matches!(again, Err(Error::Refused(Refusal::ConsentReplaced))), "{again:?}");
    let read = consent_file::read(&gateway, &pdf, gateway.now());
    assert!(matches!(read, Err(Error::Refused(Refusal::ConsentReplaced))), "{read:?}");
    let on = reroute::reroute(&gateway, &gateway.worker(), &asked, &held, "vc-bjorkan", gateway.now())
        .await
        .map(drop);
    assert!(matches!(on, Err(Error::Refused(Refusal::ConsentReplaced))), "{on:?}");
    let twice = replaced(&gateway, &held, &subject(), gateway.terms()).await;
    assert!(matches!(twice, Err(Error::Refused(Refusal::ConsentReplaced))), "{twice:?}");
}

#[tokio::test]
async fn another_persons_and_another_organisations_are_not_replaced() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let other = Subject::Client(client_named("Nils Björk", "190002109809"));
    for subject in [other, Subject::Protected] {
        let result = replaced(&gateway, &held, &subject, gateway.terms()).await;
        assert!(
            matches!(result, Err(Error::Refused(Refusal::ReplacesOther | Refusal::ProtectedOnly))),
            "{result:?}"
        );
    }
    let mut elsewhere = directory(&gateway.clinic_key);
    elsewhere.units[1].organisation = "Provstads kommun".to_owned();
    elsewhere.users[0].units.push("sodra".to_owned());
    gateway.replace_directory(elsewhere);
    let terms = ConsentTerms { unit: "sodra".to_owned(), ..gateway.terms() };
    let result = replaced(&gateway, &held, &subject(), terms).await;
    assert!(matches!(result, Err(Error::Refused(Refusal::ReplacesElsewhere))), "{result:?}");
    assert_eq!(state(&gateway, &held.id), ConsentState::Given, "nothing was done");
}

#[tokio::test]
async fn taking_the_new_one_back_ends_what_went_on_under_the_old_one() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let asked = sent(&gateway, &held, CLINIC).await;
    let new = replaced(&gateway, &held, &subject(), gateway.terms()).await.expect("given");
    let code = code_on(&new.card.as_ref().expect("a card").pdf);
    let at = client::open(&gateway, "10.0.0.1", &code, gateway.now()).await.expect("the page");
    let reference = Reference::from_digest(&new.consent);
    client::revoke(&gateway, &at, &reference, gateway.now()).await.expect("taken back");
    assert_eq!(gateway.record(&asked).status(), Status::Withdrawn);
    for id in [&held.id, &new.consent] {
        assert!(matches!(state(&gateway, id), ConsentState::Revoked { .. }));
    }
    let told = gateway.outbox();
    let letter = underlag::domain::notice::Letter::ConsentRevoked;
    assert_eq!(told.iter().filter(|notice| notice.letter == letter).count(), 1, "the unit is told once");
}
