//! Social workers and coordinators at their pages.

use axum::http::StatusCode;
use underlag::domain::ToldCategory;
use underlag::domain::calendar::local_date;
use underlag::domain::reference::Reference;
use underlag::trial::demo::case;

use super::page::{self, Attached, says, words};
use super::town::{AUTHORITY, CLINIC, OTHER_CLINIC, PROVIDER, Town};
use crate::exchange::client::code_on;
use crate::web::client::{Answer, Client};

pub const CLIENT: &str = "Märta Åkerlöf";
pub const NUMBER: &str = "19000101-9801";
pub const PURPOSE: &str = "Planera vägen tillbaka till arbete";
const CATEGORIES: [&str; 6] = [
    "diagnosis",
    "functional-impairment",
    "activity-limitation",
    "treatment-and-planning",
    "activity-and-attendance",
    "contact-and-meeting",
];

pub struct Staff<'a> {
    town: &'a Town,
    pub client: Client,
}

impl<'a> Staff<'a> {
    pub const fn new(town: &'a Town, client: Client) -> Self {
        Self { town, client }
    }

    /// The client consents to all that can be asked, of everybody in town. Gives the document.
    pub async fn takes_consent(&mut self) -> Vec<u8> {
        self.takes_consent_to(&CATEGORIES).await
    }

    pub async fn takes_consent_to(&mut self, categories: &[&str]) -> Vec<u8> {
        let path = self.records_consent(categories).await;
        self.client.get(&format!("{path}/document.pdf")).await.bytes
    }

    /// The same, with the code of the card that the client takes home.
    pub async fn takes_consent_and_gives_a_card(&mut self) -> (Vec<u8>, String) {
        let path = self.records_consent(&CATEGORIES).await;
        let consent = self.client.get(&format!("{path}/document.pdf")).await.bytes;
        let card = self.client.get(&format!("{path}/card.pdf")).await.bytes;
        (consent, code_on(&card))
    }

    /// From somebody with protected particulars: no name, no number.
    pub async fn takes_protected_consent(&mut self) -> Vec<u8> {
        let page = page::read(&mut self.client, "/consents/new").await;
        let mut fields = vec![
            ("protected", "yes"),
            ("purpose", PURPOSE),
            ("valid_to", "2027-04-30"),
            ("method", "written"),
            ("do", "give"),
            ("party", CLINIC),
        ];
        fields.extend(CATEGORIES.map(|category| ("category", category)));
        let form = page::form(&page, "/consents/new");
        let done = page::send(&mut self.client, form, &fields, &[]).await;
        assert!(done.location().starts_with("/consents/done/"), "{}", words(&done));
        let path = format!("{}/document.pdf", done.location());
        self.client.get(&path).await.bytes
    }

    /// Gives the address of the page that hands out the documents.
    async fn records_consent(&mut self, categories: &[&str]) -> String {
        let page = page::read(&mut self.client, "/consents/new").await;
        let mut fields = vec![
            ("name", CLIENT),
            ("personal_number", NUMBER),
            ("purpose", PURPOSE),
            ("valid_to", "2027-04-30"),
            ("method", "written"),
            ("do", "give"),
        ];
        fields.extend([CLINIC, OTHER_CLINIC, PROVIDER, AUTHORITY].map(|party| ("party", party)));
        fields.extend(categories.iter().map(|category| ("category", *category)));
        let told = ToldCategory::ALL.into_iter().filter(|one| *one != ToldCategory::Assistance);
        fields.extend(told.map(|told| ("told", told.code())));
        let form = page::form(&page, "/consents/new");
        let done = page::send(&mut self.client, form, &fields, &[]).await;
        assert!(done.location().starts_with("/consents/done/"), "{}", words(&done));
        done.location().to_owned()
    }

    /// Asks with the kind's own example, under a consent.
    pub async fn asks(&mut self, consent: &[u8], kind: &str, recipient: &str) -> Reference {
        self.asks_from("/requests/new", consent, kind, recipient).await
    }

    /// The same, begun from another page.
    pub async fn asks_from(&mut self, start: &str, consent: &[u8], kind: &str, recipient: &str) -> Reference {
        let draft = self.begins(start, consent, kind).await;
        self.sends(&draft, kind, recipient).await
    }

    /// Asks without a consent: nobody is named, and a key document opens the answer.
    pub async fn asks_naming_nobody(&mut self, kind: &str, recipient: &str) -> (Reference, Vec<u8>) {
        let page = page::read(&mut self.client, "/requests/new").await;
        let form = page::form(&page, "/requests/new");
        let begun = page::send(&mut self.client, form, &[("kind", kind), ("nobody", "yes")], &[]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", words(&begun));
        let page = page::read(&mut self.client, begun.location()).await;
        let link = |end: &str| {
            let found = page.text.split('"').find(|part| part.contains(end));
            found.unwrap_or_else(|| panic!("no link to {end}: {}", words(&page))).to_owned()
        };
        let (document, draft) = (link("/document.pdf"), link("/requests/drafts/"));
        let key = self.client.get(&document).await.bytes;
        (self.sends(&draft, kind, recipient).await, key)
    }

    /// Gives the address of the draft.
    pub async fn begins(&mut self, start: &str, consent: &[u8], kind: &str) -> String {
        let page = page::read(&mut self.client, start).await;
        let form = page::form(&page, "/requests/new");
        let files = [("consent", "samtycke.pdf", consent)];
        let mut fields = vec![("kind", kind)];
        if form.has("held") {
            fields.push(("held", ""));
        }
        let begun = page::send(&mut self.client, form, &fields, &files).await;
        assert!(begun.location().starts_with("/requests/drafts/"), "{}", words(&begun));
        begun.location().to_owned()
    }

    /// Fills in the draft with the kind's example, looks at the preview, sends.
    pub async fn sends(&mut self, draft: &str, kind: &str, recipient: &str) -> Reference {
        let page = page::read(&mut self.client, draft).await;
        let kind = self.town.gateway().catalogue.kind(kind).expect("the kind");
        let example = kind.example_request.as_deref().expect("an example");
        let form = page::form(&page, draft);
        let mut fields = vec![("recipient".to_owned(), recipient.to_owned())];
        let example = case::as_of(example, local_date(self.town.gateway().now())).to_string();
        fields.extend(page::filled(&page, &form, &kind.request, &example));
        fields.push(("do".to_owned(), "preview".to_owned()));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let preview = page::send(&mut self.client, form, &fields, &[]).await;
        assert_eq!(preview.location(), format!("{draft}/preview"), "{}", words(&preview));
        let page = page::read(&mut self.client, preview.location()).await;
        let form = page::form(&page, &format!("{draft}/send"));
        let receipt = page::send(&mut self.client, form, &[], &[]).await;
        let path = receipt.location().to_owned();
        says(&page::read(&mut self.client, &path).await, &["Förfrågan är skickad"]);
        let reference = path.strip_prefix("/requests/").and_then(|rest| rest.strip_suffix("/receipt"));
        Reference::parse(reference.unwrap_or_default()).expect("a reference")
    }

    /// Presses a button of a form that comes again.
    pub async fn presses(&mut self, path: &str, fields: &[(&str, &str)], files: &[Attached<'_>]) -> Answer {
        let page = page::read(&mut self.client, path).await;
        page::send(&mut self.client, page::form(&page, path), fields, files).await
    }

    /// The page of a request.
    pub async fn looks_at(&mut self, reference: &Reference) -> Answer {
        page::read(&mut self.client, &format!("/requests/{reference}")).await
    }

    pub async fn reads(&mut self, path: &str) -> Answer {
        page::read(&mut self.client, path).await
    }

    /// Fills in the form of a page and reads what comes of it.
    pub async fn does(&mut self, path: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        self.does_with(path, action, fields, &[]).await
    }

    pub async fn does_with(
        &mut self,
        path: &str,
        action: &str,
        fields: &[(&str, &str)],
        files: &[Attached<'_>],
    ) -> Answer {
        let next = self.is_led(path, action, fields, files).await;
        page::read(&mut self.client, &next).await
    }

    /// The same, but gives the address of the page that comes.
    pub async fn is_led(
        &mut self,
        path: &str,
        action: &str,
        fields: &[(&str, &str)],
        files: &[Attached<'_>],
    ) -> String {
        let page = page::read(&mut self.client, path).await;
        let done = page::send(&mut self.client, page::form(&page, action), fields, files).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", words(&done));
        done.location().to_owned()
    }

    /// Sends a request on to another recipient: opened with the document, then chosen.
    pub async fn sends_on(&mut self, reference: &Reference, document: &[u8], to: &str) -> Answer {
        let path = format!("/requests/{reference}/reroute");
        let page = page::read(&mut self.client, &path).await;
        let files = [("consent", "dokument.pdf", document)];
        let opened = page::send(&mut self.client, page::form(&page, &path), &[], &files).await;
        let done = page::send(&mut self.client, page::form(&opened, &path), &[("recipient", to)], &[]).await;
        assert_eq!(done.location(), format!("/requests/{reference}/receipt"), "{}", words(&done));
        self.looks_at(reference).await
    }

    /// The page of an opened answer.
    pub async fn opens(&mut self, reference: &Reference, document: &[u8]) -> Answer {
        let path = format!("/requests/{reference}");
        let files = [("consent", "dokument.pdf", document)];
        self.does_with(&path, &format!("{path}/open"), &[], &files).await
    }

    /// Takes the answer and lets the gateway forget it. Gives the PDF.
    pub async fn takes(&mut self, reference: &Reference, document: &[u8]) -> Vec<u8> {
        let opened = self.opens(reference, document).await;
        let link =
            opened.text.split('"').find(|part| part.ends_with("/answer.pdf")).expect("the PDF").to_owned();
        let pdf = self.client.get(&link).await.bytes;
        let action = format!("/requests/{reference}/fetched");
        let form = page::form(&opened, &action);
        let done = page::send(&mut self.client, form, &[("saved", "yes")], &[]).await;
        assert_eq!(done.location(), format!("/requests/{reference}"), "{}", words(&done));
        pdf
    }
}
