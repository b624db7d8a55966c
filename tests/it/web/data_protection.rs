//! What is done with personal data, on the pages; and `security.txt`.

use axum::http::StatusCode;
use underlag::config::{Config, Directory, Security};
use underlag::domain::Unit;
use underlag::domain::language::Language;
use underlag::domain::retention::UNSENT_DAYS;
use underlag::forms::catalogue::Catalogue;
use underlag::text;
use underlag::web::data_protection::retention;

use super::App;
use crate::config::shipped;
use crate::gallery;

/// With the demo's municipality, and as many others as wanted.
fn app(others: &[&str]) -> App {
    let app = App::new();
    let mut directory = Directory::load(&shipped("demo")).expect("no faults");
    for name in others {
        let unit = directory.units[0].clone();
        directory.units.push(Unit { id: (*name).to_owned(), organisation: format!("{name} kommun"), ..unit });
    }
    app.state.gateway().replace_directory(directory);
    app
}

#[tokio::test]
async fn the_only_organisation_has_its_page_at_once() {
    let mut visitor = app(&[]).visitor();
    visitor.headers.push(("accept-language", "sv".to_owned()));
    for path in ["/dataskydd", "/dataskydd/exempelstad", "/dataskydd/unit.arbete-rehabilitering"] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for said in [
            "Socialnämnden i Exempelstads kommun",
            "href=\"mailto:dataskyddsombud@exempelstad.example\"",
            "artikel 6.1 e",
            "artikel 9.2 h",
            "Samtycket är inte den rättsliga grunden",
            "gallras enligt nämndens gallringsbeslut",
            "href=\"https://www.imy.se\"",
        ] {
            assert!(page.text.contains(said), "{path}: {said}\n{}", page.text);
        }
        assert!(!page.text.contains("har inte angett"), "{}", page.text);
        let twin = path.replace("/dataskydd", "/data-protection");
        assert!(page.text.contains(&format!("name=\"back\" value=\"{twin}\"")), "{}", page.text);
        assert!(visitor.get(&twin).await.text.contains("<html lang=\"en\">"));
    }
}

#[tokio::test]
async fn of_several_organisations_one_is_chosen() {
    let mut visitor = app(&["ekby"]).visitor();
    let list = visitor.get("/data-protection").await.text;
    for leads in ["href=\"/data-protection/exempelstad\"", "href=\"/data-protection/unit.ekby\""] {
        assert!(list.contains(leads), "{list}");
    }
    assert!(visitor.get("/data-protection/exempelstad").await.text.contains("Exempelstads kommun"));
    assert_eq!(visitor.get("/data-protection/nobody").await.status, StatusCode::NOT_FOUND);
    let nobody = App::new().visitor().get("/data-protection").await.text;
    assert!(nobody.contains("No organisation has been set up here yet"), "{nobody}");
}

#[tokio::test]
async fn what_an_organisation_has_not_stated_the_page_says_and_whom_to_ask() {
    let page = app(&["ekby"]).visitor().get("/data-protection/unit.ekby").await.text;
    let unsaid = page.matches("ekby kommun has not stated this.").count();
    // Controller, contact, officer, basis, operator, backups, own records, outside.
    assert_eq!(unsaid, 8, "{page}");
    for said in
        ["href=\"#ask\"", "id=\"ask\"", "href=\"tel:0123-456700\"", "ekonomiskt.bistand@exempelstad.example"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(page.contains("The consent is not the legal basis"), "{page}");
}

#[tokio::test]
async fn every_page_leads_to_it() {
    let app = app(&[]);
    for path in ["/login", "/l", "/k", "/mailbox", "/hjalp"] {
        let page = app.visitor().get(path).await.text;
        let link = page.contains("href=\"/dataskydd\"") || page.contains("href=\"/data-protection\"");
        assert!(link, "{path}: {page}");
    }
}

/// Where personal data are given or read, it is said on the page itself.
#[test]
fn the_client_the_recipient_and_the_consent_lead_to_it() {
    for language in Language::ALL {
        let pages = gallery::all(language);
        let link = format!("href=\"{}\"", text::fixed(language, "data-protection-path"));
        for name in ["client-overview-1", "recipient-request-1", "worker-consent-1"] {
            let page = pages.iter().find(|page| page.name == name).expect("a page");
            let (main, _) = page.html.split_once("</main>").expect("a page with a footer");
            assert!(main.contains(&link), "{name}, {}", language.tag());
        }
    }
}

/// The numbers are those that the forms, the settings and the sweep go by.
#[test]
fn how_long_things_stay_is_what_is_enforced() {
    let mut config = Config::default();
    config.session.idle = std::time::Duration::from_mins(7);
    let mut kinds = Catalogue::builtin().kinds().to_vec();
    kinds[0].expire_days = 271;
    kinds[1].keep_answer_days = 29;
    kinds.iter_mut().for_each(|kind| kind.keep_answer_days = kind.keep_answer_days.min(29));
    let stays = retention::of(Language::En, &kinds, &config.session);
    let said: Vec<&str> = stays.iter().map(|stay| stay.how_long.as_str()).collect();
    let begins = |text: &str| said.iter().any(|stay| stay.contains(text));
    assert!(begins("at most 271 days after the answer was due"), "{said:?}");
    assert!(begins("at most 29 days after it came"), "{said:?}");
    assert!(begins(&format!("At most {UNSENT_DAYS} days after it was last saved")), "{said:?}");
    assert!(begins("until one year after the consent's last day"), "{said:?}");
    assert!(begins("Ends after 7 minutes without a click"), "{said:?}");
    for language in Language::ALL {
        let stays = retention::of(language, &kinds, &config.session);
        assert!(
            stays.iter().all(|stay| !format!("{}{}", stay.what, stay.how_long).contains("data-protection-"))
        );
    }
}

#[tokio::test]
async fn a_fault_in_the_security_is_told_where_the_settings_say() {
    const PATH: &str = "/.well-known/security.txt";
    assert_eq!(App::new().visitor().get(PATH).await.status, StatusCode::NOT_FOUND);
    let security = Security {
        contact: "mailto:it@k.example".to_owned(),
        expires: jiff::civil::date(2027, 6, 30),
        policy: Some("https://k.example/sakerhet".to_owned()),
    };
    let app = App::with_settings(|config| config.security = Some(security));
    let answer = app.visitor().get(PATH).await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        answer.text,
        "Contact: mailto:it@k.example\nExpires: 2027-06-30T21:59:59Z\nPreferred-Languages: sv, en\n\
         Canonical: http://localhost:8080/.well-known/security.txt\nPolicy: https://k.example/sakerhet\n"
    );
}
