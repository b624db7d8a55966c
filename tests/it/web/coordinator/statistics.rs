//! The statistics' page and what can be taken along: own units only, in classes of five.

use axum::http::StatusCode;
use underlag::domain::request::Outcome;

use super::*;

/// Seven answered requests at one clinic, two at another; one of another unit.
async fn desk() -> Desk {
    let mut desk = Desk::new().await;
    let (clinic, other, unit) = (desk.recipient(CLINIC), desk.recipient("vc-bjorkan"), desk.unit("sodra"));
    let at = desk.sample.sent_at;
    for late in [false, false, true, false, false, false, true] {
        desk.request(NEAR, |record| {
            record.recipient = clinic;
            record.facts.outcome = Some(Outcome::Answered { at, late, days: 12, score: Some(3) });
        })
        .await;
    }
    for _ in 0..2 {
        desk.request(NEAR, |record| record.recipient = other).await;
    }
    desk.request(NEAR, |record| record.unit = unit).await;
    desk
}

#[tokio::test]
async fn figures_are_shown_in_classes_and_small_groups_together() {
    let desk = desk().await;
    let mut kaj = desk.office.browser("kaj").await;
    let page = kaj.get("/statistics").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Tallbackens vårdcentral"), "{}", page.text);
    assert!(!page.text.contains("Björkans vårdcentral"), "two requests are a group too small to name");
    assert!(page.text.contains("Övriga (färre än 5 var)"));
    assert!(page.text.contains("10–14"), "eight, two, and none of the other unit");
    for strange in ["?period=x&by=y&unit=sodra", "?period=2999-q4", "?by=month&period=2026-h2"] {
        assert_eq!(kaj.get(&format!("/statistics{strange}")).await.status, StatusCode::OK, "{strange}");
    }
    let other_unit = kaj.get("/statistics?unit=sodra").await;
    assert!(other_unit.text.contains("Ekbackens enhet") && !other_unit.text.contains("Södra enheten"));
}

#[tokio::test]
async fn tables_can_be_taken_along() {
    let desk = desk().await;
    let mut kaj = desk.office.browser("kaj").await;
    let csv = kaj.get("/statistics/table.csv?by=kind").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").contains("statistik-2026-06-2026-11.csv"));
    let text = csv.text.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("Månader;Blankett;Skickade;"), "{text}");
    assert!(lines[1].contains(";Förfrågan till läkare;10–14;"), "{text}");
    assert!(lines.iter().filter(|line| !line.is_empty()).all(|line| line.split(';').count() == 24), "{text}");

    let json = kaj.get("/statistics/table.json").await;
    let value: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
    assert_eq!(value["total"]["sent"], serde_json::json!({ "at_least": 10, "at_most": 14 }));
    assert_eq!(value["groups"].as_array().map(Vec::len), Some(1));
    assert_eq!(value["few"]["sent"]["at_most"], 4);

    let pdf = kaj.get("/statistics/report.pdf").await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.header("content-disposition").ends_with(".pdf\""));
}

#[test]
fn no_cell_is_a_formula() {
    use underlag::web::coordinator::statistics::cell;
    for formula in ["=1+1", "+46 70", "-1", "@sum", "\tx"] {
        assert!(cell(formula).starts_with('\''), "{formula}");
    }
    assert_eq!(cell("a;b \"c\""), "\"a;b \"\"c\"\"\"");
    assert_eq!(cell("=a;b"), "\"'=a;b\"");
    assert_eq!(cell("15–19"), "15–19");
}

#[tokio::test]
async fn what_clients_answered_is_shown_in_classes_and_of_no_unit() {
    use underlag::domain::change::{Change, Write};
    use underlag::domain::statistics::group::Month;
    use underlag::domain::survey::{Answer, Sheet};

    let desk = desk().await;
    let mut kaj = desk.office.browser("kaj").await;
    assert!(kaj.get("/statistics").await.text.contains("Antal som har svarat: &#60; 5"), "nobody yet");
    let month = Month::of(desk.office.gateway().now());
    let sheet = |answer| Write::Survey { month, sheet: Sheet([answer; 5]) };
    let writes = [vec![sheet(Answer::Yes); 7], vec![sheet(Answer::No); 2]].concat();
    desk.office.state.commit(&Change { writes, ..Change::default() }).await.expect("counted");

    let page = kaj.get("/statistics").await;
    assert!(page.text.contains("Antal som har svarat: 5–9"), "{}", page.text);
    assert!(page.text.contains("Kände du att du kunde säga nej?"));
    let csv = kaj.get("/statistics/survey.csv").await;
    assert!(csv.header("content-disposition").contains("enkat-2026-06-2026-11.csv"));
    let lines: Vec<&str> = csv.text.split("\r\n").collect();
    assert!(
        lines[0]
            .ends_with("Månader;Fråga;Ja;Ja, till stor del;Nej, inte riktigt;Nej;Vet inte;Vill inte svara")
    );
    assert!(lines[1].ends_with(";Förstod du vad du samtyckte till?;5–9;< 5;< 5;< 5;< 5;< 5"), "{}", csv.text);
    assert_eq!(lines.iter().filter(|line| !line.is_empty()).count(), 6);

    let json = kaj.get("/statistics/table.json").await;
    let value: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
    assert_eq!(value["survey"]["answered"], serde_json::json!({ "at_least": 5, "at_most": 9 }));
    assert_eq!(value["survey"]["questions"]["whom-to-ask"]["no"]["at_most"], 4);
    let before = kaj.get("/statistics/survey.csv?period=2025").await;
    assert!(!before.text.contains("5–9"), "another year: {}", before.text);
}
