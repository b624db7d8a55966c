//! The life of a request, from consent to a forgotten answer.

use underlag::domain::language::Language;
use underlag::domain::request::{NextActor, Status};
use underlag::exchange::verify::Against;
use underlag::exchange::{answer, draft, fetch, verify};

use super::gateway::{CLINIC, TestGateway, subject};

#[tokio::test]
async fn consent_send_open_answer_fetch() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.next_actor()), (Status::Sent, NextActor::Recipient));
    // Fifteen working days after Monday 23 November: Monday 14 December.
    assert_eq!(record.due_date().to_string(), "2026-12-14");

    let visit = gateway.open(&reference).await.expect("the clinic opens it");
    assert_eq!(visit.request.header.subject, subject());
    assert_eq!(gateway.record(&reference).status(), Status::Opened);

    answer::acknowledge(&gateway, &visit, None, gateway.now()).await.expect("acknowledged");
    assert_eq!(gateway.record(&reference).status(), Status::Acknowledged);

    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::attach(&gateway, &visit, "Intyg å.pdf", small_pdf!("test").to_vec()).expect("attached");
    let sent = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    assert!(!sent.header.late);
    let receipt = answer::receipt(&gateway, &visit, Language::Sv, gateway.now()).expect("written");
    assert!(receipt.is_some_and(|pdf| pdf.starts_with(b"%PDF-")));
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.next_actor()), (Status::Answered, NextActor::Unit));

    let worker = gateway.worker();
    let opened =
        fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("the unit opens it");
    let reply = opened.answer.as_ref().expect("the answer");
    assert_eq!(reply.score(), Some(3));
    let who = reply.header.answered_by.as_ref().expect("somebody stands for it");
    assert!(!who.name.is_empty() && !who.unit.is_empty() && who.profession_code.is_some(), "{who:?}");
    assert_eq!(reply.filled.as_ref().expect("a form").response.items, visit.draft().response.items);
    assert_eq!(reply.attachments[0].name, "Intyg å.pdf");
    assert_eq!(reply.attachments[0].bytes, small_pdf!("test"));

    let parties = gateway.parties();
    let against =
        Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients: parties.recipients() };
    for pdf in [&reply.pdf, &opened.request.pdf] {
        let verdict = verify::verify(pdf, against, gateway.now(), Language::Sv);
        assert!(verdict.valid, "{:?}", verdict.checks);
        assert!(verdict.checks.iter().all(|check| check.ok == Some(true)), "{:?}", verdict.checks);
        assert_eq!(verdict.reference, Some(reference.to_string()));
    }

    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("confirmed");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.next_actor()), (Status::Fetched, NextActor::Nobody));
    assert_eq!((record.document, record.facts.answer), (None, None));
    assert_eq!(gateway.store.pending_destructions(10).expect("readable").len(), 2);
}

#[tokio::test]
async fn a_recipient_without_a_key_gets_one_for_this_request() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let sent = gateway.send(&consent, "vc-bjorkan", "once").await.expect("sent");
    let underlag::exchange::send::Sent::Now(dispatch) = sent else { panic!("sent now") };
    let key = dispatch.one_time_key.as_ref().expect("a one-time key");
    assert!(dispatch.slip_pdf().is_some_and(|pdf| pdf.starts_with(b"%PDF-")));
    let receipt = dispatch.receipt_pdf(&gateway, gateway.now()).expect("written");
    assert!(receipt.starts_with(b"%PDF-"));
    let link = gateway.link(&dispatch.reference);
    let wrong =
        underlag::exchange::visit::open(&gateway, &link, &gateway.clinic_key.display(), gateway.now()).await;
    assert!(wrong.is_err(), "{CLINIC}'s key opens nothing of another's");
    underlag::exchange::visit::open(&gateway, &link, &key.display(), gateway.now())
        .await
        .expect("its own key opens it");
}
