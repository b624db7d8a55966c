//! The whole job, once, over HTTP: a social worker and a clinic, each at a browser of their own.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::clock::Clock;
use crate::config::Directory;
use crate::crypto::signing::Jwks;
use crate::domain::{InformationCategory, Language, ToldCategory};
use crate::exchange::verify::{self, Against};
use crate::forms::catalogue::Catalogue;
use crate::trial::demo::fill::fill;
use crate::trial::demo::folder::{Enrolled, Folder};
use crate::trial::demo::letter::{self, Letter};
use crate::trial::demo::visitor::{File, Page, Visitor};
use crate::trial::demo::{Stop, case, certificate, people};

pub struct Tour<'a> {
    pub base_url: &'a str,
    pub folder: &'a Folder,
    pub recipients: &'a [Enrolled],
    pub today: Date,
    pub clock: &'a Clock,
    /// Sealed documents that were there before: other requests'.
    pub sealed_before: usize,
}

/// One step that held.
pub struct Step {
    /// Key of its text.
    pub key: &'static str,
    /// What was saved or sent.
    pub files: Vec<PathBuf>,
}

/// What is left for those who go on by hand.
pub struct Outcome {
    pub consent_document: PathBuf,
    pub reference: String,
}

type Say<'a> = dyn FnMut(Step) -> Result<(), Stop> + 'a;

const PDF: &str = "application/pdf";
const JWKS: &str = "jwks.json";

impl Tour<'_> {
    pub async fn run(&self, say: &mut Say<'_>) -> Result<Outcome, Stop> {
        let worker = Visitor::new(self.base_url)?;
        self.log_in(&worker).await?;
        say(Step { key: "demo-step-login", files: Vec::new() })?;
        let (consent_document, consent) = self.consent(&worker).await?;
        say(Step { key: "demo-step-consent", files: vec![consent_document.clone()] })?;
        let reference = self.send(&worker, &consent, say).await?;

        let letter = self.letter(&reference, case::RECIPIENT_MAILBOX, 1).await?;
        say(Step { key: "demo-step-letter", files: vec![self.folder.mail().join(&letter.file)] })?;
        let clinic = Visitor::new(self.base_url)?;
        self.answer(&clinic, &letter, say).await?;

        self.fetch(&worker, &consent, &reference, say).await?;
        self.verify(&Visitor::new(self.base_url)?).await?;
        say(Step { key: "demo-step-verify", files: vec![self.folder.people().join(JWKS)] })?;
        Ok(Outcome { consent_document, reference })
    }

    async fn log_in(&self, worker: &Visitor) -> Result<(), Stop> {
        let page = worker.open("/login").await?;
        let mut form = page.form("/login")?;
        form.set("username", case::WORKER)?;
        form.set("password", &people::password(case::WORKER))?;
        worker.submit(&page, &form).await?;
        Ok(())
    }

    /// Worker and client go through the consent; the document is saved.
    async fn consent(&self, worker: &Visitor) -> Result<(PathBuf, Vec<u8>), Stop> {
        let page = worker.open("/consents/new").await?;
        let mut form = page.form("/consents/new")?;
        form.set("name", case::CLIENT_NAME)?;
        form.set("personal_number", case::CLIENT_NUMBER)?;
        for party in case::PARTIES {
            form.set("party", party)?;
        }
        for category in InformationCategory::ALL {
            form.set("category", category.code())?;
        }
        for told in ToldCategory::ALL.into_iter().filter(|one| *one != ToldCategory::Assistance) {
            form.set("told", told.code())?;
        }
        form.set("purpose", case::PURPOSE)?;
        form.set("method", "written")?;
        form.press("do", "give")?;
        let done = worker.submit(&page, &form).await?;
        let pdf = worker.download(&done.link("/consents/done/")?).await?;
        let path = self.folder.save("samtycke.pdf", is_pdf(&pdf)?)?;
        Ok((path, pdf))
    }

    /// Kind, consent document, form, preview, send. Returns the reference.
    async fn send(&self, worker: &Visitor, consent: &[u8], say: &mut Say<'_>) -> Result<String, Stop> {
        let page = worker.open(&format!("/requests/new?kind={}", case::KIND)).await?;
        let mut form = page.form("/requests/new")?;
        form.set("kind", case::KIND)?;
        if form.has("held") {
            // The one on the desk is left aside: the tour drops the document itself.
            form.set("held", "")?;
        }
        let draft = worker.submit_with(&page, &form, vec![consent_file(consent)]).await?;

        let catalogue = Catalogue::builtin();
        let kind = catalogue.kind(case::KIND).ok_or_else(|| Stop::new("no such kind of form"))?;
        let filled = case::response(&case::request(self.today), &kind.request)?;
        let ending = draft.path.clone();
        let (draft, mut form) = fill(worker, draft, &ending, (&kind.request, &filled)).await?;
        form.set("recipient", case::RECIPIENT)?;
        form.set("case_number", case::CASE_NUMBER)?;
        form.press("do", "preview")?;
        let preview = worker.submit(&draft, &form).await?;
        preview.says(case::CLIENT_NAME)?;
        let pdf = worker.download(&format!("{}.pdf", preview.path)).await?;
        let seen = self.folder.save("forfragan-granskad.pdf", is_pdf(&pdf)?)?;
        say(Step { key: "demo-step-write", files: vec![seen] })?;

        let receipt = worker.submit(&preview, &preview.form("/send")?).await?;
        let parts: Vec<&str> = receipt.path.split('/').collect();
        let ["", "requests", reference, "receipt"] = parts[..] else {
            return Err(Stop::new(format!("{} is no receipt", receipt.path)));
        };
        let pdf = worker.download(&format!("/requests/{reference}/receipt.pdf")).await?;
        let saved = self.folder.save("kvitto-sant.pdf", is_pdf(&pdf)?)?;
        say(Step { key: "demo-step-send", files: vec![saved] })?;
        Ok(reference.to_owned())
    }

    /// The clinic: link and key, read, acknowledge, answer, attach, sign and send.
    async fn answer(&self, clinic: &Visitor, letter: &Letter, say: &mut Say<'_>) -> Result<(), Stop> {
        let link = letter::link(letter, &format!("{}/l#", self.base_url));
        let link = link.ok_or_else(|| Stop::new("the letter has no link"))?;
        let key = self.recipients.iter().find(|one| one.id == case::RECIPIENT);
        let key = key.ok_or_else(|| Stop::new("the clinic has no key"))?;
        let page = clinic.open("/l").await?;
        let mut form = page.form("/l")?;
        form.set("code", link)?;
        form.set("key", &key.key)?;
        let request = clinic.submit(&page, &form).await?;
        request.says(case::CLIENT_NAME)?;
        let pdf = clinic.download("/answer/request.pdf").await?;
        let saved = self.folder.save("forfragan-oppnad.pdf", is_pdf(&pdf)?)?;
        say(Step { key: "demo-step-open", files: vec![saved] })?;

        let mut form = request.form("/answer/acknowledge")?;
        form.set("expected", &self.today.saturating_add(7.days()).to_string())?;
        clinic.submit(&request, &form).await?;
        say(Step { key: "demo-step-acknowledge", files: Vec::new() })?;

        let catalogue = Catalogue::builtin();
        let kind = catalogue.kind(case::KIND).ok_or_else(|| Stop::new("no such kind of form"))?;
        let filled = case::response(&case::answer(self.today), &kind.answer)?;
        let page = clinic.open("/answer/form").await?;
        let (page, mut form) = fill(clinic, page, "/answer/form", (&kind.answer, &filled)).await?;
        form.press("do", "attach")?;
        let file = File {
            field: "files",
            name: certificate::NAME,
            media_type: PDF,
            bytes: certificate::pdf(self.today),
        };
        let page = clinic.submit_with(&page, &form, vec![file]).await?;
        page.says(certificate::NAME)?;
        say(Step { key: "demo-step-draft", files: Vec::new() })?;

        let mut form = page.form("/answer/form")?;
        form.press("do", "preview")?;
        let preview = clinic.submit(&page, &form).await?;
        let pdf = clinic.download("/answer/preview.pdf").await?;
        let seen = self.folder.save("svar-granskat.pdf", is_pdf(&pdf)?)?;
        clinic.submit(&preview, &preview.form("/answer/send")?).await?;
        let pdf = clinic.download("/answer/receipt.pdf").await?;
        let receipt = self.folder.save("kvitto-svar.pdf", is_pdf(&pdf)?)?;
        say(Step { key: "demo-step-answer", files: vec![seen, receipt] })
    }

    /// The worker: the unit's second letter (the first said that the clinic has acknowledged), open with the consent document, save, let go.
    async fn fetch(
        &self,
        worker: &Visitor,
        consent: &[u8],
        reference: &str,
        say: &mut Say<'_>,
    ) -> Result<(), Stop> {
        let letter = self.letter(reference, case::UNIT_MAILBOX, 2).await?;
        let link = letter::link(&letter, &format!("{}/requests/", self.base_url));
        let page = worker.open(link.ok_or_else(|| Stop::new("the letter has no link"))?).await?;
        let mut form = page.form("/open")?;
        if form.has("held") {
            form.set("held", "")?;
        }
        let opened = worker.submit_with(&page, &form, vec![consent_file(consent)]).await?;
        opened.says(case::CLIENT_NAME)?;
        let at = |file: &str| format!("{}/{file}", opened.path);
        let pdf = worker.download(&at("answer.pdf")).await?;
        let json = worker.download(&at("response.json")).await?;
        let attached = worker.download(&at("attachments/1")).await?;
        if attached != certificate::pdf(self.today) {
            return Err(Stop::new("the attachment is not what was attached"));
        }
        case::must_hold_all(&json, &case::answer(self.today))?;
        let files = vec![
            self.folder.mail().join(&letter.file),
            self.folder.save("svar.pdf", is_pdf(&pdf)?)?,
            self.folder.save("svar.json", &json)?,
            self.folder.save(certificate::NAME, &attached)?,
        ];
        say(Step { key: "demo-step-fetch", files })?;

        let mut form = opened.form("/fetched")?;
        form.set("saved", "yes")?;
        worker.submit(&opened, &form).await?;
        self.nothing_sealed_is_left().await?;
        say(Step { key: "demo-step-forget", files: Vec::new() })
    }

    /// Anybody: with the gateway's public keys and the directory, and no gateway.
    async fn verify(&self, anybody: &Visitor) -> Result<(), Stop> {
        let json = anybody.download("/.well-known/jwks.json").await?;
        self.folder.save(JWKS, &json)?;
        let jwks = Jwks::parse(&String::from_utf8_lossy(&json)).map_err(Stop::from_error)?;
        let directory = Directory::load(&self.folder.gateway()).map_err(Stop::from_error)?;
        let against = Against { jwks: &jwks, issuer: self.base_url, recipients: &directory.recipients };
        let papers =
            ["samtycke.pdf", "forfragan-oppnad.pdf", "svar.pdf", "kvitto-sant.pdf", "kvitto-svar.pdf"];
        for name in papers {
            let pdf = fs::read(self.folder.people().join(name)).map_err(Stop::from_error)?;
            let verdict = verify::verify(&pdf, against, self.clock.now(), Language::Sv);
            if !verdict.valid {
                return Err(Stop::new(format!("{name}: {:?}", verdict.checks)));
            }
        }
        Ok(())
    }

    /// Waits until a mailbox has so many letters about a request; gives the newest.
    async fn letter(&self, reference: &str, mailbox: &str, count: usize) -> Result<Letter, Stop> {
        let folder = self.folder.mail();
        eventually(|| {
            let letters = letter::all(&folder).map_err(Stop::from_error)?.into_iter();
            let about = letters.filter(|one| one.to.contains(mailbox) && one.body.contains(reference));
            let about: Vec<Letter> = about.collect();
            Ok(if about.len() >= count { about.into_iter().next() } else { None })
        })
        .await?
        .ok_or_else(|| Stop::new(format!("no letter about {reference} came to {mailbox}")))
    }

    /// But for what the clinic keeps, which only its key opens.
    async fn nothing_sealed_is_left(&self) -> Result<(), Stop> {
        let spool = self.folder.spool();
        eventually(|| Ok((Folder::files_in(&spool)?.len() <= self.sealed_before + 1).then_some(())))
            .await?
            .ok_or_else(|| Stop::new("sealed documents are left after the answer was fetched"))
    }
}

/// Looks until there is something to see, for ten seconds at most.
async fn eventually<T>(mut look: impl FnMut() -> Result<Option<T>, Stop>) -> Result<Option<T>, Stop> {
    for _ in 0..200 {
        if let Some(found) = look()? {
            return Ok(Some(found));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(None)
}

fn consent_file(pdf: &[u8]) -> File<'static> {
    File { field: "consent", name: "samtycke.pdf", media_type: PDF, bytes: pdf.to_vec() }
}

fn is_pdf(bytes: &[u8]) -> Result<&[u8], Stop> {
    if bytes.starts_with(b"%PDF-") { Ok(bytes) } else { Err(Stop::new("what came is no PDF")) }
}

impl Page {
    fn says(&self, words: &str) -> Result<(), Stop> {
        if self.text().contains(words) { Ok(()) } else { Err(self.lacks(&format!("{words:?}"))) }
    }
}
