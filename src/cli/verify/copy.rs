//! `--render`: what is proved of a document, written anew.

use std::fs;
use std::path::Path;

use crate::cli::verify::input::Input;
use crate::cli::{Console, Error, Settings};
use crate::clock::Clock;
use crate::exchange::copy::{self, NoCopy};
use crate::exchange::verify::Verdict;
use crate::forms::catalogue::Catalogue;
use crate::text;

pub(super) fn write(
    out: &Path,
    (input, verdict): (&Input, &Verdict),
    settings: &Settings,
    console: &mut Console<'_>,
) -> Result<(), Error> {
    let language = console.language();
    if !verdict.data_proved {
        console.complain(&text::get(language, "cli-verify-render-not-proved"));
        return Ok(());
    }
    // An organisation's own forms, where its settings are here.
    let own = settings.load(console).ok().and_then(|(config, _)| config.gateway.forms_dir);
    let catalogue = Catalogue::offered(own.as_deref()).map_err(|error| Error::Failed(error.to_string()))?;
    let pdf = copy::pdf(&input.files(), &catalogue, language, Clock::system().now());
    let pdf = pdf.map_err(|why| {
        Error::Failed(match why {
            NoCopy::NoData => text::get(language, "cli-verify-render-no-data"),
            NoCopy::UnknownForm(form) => {
                text::with(language, "cli-verify-render-no-form", &[("form", form.into())])
            }
        })
    })?;
    fs::write(out, pdf).map_err(|error| {
        let given = [("path", out.display().to_string().into()), ("error", error.to_string().into())];
        Error::Failed(text::with(language, "cli-verify-render-unwritten", &given))
    })?;
    let given = [("path", out.display().to_string().into())];
    console.complain(&text::with(language, "cli-verify-rendered", &given));
    Ok(())
}
