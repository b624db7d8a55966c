//! The whole job, once, over HTTP: the staff and the clinic as two people at their browsers.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::demo::folder::{Enrolled, Folder};
use crate::cli::demo::people;
use crate::cli::demo::visitor::Visitor;
use crate::cli::demo::{Stop, case};

pub struct Tour<'a> {
    pub base_url: &'a str,
    pub folder: &'a Folder,
    pub recipients: &'a [Enrolled],
    pub today: Date,
}

/// One step that held.
pub struct Step {
    pub number: usize,
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

impl Tour<'_> {
    /// # Errors
    /// The first step that did not hold.
    pub async fn run(&self, say: &mut dyn FnMut(Step) -> Result<(), Stop>) -> Result<Outcome, Stop> {
        let worker = Visitor::new(self.base_url)?;
        self.log_in(&worker).await?;
        say(Step { number: 1, key: "demo-step-login", files: Vec::new() })?;
        Ok(Outcome { consent_document: PathBuf::new(), reference: String::new() })
    }

    async fn log_in(&self, worker: &Visitor) -> Result<(), Stop> {
        let page = worker.open("/login").await?;
        let mut form = page.form("/login")?;
        form.set("username", case::WORKER)?;
        form.set("password", &people::password(case::WORKER))?;
        worker.submit(&page, &form).await?;
        Ok(())
    }
}
