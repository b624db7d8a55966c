//! What is said while an answer is typed: by the rules that decide whether it can be sent.

use axum::http::StatusCode;
use underlag::exchange::draft;
use underlag::trial::demo::html;

use super::super::client::Answer;
use super::{Browser, Case, filled};

const TIMMAR: &str = "q.formaga.formaga-period:0.formaga-timmar";

/// What the page shows beside the form while somebody types.
async fn typed(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let page = browser.read("/answer/form").await;
    let mut form = filled(&page, fields, "save");
    form.action = "/answer/review".to_owned();
    form.multipart = false;
    let answer = browser.submit(&form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer
}

/// Places of the page that a list with that heading leads to.
fn places(text: &str, heading: &str) -> Vec<String> {
    let list = text.split(heading).nth(1).unwrap_or_default().split("</ul>").next().unwrap_or_default();
    list.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// How far the section has come.
fn progress(text: &str, section: &str) -> String {
    let mut lines = text.split("<li data-progress=\"").skip(1);
    let line = lines.find(|line| line.contains(&format!("href=\"#q.{section}\"")));
    line.and_then(|line| line.split('"').next()).expect("the section is listed").to_owned()
}

#[tokio::test]
async fn what_is_said_while_typing_is_what_checking_says() {
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[(TIMMAR, "200")], "formaga"),
        (&[("q.behandling.prognos", "unclear"), ("q.behandling.prognos-grund", "")], "behandling"),
        (&[("q.diagnos.diagnoser:0.diagnos-kod", "hej")], "diagnos"),
        (&[("q.behandling.nasta-bedomning", "efter jul")], "behandling"),
    ];
    for (fields, section) in cases {
        let case = Case::new().await;
        case.prepared().await;
        let mut browser = case.opened().await;
        let before = typed(&mut browser, &[]).await.text;
        assert!(before.contains("Inget hindrar att svaret skickas. Inget saknas."), "{before}");
        assert_eq!(progress(&before, section), "complete");

        let said = typed(&mut browser, fields).await.text;
        assert!(!said.contains("Inget saknas") && !said.contains("Inget hindrar"), "{fields:?}: {said}");
        assert_eq!(progress(&said, section), "begun", "{fields:?}");
        let checked = browser.answer(fields, "preview").await;
        assert_eq!(checked.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert_eq!(places(&said, "Måste rättas"), places(&checked.text, "role=\"alert\""), "{fields:?}");
        assert_eq!(progress(&checked.text, section), "begun", "{fields:?}");
    }
}

#[tokio::test]
async fn what_would_be_good_to_have_is_told_apart_from_what_has_to_be_put_right() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let said = typed(&mut browser, &[("q.diagnos.diagnos-far-lamnas", "no")]).await.text;
    let wrong = places(&said, "Måste rättas");
    assert_eq!(wrong, ["q.svarare.svarare-namn", "q.svarare.svarare-yrke", "q.svarare.svarare-enhet"]);
    assert!(places(&said, "Vore bra att ha med").contains(&"q.funktion.f-omraden".to_owned()), "{said}");
    let parts = html::text(said.split("class=\"parts\"").nth(1).expect("the three parts"));
    for part in ["Diagnos: ifylld", "Funktionsnedsättning: saknas", "Aktivitetsbegränsning: saknas"] {
        assert!(parts.contains(part), "{parts}");
    }
}

#[tokio::test]
async fn an_own_question_left_empty_is_told_before_sending() {
    let case = Case::new().await;
    case.prepared().await;
    let visit = case.gateway.open(&case.reference).await.expect("opened");
    let mut answer = case.gateway.filled_answer(&visit);
    let asked = answer.items.iter_mut().find(|item| item.link_id == "egna").expect("own questions");
    let first = asked.items.iter_mut().find(|item| item.link_id == "egna-1").expect("the first of them");
    first.items.retain(|item| item.link_id != "egna-1-svar");
    draft::fill(&visit, answer);
    draft::save(&case.gateway, &visit, case.gateway.now()).await.expect("saved");
    let mut browser = case.opened().await;
    for empty in ["", "?", " – ", "null"] {
        let said = typed(&mut browser, &[("q.egna.egna-1.egna-1-svar", empty)]).await.text;
        assert!(said.contains("är inte besvarad."), "{empty:?}: {said}");
        assert!(
            places(&said, "Vore bra att ha med").contains(&"q.egna.egna-1.egna-1-svar".to_owned()),
            "{empty:?}"
        );
    }
    let preview = browser.read("/answer/preview").await;
    assert!(preview.text.contains("är inte besvarad."), "{}", preview.text);
    assert!(
        !typed(&mut browser, &[("q.egna.egna-1.egna-1-svar", "Ja.")])
            .await
            .text
            .contains("är inte besvarad.")
    );
}

#[tokio::test]
async fn what_cannot_be_judged_is_spoken_of_where_there_is_the_choice() {
    let case = Case::new().await;
    assert!(
        case.opened().await.read("/answer/form").await.text.contains("Det ni inte kan bedöma anger ni som")
    );
}
