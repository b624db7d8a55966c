//! Link and key: who gets in, and what those read who do not.

use axum::http::StatusCode;
use jiff::SignedDuration;
use underlag::crypto::link::LinkToken;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::request::Status;
use underlag::exchange::{consent, fetch};

use super::{Case, faults, form};
use crate::exchange::gateway::TestGateway;

#[tokio::test]
async fn link_and_key_open_the_request() {
    let case = Case::new().await;
    let mut browser = case.browser();
    let answer = browser.enter(&case.code(), &case.key()).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/answer"));
    let cookies: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok()).collect();
    let own = cookies.iter().find(|cookie| cookie.starts_with("__Host-recipient=")).expect("a cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(own.contains(part), "{own}");
    }
    let page = browser.read("/answer").await;
    for text in [
        "Märta Åkerlöf",
        "19000101-9801",
        "Ekbackens enhet",
        "Anna Test",
        "Planera vägen tillbaka till arbete",
        "måndag 14 december 2026",
        "(15 arbetsdagar",
        "4711",
        "SOC-EK 2026-117",
        "Funktionsnedsättning",
        "Utelämna allt som faller utanför ändamålet.",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    assert!(browser.read("/answer/request.pdf").await.bytes.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn the_whole_link_may_be_pasted_and_the_key_typed_carelessly() {
    let case = Case::new().await;
    let link = format!(" https://underlag.example.se/l#{} ", case.code());
    let key = case.key().to_lowercase().replace('-', " ");
    assert_eq!(case.browser().enter(&link, &key).await.location(), "/answer");
}

#[tokio::test]
async fn a_link_that_a_mail_filter_changed_leads_to_the_page_it_was_meant_for() {
    let case = Case::new().await;
    let code = case.code();
    let mut browser = case.browser();
    for path in ["/l%23", "/l%2523", "/l/", "/l/%23", "/l*"].map(|start| format!("{start}{code}")) {
        let page = browser.read(&path).await;
        assert!(page.text.contains("Ert mejlfilter har ändrat länken"), "{path}");
        assert!(
            page.text.contains("name=\"code\" value=\"\"") && page.text.contains("action=\"/l\""),
            "{path}"
        );
        assert!(!page.text.contains(&code), "what is secret is not written into the page");
    }
    assert!(case.gateway.record(&case.reference).facts.opened_at.is_none(), "and not used");
    assert!(browser.read("/l/").await.text.contains("Ert mejlfilter"));
    for (path, card) in [("/k%23ABC", "ABC"), ("/k/", "<nothing>"), ("/k/ABC", "ABC"), ("/k%2523ABC", "ABC")]
    {
        let page = browser.read(path).await;
        assert!(
            page.text.contains("Länken har ändrats på vägen") && page.text.contains("action=\"/k\""),
            "{path}"
        );
        assert!(!page.text.contains(card), "{path}");
    }
    for other in ["/lx", "/kx", "/ll%23", "/%23", "/loginn"] {
        assert_eq!(browser.0.get(other).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    let pasted = format!(
        "https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Funderlag.example.se%2Fl%23{code}&data=05"
    );
    assert_eq!(case.browser().enter(&pasted, &case.key()).await.location(), "/answer");
}

#[tokio::test]
async fn reading_the_page_or_posting_without_its_token_changes_nothing() {
    let case = Case::new().await;
    let mut scanner = case.browser();
    scanner.read("/l").await;
    scanner.read(&format!("/l?code={}", case.code())).await;
    let fields = [("code", &*case.code()), ("key", &*case.key())];
    let posted = scanner.0.post_bare("/l", &fields).await;
    assert_eq!(posted.status, StatusCode::FORBIDDEN);
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Sent);
    assert!(case.gateway.record(&case.reference).facts.opened_at.is_none());
}

#[tokio::test]
async fn a_stranger_reads_one_same_answer() {
    let case = Case::new().await;
    let unknown = LinkToken::generate(&case.gateway.random).expect("random");
    let other = RecipientKey::generate(&case.gateway.random).expect("random");
    let (code, key) = (case.code(), case.key());
    let mut answers = Vec::new();
    for (code, key) in [
        (unknown.as_str(), &*key),
        ("nonsense", &key),
        (&code, &other.display()),
        (&case.reference.to_string(), &key),
    ] {
        let answer = case.browser().enter(code, key).await;
        answers.push((answer.status, faults(&answer)));
    }
    fetch::renew_link(&case.gateway, &case.gateway.worker(), &case.reference, case.gateway.now())
        .await
        .expect("a new link");
    let revoked = case.browser().enter(&code, &key).await;
    answers.push((revoked.status, faults(&revoked)));
    case.gateway.advance_days(200);
    let expired = case.browser().enter(&case.code(), &key).await;
    answers.push((expired.status, faults(&expired)));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers[0].1.contains("Det här går inte att öppna."), "{answers:?}");
}

#[tokio::test]
async fn a_mistyped_key_is_said_to_be_one_and_the_link_stays() {
    let case = Case::new().await;
    let mut key = case.key();
    let last = key.pop().expect("a key");
    key.push(if last == '7' { '8' } else { '7' });
    for _ in 0..12 {
        let answer = case.browser().enter(&case.code(), &key).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faults(&answer).contains("Mottagarnyckeln är felskriven."));
        assert!(answer.text.contains(&case.code()), "the code stands in its field");
        assert!(!answer.text.contains(&key), "the key does not");
    }
    case.opened().await;
}

#[tokio::test]
async fn wrong_keys_wait_and_lock_in_words() {
    let case = Case::new().await;
    let wrong = RecipientKey::generate(&case.gateway.random).expect("random").display().to_string();
    let mut said = Vec::new();
    for _ in 0..30 {
        let answer = case.browser().enter(&case.code(), &wrong).await;
        said.push((answer.status, faults(&answer)));
        case.gateway.clock.advance(SignedDuration::from_secs(2));
        if said.last().is_some_and(|(_, text)| text.contains("spärrad")) {
            break;
        }
        if said.last().is_some_and(|(_, text)| text.contains("Vänta till")) {
            case.gateway.clock.advance(SignedDuration::from_mins(16));
        }
    }
    let wait = said.iter().find(|(_, text)| text.contains("Vänta till")).expect("a wait");
    assert_eq!(wait.0, StatusCode::TOO_MANY_REQUESTS);
    assert!(wait.1.contains("kl. 10.01"), "{}", wait.1);
    let (status, text) = said.last().expect("tries");
    assert_eq!(*status, StatusCode::TOO_MANY_REQUESTS);
    assert!(text.contains("Länken är spärrad") && text.contains("Ring enheten"), "{text}");
    let right = case.browser().enter(&case.code(), &case.key()).await;
    assert!(faults(&right).contains("spärrad"), "the right key neither");
}

#[tokio::test]
async fn only_the_holder_of_the_key_reads_how_it_ended() {
    let case = Case::new().await;
    let code = case.code();
    fetch::withdraw(&case.gateway, &case.gateway.worker(), &case.reference, case.gateway.now())
        .await
        .expect("withdrawn");
    let answer = case.browser().enter(&code, &case.key()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(faults(&answer).contains("Förfrågan är återkallad"), "{}", faults(&answer));
    assert!(!faults(&answer).contains("rättas"), "there is nothing to put right");
    let other = RecipientKey::generate(&case.gateway.random).expect("random").display().to_string();
    let stranger = case.browser().enter(&code, &other).await;
    assert!(faults(&stranger).contains("Det här går inte att öppna."));
}

#[tokio::test]
async fn a_revoked_consent_closes_the_request_also_for_who_has_it_open() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    browser.read("/answer").await;
    let id = case.gateway.record(&case.reference).consent;
    consent::revoke(&case.gateway, &case.gateway.worker(), &id, case.gateway.now()).await.expect("revoked");
    let gone = browser.get("/answer/request.pdf").await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    assert!(gone.text.contains("återkallad"), "{}", gone.text);
    assert_eq!(browser.get("/answer").await.location(), "/l", "nothing of it is left");
}

#[tokio::test]
async fn a_damaged_request_is_said_to_be_one() {
    let case = Case::new().await;
    let mut folders = vec![case.gateway.folder.path().join("data/spool")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let mut bytes = std::fs::read(&path).expect("a file");
                let place = bytes.len() - 40;
                bytes[place] ^= 1;
                std::fs::write(path, bytes).expect("written");
            }
        }
    }
    let answer = case.browser().enter(&case.code(), &case.key()).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(faults(&answer).contains("Enheten har fått veta det"), "{}", faults(&answer));
}

#[tokio::test]
async fn where_letters_carry_no_links_the_reference_opens() {
    let case = Case::with(TestGateway::with(|config| config.mail.link = false)).await;
    let mut browser = case.browser();
    let page = browser.read("/l").await;
    assert!(page.text.contains("Referens") && !page.text.contains("data-fragment"), "{}", page.text);
    let answer = browser.enter(&case.reference.to_string(), &case.key()).await;
    assert_eq!(answer.location(), "/answer");
}

#[tokio::test]
async fn where_letters_carry_no_links_a_stranger_can_not_tell_a_reference_by_its_answer() {
    let case = Case::with(TestGateway::with(|config| config.mail.link = false)).await;
    let wrong = RecipientKey::generate(&case.gateway.random).expect("random").display().to_string();
    let known = case.reference.to_string();
    let tries = (0..10).map(|one| {
        let (code, key) = (if one == 0 { "U-7K3M-Q9XD-S" } else { known.as_str() }, wrong.as_str());
        let mut browser = case.browser();
        async move {
            let answer = browser.enter(code, key).await;
            (answer.status, faults(&answer))
        }
    });
    let answers = futures_util::future::join_all(tries).await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers[0].1.contains("vänta en kvart"), "{}", answers[0].1);
}

#[tokio::test]
async fn one_request_opened_again_and_again_stays_open_in_the_newest_few_browsers() {
    let case = Case::new().await;
    let mut browsers = Vec::new();
    for _ in 0..6 {
        browsers.push(case.opened().await);
        case.gateway.clock.advance(SignedDuration::from_secs(1));
    }
    for (place, browser) in browsers.iter_mut().enumerate() {
        let expected = if place < 2 { StatusCode::SEE_OTHER } else { StatusCode::OK };
        assert_eq!(browser.get("/answer").await.status, expected, "{place}");
    }
}

#[tokio::test]
async fn the_link_page_takes_the_fragment_and_lets_a_password_manager_in() {
    let case = Case::new().await;
    let page = case.browser().read("/l").await;
    assert!(page.text.contains("data-fragment"));
    assert!(page.text.contains("autocomplete=\"current-password\""));
    assert!(page.text.contains("autocomplete=\"username\""));
    let names = form(&page, "/l");
    assert!(names.has("code") && names.has("key") && names.has("csrf"));
}

/// Every path of a recipient: whether it is read, and whether something is posted to it.
const PATHS: [(&str, bool, bool); 19] = [
    ("/answer", true, false),
    ("/answer/request.pdf", true, false),
    ("/answer/request/{number}", true, false),
    ("/answer/acknowledge", false, true),
    ("/answer/form", true, true),
    ("/answer/review", false, true),
    ("/answer/preview", true, false),
    ("/answer/preview.pdf", true, false),
    ("/answer/send", false, true),
    ("/answer/decline", true, true),
    ("/answer/wrong-recipient", true, true),
    ("/answer/more-time", true, true),
    ("/answer/receipt", true, false),
    ("/answer/receipt.pdf", true, false),
    ("/answer/copy", true, false),
    ("/answer/copy.pdf", true, false),
    ("/answer/copy.json", true, false),
    ("/answer/recall", true, true),
    ("/answer/leave", false, true),
];

#[tokio::test]
async fn whoever_has_opened_nothing_is_led_to_the_link_page() {
    let routes = underlag::web::routes();
    let known: Vec<&str> =
        routes.paths().iter().copied().filter(|path| path.starts_with("/answer")).collect();
    assert_eq!(known, PATHS.map(|(path, ..)| path), "the table has every route");
    let case = Case::new().await;
    let mut browser = case.browser();
    for (path, read, posted) in PATHS {
        let answer = browser.get(path).await;
        let expected = if read { StatusCode::SEE_OTHER } else { StatusCode::METHOD_NOT_ALLOWED };
        assert_eq!(answer.status, expected, "{path}");
        assert!(!read || answer.location() == "/l", "{path}: {}", answer.location());
        if posted {
            let bare = browser.0.post_bare(path, &[]).await;
            assert_eq!(bare.status, StatusCode::FORBIDDEN, "{path} without token");
        }
    }
    browser.read("/l").await;
    for (path, ..) in PATHS.iter().filter(|(path, _, posted)| *posted && *path != "/answer/leave") {
        let answer = browser.0.post(path, &[]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(answer.text.contains("name=\"key\""), "{path}");
    }
    assert_eq!(browser.0.post("/answer/leave", &[]).await.location(), "/l");
}
