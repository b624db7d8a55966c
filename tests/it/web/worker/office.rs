//! Two offices with their workers, four recipients, and a browser for each of them.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::crypto::keys;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::actor::{Credential, Role, User};
use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;
use underlag::exchange::visit::{self, Visit};
use underlag::exchange::{Gateway, answer, draft};
use underlag::forms::json::response_from_json;
use underlag::store::Options;
use underlag::web::questionnaire;
use underlag::web::router;
use underlag::web::state::State;

use crate::exchange::gateway;
use crate::patterns::pattern;
use crate::store::disk::FailingDisk;
use crate::web::client::{Answer, Client};

/// Monday 23 November 2026, ten o'clock in Sweden.
const START: &str = "2026-11-23T09:00:00Z";
pub const KIND: &str = "forfragan-till-lakare";
pub const CLINIC: &str = "vc-tallbacken";
pub const NAME: &str = "Märta Åkerlöf";
pub const NUMBER: &str = "19000101-9801";

pub struct Office {
    pub state: State,
    clock: Clock,
    clinic_key: RecipientKey,
    folder: TempDir,
}

impl Office {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let random = SystemRandom::new();
        let clinic_key = RecipientKey::generate(&random).expect("a key");
        keys::create(&folder.path().join("keys"), &random).expect("new keys");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        let state = state(&folder, &clinic_key, &clock);
        Self { state, clock, clinic_key, folder }
    }

    /// On a disk that fails when it is told to, until the next start.
    pub fn on(disk: &Arc<FailingDisk>) -> Self {
        Self::with(&Options { durable: Arc::clone(disk) as _, ..Options::default() })
    }

    /// On a disk that has no room for anything new.
    pub fn with_little_room() -> Self {
        Self::with(&Options { reserve_bytes: u64::MAX, rest_bytes: 0, ..Options::default() })
    }

    fn with(options: &Options) -> Self {
        let Self { state: old, clock, clinic_key, folder } = Self::new();
        drop(old);
        let mut gateway = gateway_in(&folder, &clinic_key, &clock);
        gateway::store_with(&mut gateway, options);
        Self { state: State::new(Arc::new(gateway)), clock, clinic_key, folder }
    }

    /// Everything in memory is gone; what is on disk is not.
    pub fn restart(self) -> Self {
        let Self { state: old, clock, clinic_key, folder } = self;
        drop(old);
        Self { state: state(&folder, &clinic_key, &clock), clock, clinic_key, folder }
    }

    pub fn gateway(&self) -> &Gateway {
        self.state.gateway()
    }

    pub fn advance(&self, minutes: i64) {
        self.clock.advance(SignedDuration::from_mins(minutes));
    }

    /// A browser in which that person has logged in.
    pub async fn browser(&self, user: &str) -> Client {
        let mut client = Client::new(router(&self.state));
        client.get("/login").await;
        let answer = client.log_in(user, "tall-och-gran").await;
        assert_eq!(answer.location(), "/", "{}", answer.text);
        client.get("/requests").await;
        client
    }

    /// The PDF of a consent that Anna has recorded.
    pub async fn consent(&self, anna: &mut Client) -> Vec<u8> {
        anna.get("/consents/new").await;
        let done = anna.post("/consents/new", &consent_fields()).await;
        assert!(done.location().starts_with("/consents/done/"), "{} {}", done.status, done.text);
        anna.get(done.location()).await;
        let path = format!("{}/document.pdf", done.location());
        anna.get(&path).await.bytes
    }

    /// Address of a new draft, with the consent dropped.
    pub async fn draft(&self, anna: &mut Client, consent: &[u8]) -> String {
        anna.get("/requests/new").await;
        let files = [("consent", "samtycke.pdf", consent)];
        let begun = anna.upload("/requests/new", &[("kind", KIND)], &files).await;
        assert!(begun.location().starts_with("/requests/drafts/"), "{} {}", begun.status, begun.text);
        begun.location().to_owned()
    }

    /// Writes the kind's example into the draft, previews and sends it.
    pub async fn send(&self, anna: &mut Client, recipient: &str) -> (Vec<u8>, Reference) {
        let consent = self.consent(anna).await;
        let draft = self.draft(anna, &consent).await;
        let page = anna.get(&draft).await;
        let fields = self.filled(&page, recipient);
        let fields = borrowed(&fields);
        let preview = anna.post(&draft, &fields).await;
        assert_eq!(preview.location(), format!("{draft}/preview"), "{}", preview.text);
        let page = anna.get(preview.location()).await;
        let receipt = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
        (consent, reference(&receipt))
    }

    /// The fields of the draft's page with the kind's example in them.
    pub fn filled(&self, page: &Answer, recipient: &str) -> Vec<(String, String)> {
        let kind = self.gateway().catalogue.kind(KIND).expect("the kind");
        let example = kind.example_request.as_deref().expect("an example");
        let response = response_from_json(example, &kind.request).expect("it fits the form");
        let mut fields = hidden(page);
        fields.retain(|(name, _)| !name.starts_with("q."));
        fields.push(("recipient".to_owned(), recipient.to_owned()));
        fields.push(("case_number".to_owned(), "SOC 2026-117".to_owned()));
        let entries = questionnaire::entries(&kind.request, &response);
        fields.extend(entries.fields().map(|(name, text)| (name.to_owned(), text.to_owned())));
        fields.push(("do".to_owned(), "preview".to_owned()));
        fields
    }

    pub fn record(&self, reference: &Reference) -> Record {
        self.state.store().record(reference).expect("a readable store").expect("the record")
    }

    /// The clinic opens its letter's link with its key.
    pub async fn visit(&self, reference: &Reference) -> Visit {
        let gateway = self.gateway();
        let notices = self.state.store().due_notices(Timestamp::MAX, 100).expect("a readable store");
        let letter = notices.iter().find(|notice| {
            notice.reference == *reference && notice.letter == Letter::RequestSent && notice.link.is_some()
        });
        let wrapped = letter.and_then(|letter| letter.link.clone()).expect("a letter with a link");
        let secret = gateway.keys.wrap.unwrap(&wrapped, reference.as_bytes()).expect("our own wrapping");
        let link = String::from_utf8(secret.to_vec()).expect("base64url");
        visit::open(gateway, &link, &self.clinic_key.display(), gateway.now()).await.expect("opened")
    }

    /// The clinic answers with the kind's example and an attachment.
    pub async fn answer(&self, reference: &Reference) {
        let gateway = self.gateway();
        let visit = self.visit(reference).await;
        let kind = gateway.catalogue.kind(KIND).expect("the kind");
        let example = kind.example_answer.as_deref().expect("an example");
        let response = response_from_json(example, &visit.answer_form).expect("it fits the form");
        draft::fill(&visit, response);
        draft::attach(gateway, &visit, "Intyg å.pdf", small_pdf!("test").to_vec()).expect("attached");
        answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    }
}

/// Of the redirect to a receipt.
pub fn reference(receipt: &Answer) -> Reference {
    let path = receipt.location();
    let text = path.strip_prefix("/requests/").and_then(|rest| rest.strip_suffix("/receipt"));
    let text = text.unwrap_or_else(|| panic!("{} {path} {}", receipt.status, receipt.text));
    Reference::parse(text).expect("a reference")
}

pub fn consent_fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", NAME),
        ("personal_number", NUMBER),
        ("language", "sv"),
        ("party", CLINIC),
        ("party", "vc-bjorkan"),
        ("party", "verkstaden"),
        ("category", "diagnosis"),
        ("category", "functional-impairment"),
        ("category", "activity-limitation"),
        ("category", "treatment-and-planning"),
        ("category", "activity-and-attendance"),
        ("category", "contact-and-meeting"),
        ("told", "activities"),
        ("told", "attendance"),
        ("told", "earlier-decisions"),
        ("told", "plan"),
        ("purpose", "Planera vägen tillbaka till arbete"),
        ("valid_from", "2026-11-23"),
        ("valid_to", "2027-04-30"),
        ("method", "written"),
        ("do", "give"),
    ]
}

/// The same with another value of one field.
pub fn consent_with(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let fields = consent_fields().into_iter();
    fields.map(|(name, old)| (name, if name == field { value } else { old })).collect()
}

pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// The hidden fields of a page's main form, as a browser would send them; without the token.
pub fn hidden(page: &Answer) -> Vec<(String, String)> {
    let form = page.text.split("<main").nth(1).expect("a main part").split("</main>").next().unwrap_or("");
    let input = pattern(r#"<input type="hidden" name="([^"]*)" value="([^"]*)""#);
    let area = pattern(r#"<textarea name="([^"]*)" hidden>\n?([^<]*)</textarea>"#);
    let found = input.captures_iter(form).chain(area.captures_iter(form));
    found
        .map(|found| (found[1].to_owned(), unescaped(&found[2])))
        .filter(|(name, _)| name != "csrf")
        .collect()
}

fn unescaped(html: &str) -> String {
    [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&lt;", "<"), ("&#38;", "&")]
        .iter()
        .fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn state(folder: &TempDir, clinic_key: &RecipientKey, clock: &Clock) -> State {
    State::new(Arc::new(gateway_in(folder, clinic_key, clock)))
}

fn gateway_in(folder: &TempDir, clinic_key: &RecipientKey, clock: &Clock) -> Gateway {
    let mut config = Config::default();
    config.gateway.data_dir = folder.path().join("data");
    config.gateway.keys_dir = folder.path().join("keys");
    config.server.base_url = "http://localhost:8080".to_owned();
    let directory = directory(clinic_key);
    Gateway::open(config, directory, clock.clone()).expect("a gateway")
}

/// The people of the tests below the pages, who can log in, and a coordinator.
fn directory(clinic_key: &RecipientKey) -> Directory {
    let hash = crate::web::PASSWORD.clone();
    let user = |id: &str, role, unit: &str| User {
        id: id.to_owned(),
        name: format!("{id} Test"),
        roles: vec![role],
        units: vec![unit.to_owned()],
        credential: Credential::Password(hash.clone()),
        disabled: false,
        protected: false,
    };
    let users = vec![
        user("anna", Role::Worker, "ekbacken"),
        user("bo", Role::Worker, "sodra"),
        user("kaj", Role::Coordinator, "ekbacken"),
        User { protected: true, ..user("pia", Role::Worker, "ekbacken") },
    ];
    Directory { users, ..gateway::directory(clinic_key) }
}
