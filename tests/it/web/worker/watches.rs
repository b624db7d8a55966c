//! Watches: set, found, moved, done, dropped.

use axum::http::StatusCode;
use jiff::civil::date;
use underlag::domain::calendar::Calendar;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::web::worker::watches::words::ahead;

use super::office::{CLINIC, NUMBER, Office};
use crate::web::client::{Answer, Client};

fn reference(done: &Answer) -> Reference {
    let text = done.location().strip_prefix("/watches/");
    let text = text.unwrap_or_else(|| panic!("{} {}", done.status, done.text));
    Reference::parse(text).expect("a reference")
}

async fn set(anna: &mut Client, kind: &str, day: &str) -> Reference {
    anna.get("/watches/new").await;
    let fields = [("personal_number", NUMBER), ("kind", kind), ("day", day), ("sick_leave_from", "")];
    reference(&anna.post("/watches/new", &fields).await)
}

#[tokio::test]
async fn a_watch_is_set_on_a_number_that_is_not_kept() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    assert!(anna.get("/watches").await.text.contains("Här finns inga bevakningar"));
    anna.get("/watches/new").await;
    let fields = [
        ("personal_number", NUMBER),
        ("kind", "two-month-position"),
        ("sick_leave_from", "2026-10-14"),
        ("day", ""),
    ];
    let done = anna.post("/watches/new", &fields).await;
    let kept = office.state.store().watch(&reference(&done)).expect("readable").expect("there");
    assert_eq!(kept.due_on, date(2026, 12, 14));
    let page = anna.get(done.location()).await;
    assert!(page.text.contains("måndag 14 december 2026") && page.text.contains("måndag 30 november 2026"));
    assert!(!page.text.contains(NUMBER) && !page.text.contains("19000101"), "{}", page.text);
    let list = anna.get("/watches").await;
    assert!(
        list.text.contains(&kept.reference.to_string()) && list.text.contains("Om 21 dagar"),
        "{}",
        list.text
    );
}

#[tokio::test]
async fn what_is_filled_in_wrong_is_kept_and_said() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/watches/new").await;
    for (fields, words) in [
        (
            vec![("personal_number", "19000101-9802"), ("kind", "under-watch"), ("day", "2026-12-14")],
            "Numret stämmer inte",
        ),
        (vec![("personal_number", NUMBER), ("day", "2026-12-14")], "Välj vad som ska bevakas"),
        (
            vec![("personal_number", NUMBER), ("kind", "consent-expires"), ("day", "2026-12-14")],
            "Välj vad som ska bevakas",
        ),
        (
            vec![("personal_number", NUMBER), ("kind", "two-month-position"), ("sick_leave_from", "våren")],
            "Skriv datumet så här",
        ),
        (
            vec![("personal_number", NUMBER), ("kind", "under-watch"), ("day", "2027-05-24")],
            "mer än ett halvår fram",
        ),
        (
            vec![("personal_number", NUMBER), ("kind", "decision-follow-up"), ("day", "2026-11-22")],
            "redan varit",
        ),
    ] {
        let refused = anna.post("/watches/new", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
        for (name, typed) in fields.iter().filter(|(name, _)| *name != "kind") {
            assert!(refused.text.contains(&format!("value=\"{typed}\"")), "{name} {typed} is kept");
        }
    }
}

#[tokio::test]
async fn a_watch_is_found_moved_and_done() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let kept = set(&mut anna, "decision-follow-up", "2026-12-14").await;
    let here = format!("/watches/{kept}");
    let typed = kept.to_string().to_lowercase().replace('-', "");
    assert_eq!(anna.get(&format!("/watches?q={typed}")).await.location(), here);
    let unknown = Reference::from_digest(&Digest::from_bytes([1; 32]));
    let none = anna.get(&format!("/watches?q={unknown}")).await;
    assert!(none.text.contains("Ingen av era enheter har en bevakning"), "{}", none.text);
    assert!(anna.get("/watches?q=hej").await.text.contains("Referensen är felskriven"));
    assert!(anna.get("/watches?kind=under-watch").await.text.contains("Här finns inga bevakningar"));
    for strange in ["/watches?show=x&kind=y&after=z", "/watches?after=~"] {
        assert_eq!(anna.get(strange).await.status, StatusCode::OK, "{strange}");
    }

    // A coordinator does all but set it.
    let mut kaj = office.browser("kaj").await;
    let list = kaj.get("/watches").await;
    assert!(list.text.contains(&here) && !list.text.contains("/watches/new"), "{}", list.text);
    kaj.get(&here).await;
    let refused = kaj.post(&format!("{here}/move"), &[("day", "snart")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"snart\""), "{}", refused.text);
    kaj.post(&format!("{here}/move"), &[("day", "2027-01-11")]).await;
    assert!(kaj.get(&here).await.text.contains("måndag 11 januari 2027"));
    for _ in 0..2 {
        let done = kaj.post(&format!("{here}/done"), &[]).await;
        assert_eq!(done.location(), here, "{}", done.text);
    }
    assert!(!anna.get("/watches").await.text.contains(&here));
    assert!(anna.get("/watches?show=ended").await.text.contains(&here));
    assert_eq!(
        kaj.post(&format!("{here}/move"), &[("day", "2027-01-12")]).await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn dropping_asks_first_and_another_unit_sees_nothing() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let kept = set(&mut anna, "under-watch", "2026-12-14").await;
    let path = format!("/watches/{kept}/drop");
    let mut bo = office.browser("bo").await;
    bo.get("/watches").await;
    assert_eq!(bo.get(&format!("/watches/{kept}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bo.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!bo.get("/watches").await.text.contains(&kept.to_string()));
    assert!(anna.get(&path).await.text.contains("Vill du ta bort bevakningen?"));
    assert!(office.state.store().watch(&kept).expect("readable").expect("there").is_open());
    anna.post(&path, &[]).await;
    assert!(anna.get(&format!("/watches/{kept}")).await.text.contains("Borttagen"));
}

#[tokio::test]
async fn a_requests_page_leads_to_a_watch_without_a_number() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, request) = office.send(&mut anna, CLINIC).await;
    let page = anna.get(&format!("/requests/{request}")).await;
    let path = format!("/watches/new?request={request}");
    assert!(page.text.contains(&path), "{}", page.text);
    let form = anna.get(&format!("{path}&kind=certificate-expires")).await;
    assert!(!form.text.contains("personal_number"), "{}", form.text);
    assert!(form.text.contains("value=\"certificate-expires\" checked"), "{}", form.text);
    let fields = [
        ("request", request.to_string()),
        ("kind", "certificate-expires".to_owned()),
        ("day", "2027-02-01".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let kept = reference(&anna.post("/watches/new", &fields).await);
    let kept = office.state.store().watch(&kept).expect("readable").expect("there");
    assert_eq!(kept.client, office.record(&request).client);
    let mut bo = office.browser("bo").await;
    bo.get("/watches/new").await;
    assert_eq!(bo.post("/watches/new", &fields).await.status, StatusCode::NOT_FOUND);
}

/// 21 November 2026 is a Saturday.
#[test]
fn a_watch_is_late_by_working_days() {
    let calendar = Calendar::sweden();
    let said = |day: i8, language| ahead(date(2026, 11, 20), date(2026, 11, day), &calendar, language).1;
    assert_eq!(
        [19, 20, 21, 23, 24].map(|day| said(day, Language::Sv)),
        ["I morgon", "I dag", "Försenad", "En arbetsdag försenad", "2 arbetsdagar försenad",]
    );
    assert_eq!([21, 24].map(|day| said(day, Language::En)), ["Overdue", "2 working days late"]);
}
