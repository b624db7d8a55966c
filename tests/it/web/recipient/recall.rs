//! What was sent is taken back, from the receipt and by whoever comes back.

use underlag::domain::request::Status;
use underlag::exchange::fetch;

use super::{Browser, Case, form};

impl Case {
    /// A browser that has sent an answer.
    async fn answered(&self) -> Browser {
        self.prepared().await;
        let mut browser = self.opened().await;
        let sending = form(&browser.read("/answer/preview").await, "/answer/send");
        assert_eq!(browser.submit(&sending).await.location(), "/answer/receipt");
        browser
    }

    async fn fetched(&self) {
        let (gateway, worker) = (&self.gateway, self.gateway.worker());
        fetch::open(gateway, &worker, &self.reference, &self.consent, gateway.now()).await.expect("opened");
        fetch::confirm(gateway, &worker, &self.reference, gateway.now()).await.expect("confirmed");
    }
}

#[tokio::test]
async fn from_the_receipt_it_is_asked_before_it_is_taken_back() {
    let case = Case::new().await;
    let mut browser = case.answered().await;
    assert!(browser.read("/answer/receipt").await.text.contains("href=\"/answer/recall\""));
    let page = browser.read("/answer/recall").await;
    for said in ["går inte att få tillbaka", "samma sista svarsdag", "inom 72 timmar"] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Answered, "asking changes nothing");
    let recalling = form(&page, "/answer/recall");
    assert_eq!(browser.submit(&recalling).await.location(), "/answer");
    assert!(browser.read("/answer").await.text.contains("tillbakataget och raderat"));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Opened);
    assert_eq!(browser.submit(&recalling).await.location(), "/answer", "a double click");
    assert_eq!(browser.get("/answer/recall").await.location(), "/answer", "there is nothing to take back");
    let sending = form(&browser.read("/answer/preview").await, "/answer/send");
    assert_eq!(browser.submit(&sending).await.location(), "/answer/receipt", "what was typed is there");
}

#[tokio::test]
async fn whoever_comes_back_takes_it_back_from_its_copy() {
    let case = Case::new().await;
    drop(case.answered().await);
    let mut browser = case.browser();
    assert_eq!(browser.enter(&case.code(), &case.key()).await.location(), "/answer/copy");
    assert!(browser.read("/answer/copy").await.text.contains("href=\"/answer/recall\""));
    let recalling = form(&browser.read("/answer/recall").await, "/answer/recall");
    assert_eq!(browser.submit(&recalling).await.location(), "/l");
    assert!(browser.read("/l").await.text.contains("tillbakataget och raderat"));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Opened);
    assert_eq!(browser.enter(&case.code(), &case.key()).await.location(), "/answer", "to answer anew");
}

#[tokio::test]
async fn what_was_fetched_stays_and_the_unit_is_to_be_called() {
    let case = Case::new().await;
    let mut browser = case.answered().await;
    let recalling = form(&browser.read("/answer/recall").await, "/answer/recall");
    case.fetched().await;
    for answer in [browser.get("/answer/recall").await, browser.submit(&recalling).await] {
        assert!(answer.text.contains("Enheten har redan hämtat svaret."), "{}", answer.text);
    }
    let mut other = case.browser();
    assert_eq!(other.enter(&case.code(), &case.key()).await.location(), "/answer/copy");
    assert!(!other.read("/answer/copy").await.text.contains("/answer/recall"), "it is too late");
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Fetched);
}
