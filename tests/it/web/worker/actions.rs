//! What can be done about a request: more time, a reminder, a call, another recipient.

use axum::http::StatusCode;
use jiff::civil::date;
use underlag::domain::change::{Change, Write};
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::{DeclineReason, Outcome, Status};
use underlag::exchange::answer;

use super::office::{CLINIC, Office};

#[tokio::test]
async fn what_can_be_done_is_offered_and_nothing_else() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let offers = |text: &str| {
        ["time", "remind", "call", "reroute", "close", "withdraw"]
            .into_iter()
            .filter(|act| text.contains(&format!("href=\"/requests/{reference}/{act}\"")))
            .collect::<Vec<_>>()
    };
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert_eq!(offers(&page.text), ["time", "remind", "call", "reroute", "withdraw"]);
    let kaj = office.browser("kaj").await.get(&format!("/requests/{reference}")).await;
    assert_eq!(offers(&kaj.text), ["time", "remind", "call"]);
    office.answer(&reference).await;
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert_eq!(offers(&page.text), [""; 0]);
    for path in ["time", "remind", "call", "reroute", "close"] {
        let away = anna.get(&format!("/requests/{reference}/{path}")).await;
        assert_eq!(away.location(), format!("/requests/{reference}"), "{path}");
    }
}

#[tokio::test]
async fn more_time_is_given_by_a_coordinator() {
    let office = Office::new();
    let (_, reference) = office.send(&mut office.browser("anna").await, CLINIC).await;
    let mut kaj = office.browser("kaj").await;
    let path = format!("/requests/{reference}/time");
    let page = kaj.get(&path).await;
    assert!(page.text.contains("måndag 14 december 2026"), "{}", page.text);
    assert!(page.text.contains("21 december 2026"), "five working days more");
    for (typed, words) in [
        ("", "Skriv datumet så här"),
        ("i morgon", "Skriv datumet så här"),
        ("2026-12-14", "inte senare än det som gäller"),
        ("2027-05-01", "Samtycket gäller inte så länge"),
    ] {
        let refused = kaj.post(&path, &[("day", typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.text.contains(words), "{typed}: {}", refused.text);
        assert!(refused.text.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
    }
    let done = kaj.post(&path, &[("day", "2026-12-22")]).await;
    assert_eq!(done.location(), format!("/requests/{reference}"), "{}", done.text);
    let page = kaj.get(done.location()).await;
    assert!(page.text.contains("Svarstiden är ändrad") && page.text.contains("tisdag 22 december 2026"));
    assert!(page.text.contains("Ursprungligen senast"), "{}", page.text);
}

#[tokio::test]
async fn a_wish_for_more_time_is_answered() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let visit = office.visit(&reference).await;
    let gateway = office.gateway();
    let ask = async || {
        let until = date(2026, 12, 30);
        answer::ask_more_time(gateway, &visit, until, "Läkaren är sjuk", gateway.now()).await.expect("asked");
    };
    ask().await;
    let path = format!("/requests/{reference}/time");
    let page = anna.get(&path).await;
    assert!(page.text.contains("Ja, ge tid till onsdag 30 december 2026"), "{}", page.text);
    assert!(!page.text.contains("Läkaren är sjuk"), "the reason is sealed");
    let nothing = anna.post(&path, &[]).await;
    assert!(nothing.text.contains("Välj vad ni svarar"), "{}", nothing.text);
    anna.post(&path, &[("choice", "no")]).await;
    assert_eq!(office.record(&reference).due_date(), date(2026, 12, 14));
    assert_eq!(office.record(&reference).facts.more_time, None);
    ask().await;
    let other = anna.post(&path, &[("choice", "other"), ("day", "")]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    anna.post(&path, &[("choice", "asked"), ("day", "")]).await;
    assert_eq!(office.record(&reference).due_date(), date(2026, 12, 30));
}

#[tokio::test]
async fn a_reminder_is_asked_about_and_sent_once() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}/remind");
    assert!(anna.get(&path).await.text.contains("Vill du påminna mottagaren?"));
    assert_eq!(office.record(&reference).facts.reminded_at, None, "asking reminds nobody");
    for words in ["En påminnelse är på väg", "En påminnelse har redan skickats i dag"] {
        let done = anna.post(&path, &[]).await;
        assert!(anna.get(done.location()).await.text.contains(words), "{words}");
    }
    assert!(!anna.get(&format!("/requests/{reference}")).await.text.contains(&path));
}

#[tokio::test]
async fn a_call_is_taken_on_and_its_result_written_down() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let mut kaj = office.browser("kaj").await;
    let here = format!("/requests/{reference}");
    let path = format!("{here}/call");
    assert!(kaj.get(&path).await.text.contains("Säg referensen, inte klientens namn"));
    kaj.post(&format!("{path}/take"), &[]).await;
    let page = anna.get(&here).await;
    assert!(page.text.contains("kaj Test ringer senast 26 november 2026"), "{}", page.text);
    for (fields, words) in [
        (vec![], "Välj vad samtalet gav"),
        (vec![("result", "declines")], "Välj varför de tackar nej"),
        (vec![("result", "new-date"), ("day", "x")], "Skriv datumet så här"),
    ] {
        let refused = kaj.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
    }
    kaj.post(&path, &[("result", "no-contact"), ("again", "yes")]).await;
    assert!(office.record(&reference).facts.call.is_some());
    kaj.post(&path, &[("result", "declines"), ("reason", "no-mandate"), ("day", "")]).await;
    let record = office.record(&reference);
    let no_mandate = matches!(record.facts.outcome, Some(Outcome::Declined { reason, .. }) if reason == DeclineReason::NoMandate);
    assert!(no_mandate, "{:?}", record.facts.outcome);
    let page = anna.get(&here).await;
    assert!(page.text.contains("per telefon"), "{}", page.text);
    assert!(page.text.contains(&format!("{here}/close")) && page.text.contains(&format!("{here}/reroute")));
    anna.get(&format!("{here}/close")).await;
    let done = anna.post(&format!("{here}/close"), &[]).await;
    assert!(anna.get(done.location()).await.text.contains("Dokumenten är raderade"));
}

#[tokio::test]
async fn a_request_is_sent_on_with_the_consent_document() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    let here = format!("/requests/{reference}");
    let path = format!("{here}/reroute");
    // A quarter of an hour later the consent is off the desk.
    office.advance(20);
    let page = anna.get(&path).await;
    assert!(
        page.text.contains("type=\"file\"") && !page.text.contains("name=\"recipient\""),
        "{}",
        page.text
    );
    let nothing = anna.upload(&path, &[], &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = office.consent(&mut anna).await;
    let wrong = anna.upload(&path, &[], &[("consent", "s.pdf", other.as_slice())]).await;
    assert!(wrong.text.contains("hör inte till den här förfrågan"), "{}", wrong.text);

    let files = [("consent", "s.pdf", consent.as_slice())];
    let choose = anna.upload(&path, &[], &files).await;
    assert!(
        choose.text.contains("Björkans vårdcentral") && !choose.text.contains("Verkstaden"),
        "{}",
        choose.text
    );
    assert!(office.record(&reference).facts.earlier.is_empty(), "nothing was sent on yet");
    let held = super::office::hidden(&choose);
    let held: Vec<(&str, &str)> = super::office::borrowed(&held);
    let nobody = anna.upload(&path, &held, &[]).await;
    assert!(nobody.text.contains("Välj vart förfrågan ska gå"), "{}", nobody.text);
    let mut chosen = held.clone();
    chosen.push(("recipient", "vc-bjorkan"));
    let done = anna.upload(&path, &chosen, &[]).await;
    assert_eq!(done.location(), format!("{here}/receipt"), "{}", done.text);
    let receipt = anna.get(done.location()).await;
    assert!(receipt.text.contains("Björkans vårdcentral"), "{}", receipt.text);
    assert!(receipt.text.contains("slip.pdf"), "a one-time key: {}", receipt.text);
    let again = anna.upload(&path, &chosen, &[]).await;
    assert_eq!(again.location(), format!("{here}/receipt"), "a double click");
    assert_eq!(office.record(&reference).facts.earlier.len(), 1);
    assert_eq!(office.record(&reference).status(), Status::Sent);
    let page = anna.get(&here).await;
    assert!(page.text.contains("Tidigare mottagare") && page.text.contains("Tallbackens"), "{}", page.text);
}

/// A step that waits for a yes, as the clock leaves it behind.
async fn waits_for_a_yes(office: &Office, reference: &Reference) {
    let mut record = office.record(reference);
    record.revision += 1;
    let anchor = record.due_date();
    let name = "due-soon".to_owned();
    record.facts.consider = Some(Taken { name, from: Anchor::Due, anchor, round: 0, at: office.state.now() });
    let writes = vec![Write::Record(Box::new(record))];
    office.gateway().commit(Change { writes, ..Change::default() }).await.expect("committed");
}

#[tokio::test]
async fn a_reminder_that_asks_gets_a_yes_or_a_no() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let here = format!("/requests/{reference}");
    let path = format!("{here}/consider");
    assert_eq!(anna.get(&path).await.location(), here, "nothing waits");
    for (which, words) in [("no", "Ingen påminnelse skickas"), ("yes", "Påminnelsen är på väg")] {
        waits_for_a_yes(&office, &reference).await;
        assert!(anna.get(&here).await.text.contains("En påminnelse väntar på ert ja eller nej"));
        assert!(anna.get(&path).await.text.contains("Påminnelse före svarsdagen"));
        let done = anna.post(&path, &[("do", which)]).await;
        assert_eq!(done.location(), here, "{}", done.text);
        assert!(anna.get(&here).await.text.contains(words), "{which}");
        assert_eq!(anna.post(&path, &[("do", which)]).await.location(), here, "a double click");
    }
    let letters = office.state.store().due_notices(jiff::Timestamp::MAX, 10).expect("readable");
    let reminders = letters.iter().filter(|notice| notice.letter == Letter::Reminder);
    assert_eq!(reminders.count(), 1, "the one that was said yes to");
}
