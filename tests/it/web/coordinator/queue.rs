//! What is in the queue, in which order, and for whom.

use axum::http::StatusCode;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::request::CallBack;

use crate::patterns::pattern;

use super::*;

#[tokio::test]
async fn the_queue_shows_what_is_overdue_and_soon_due_with_its_light() {
    let mut desk = Desk::new().await;
    let later = desk.request(LATER, |_| {}).await;
    let near = desk.request(NEAR, |_| {}).await;
    let yesterday = desk.request(YESTERDAY, |_| {}).await;
    let late = desk.request(LATE, |_| {}).await;

    let page = desk.office.browser("kaj").await.get("/queue").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(listed(&page.text), [&late, &yesterday, &near].map(ToString::to_string));
    for words in ["6 arbetsdagar försenad", "en arbetsdag försenad", "4 arbetsdagar kvar", "3 förfrågningar"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert!(page.text.contains("data-live-badge><b>2</b>"), "two are overdue");
    for words in ["Att bevaka <span class=\"count\">3<", "Mest försenade <span class=\"count\">2<"] {
        assert!(page.text.contains(words), "{words}");
    }
    let mut kaj = desk.office.browser("kaj").await;
    let all = kaj.get("/queue?due=any").await;
    assert_eq!(listed(&all.text).len(), 4);
    assert!(all.text.contains(&later.to_string()) && all.text.contains("19 arbetsdagar kvar"));
    assert_eq!(kaj.get("/").await.location(), "/queue", "a coordinator begins there");
}

#[tokio::test]
async fn each_choice_narrows_and_strange_ones_are_none() {
    let mut desk = Desk::new().await;
    let other = desk.recipient("vc-bjorkan");
    let plain = desk.request(LATE, |_| {}).await;
    let call = desk
        .request(YESTERDAY, |record| {
            let since = record.due_at;
            record.facts.call = Some(CallBack { since, owed_by: end_of_day(NEAR), by: None });
        })
        .await;
    let lost = desk.request(NEAR, |record| record.facts.not_delivered_at = Some(record.sent_at)).await;
    let elsewhere = desk.request(NEAR, |record| record.recipient = other).await;
    let stepped = desk
        .request(LATE, |record| {
            let taken = Taken {
                name: "overdue".to_owned(),
                from: Anchor::Due,
                anchor: LATE,
                round: 0,
                at: record.sent_at,
            };
            record.facts.steps.push(taken);
        })
        .await;
    let kind = desk.request(LATER, |record| record.kind = "konsultation".to_owned()).await;

    let mut kaj = desk.office.browser("kaj").await;
    let beginning = format!("/queue?q={}", &kind.to_string()[..6]);
    for (address, expected) in [
        ("/queue?next=coordinator", vec![call]),
        ("/queue?due=any&mark=call-owed&sort=call", vec![call]),
        ("/queue?due=any&mark=not-delivered", vec![lost]),
        ("/queue?next=unit", vec![lost]),
        ("/queue?recipient=vc-bjorkan", vec![elsewhere]),
        ("/queue?step=overdue", vec![stepped]),
        ("/queue?due=any&kind=konsultation", vec![kind]),
        (&beginning, vec![kind]),
        (&format!("/queue?q={}", kind.to_string().to_lowercase().replace('-', "+")), vec![kind]),
        ("/queue?due=overdue&sort=due-last", vec![call, plain.max(stepped), plain.min(stepped)]),
        ("/queue?q=%C3%A5", vec![]),
        ("/queue?step=no-such-step", vec![]),
    ] {
        let page = kaj.get(address).await;
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        let mut found = listed(&page.text);
        if address.contains("due-last") {
            // Of the same day, in either order.
            found[1..].sort_by(|one, other| other.cmp(one));
        }
        assert_eq!(found, expected, "{address}");
    }
    for strange in ["due=x", "next=nobody", "mark=x", "recipient=x", "unit=x", "sort=x", "after=1~2~3"] {
        assert_eq!(listed(&kaj.get(&format!("/queue?{strange}")).await.text).len(), 5, "{strange}");
    }
    let page = kaj.get("/queue?due=any").await.text;
    assert!(page.contains("Ring senast 27 november 2026") && page.contains("Mejlet kom inte fram"), "{page}");
    assert!(page.contains(">Påminnelse om försenat svar<"), "the step that was taken: {page}");
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_double() {
    let mut desk = Desk::new().await;
    for number in 0..120 {
        let day = LATE.checked_sub(jiff::Span::new().days(number % 7)).expect("a day");
        desk.request(day, |_| {}).await;
    }
    let mut kaj = desk.office.browser("kaj").await;
    let next = pattern(r#"rel="next" href="([^"]+)""#);
    for sort in ["due", "due-last", "sent", "recipient"] {
        let mut address = format!("/queue?sort={sort}");
        let mut seen = Vec::new();
        for _ in 0..3 {
            let page = kaj.get(&address).await.text;
            seen.extend(listed(&page));
            let Some(found) = next.captures(&page) else { break };
            address = found[1].replace("&#38;", "&").replace("&amp;", "&");
            // Something new meanwhile does not shift what follows.
            desk.request(date(2026, 9, 1), |_| {}).await;
        }
        seen.sort();
        let all = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), all, "{sort}: shown twice");
        assert!(all >= 120, "{sort}: {all}");
    }
}

#[tokio::test]
async fn another_units_requests_are_not_there() {
    let mut desk = Desk::new().await;
    let sodra = desk.unit("sodra");
    let foreign = desk.request(LATE, |record| record.unit = sodra).await;
    let mut kaj = desk.office.browser("kaj").await;
    for address in
        ["/queue", "/queue?unit=sodra&due=any", "/queue/recipients", &format!("/queue?q={foreign}")]
    {
        let page = kaj.get(address).await;
        assert!(!page.text.contains(&format!("/requests/{foreign}")), "{address}");
        assert!(page.text.contains("data-live-badge hidden><b>0</b>"), "{address}: nothing is overdue");
        assert!(!page.text.contains("Tallbackens"), "{address}");
    }
    let mut anna = desk.office.browser("anna").await;
    for address in ["/queue", "/queue/recipients"] {
        assert_eq!(anna.get(address).await.status, StatusCode::FORBIDDEN);
    }
    assert!(!anna.get("/requests").await.text.contains("data-live"), "workers have no queue");
}

#[tokio::test]
async fn the_recipient_most_behind_stands_first() {
    let mut desk = Desk::new().await;
    let worst = desk.recipient("vc-bjorkan");
    for _ in 0..3 {
        desk.request(NEAR, |_| {}).await;
        desk.request(YESTERDAY, |record| record.recipient = worst).await;
    }
    desk.request(LATE, |_| {}).await;
    let mut kaj = desk.office.browser("kaj").await;
    for address in ["/queue", "/queue/recipients"] {
        let page = kaj.get(address).await.text;
        let bars = page.split("class=\"bar\"").count() - 1;
        assert_eq!(bars, 2, "{address}: {page}");
        let place = |name: &str| page.find(&format!(">{name}</a>")).expect("a link to its requests");
        assert!(place("Björkans vårdcentral") < place("Tallbackens vårdcentral"), "{address}");
    }
    assert!(kaj.get("/queue").await.text.contains("3 av 3 försenade"));
    let of_one = kaj.get("/queue?recipient=vc-bjorkan&due=any").await.text;
    assert_eq!(listed(&of_one).len(), 3);
    assert!(!of_one.contains("class=\"worst\""), "who looks at one recipient needs no others");
}

#[tokio::test]
async fn a_recipient_that_left_the_directory_still_shows_its_requests() {
    let mut desk = Desk::new().await;
    let gone = Digest::from_bytes([9; 32]);
    let reference = desk.request(LATE, |record| record.recipient = gone).await;
    let mut kaj = desk.office.browser("kaj").await;
    let page = kaj.get("/queue").await.text;
    assert!(
        page.contains(&reference.to_string()) && page.contains("inte längre finns i registret"),
        "{page}"
    );
    assert!(kaj.get("/queue/recipients").await.text.contains("inte längre finns i registret"));
}
