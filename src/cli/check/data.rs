//! What is in the store and in the spool, while no gateway has them: a copy of the store is read
//! from end to end, and each sealed document it names is looked for and its hash taken.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::cli::cannot;
use crate::clock::Reading;
use crate::clock::trust::Trust;
use crate::config::{Config, Directory};
use crate::crypto::digest::Purpose;
use crate::crypto::keys::GatewayKeys;
use crate::domain::calendar::local_date;
use crate::domain::{Language, Reference, Sealed, SpoolId};
use crate::exchange::gateway::{emptied, spool_folder, store_folder, store_options};
use crate::store::{self, Looked, Store, Unreadable};
use crate::{spool, text};

use super::finding::Finding;

/// So many are named; of the rest the number is told.
const NAMED: usize = 10;

/// Reads a copy of the store.
pub(super) fn store(
    language: Language,
    config: &Config,
    keys: Option<&GatewayKeys>,
) -> (Finding, Option<Looked>) {
    let said = |key: &str| text::get(language, key);
    let finding = |finding: Finding| (finding, None);
    let Some(keys) = keys else {
        return finding(Finding::unseen("store", said("cli-check-without-keys")));
    };
    match Store::look(&store_folder(config), &store_options(config, keys)) {
        Err(store::Error::InUse { .. }) => finding(Finding::unseen("store", said("cli-check-running"))),
        Err(store::Error::Full) => finding(Finding::unseen("store", said("cli-check-no-room"))),
        Err(error) => finding(Finding::fault("store", cannot::store(language, &error))),
        Ok(None) => finding(match emptied(config) {
            Some(error) => Finding::fault("store", cannot::opening(language, &error)),
            None => Finding::ok("store").with(said("cli-check-no-store")),
        }),
        Ok(Some(looked)) if !looked.unreadable.is_empty() => {
            let rows = i64::try_from(looked.unreadable.len()).unwrap_or(i64::MAX);
            let mut faults =
                vec![text::with(language, "cli-check-unreadable-rows", &[("rows", rows.into())])];
            let line = |row: &Unreadable| format!("{} {}", row.table, row.row);
            faults.extend(some(language, looked.unreadable.iter().map(line).collect()));
            (Finding::faults("store", faults), Some(looked))
        }
        Ok(Some(looked)) => match emptied(config) {
            Some(error) if looked.holds_nothing() => {
                finding(Finding::fault("store", cannot::opening(language, &error)))
            }
            _ => (Finding::ok("store"), Some(looked)),
        },
    }
}

/// Holds the spool against what the store says is in it.
pub(super) fn spool(language: Language, config: &Config, looked: Option<&Looked>) -> Finding {
    let folder = spool_folder(config);
    let Some(looked) = looked else {
        return match spool::is_empty(&folder) {
            Ok(true) => Finding::ok("spool").with(text::get(language, "cli-check-no-spool")),
            _ => Finding::unseen("spool", text::get(language, "cli-check-spool-alone")),
        };
    };
    let there: HashSet<SpoolId> = match spool::list(&folder) {
        Ok(ids) => ids.into_iter().collect(),
        Err(error) => return Finding::fault("spool", folder_fault(language, &folder, &error)),
    };
    let known: HashMap<&SpoolId, (&Sealed, Option<Reference>)> =
        looked.documents.iter().map(|(sealed, owner)| (&sealed.id, (sealed, *owner))).collect();
    let mut faults = Vec::new();
    for (sealed, owner) in known.values() {
        let key = match spool::verify(&folder, sealed) {
            Ok(()) => continue,
            Err(spool::Error::Missing) => "cli-check-document-missing",
            Err(spool::Error::Damaged) => "cli-check-document-damaged",
            Err(_) => "cli-check-document-unreadable",
        };
        let path = spool::place(&folder, &sealed.id).display().to_string();
        let of =
            owner.map_or_else(|| text::get(language, "cli-check-draft"), |reference| reference.to_string());
        faults.push(text::with(language, key, &[("path", path.into()), ("of", of.into())]));
    }
    let unknown = there.iter().filter(|id| !known.contains_key(id));
    let unknown: Vec<String> = unknown.map(|id| spool::place(&folder, id).display().to_string()).collect();
    if !faults.is_empty() {
        return Finding::faults("spool", some(language, faults));
    }
    if unknown.is_empty() {
        return Finding::ok("spool");
    }
    let mut said = vec![text::get(language, "cli-check-unknown-documents")];
    said.extend(some(language, unknown));
    Finding::warnings("spool", said)
}

/// The system's clock, held against the time that the gateway last knew.
pub(super) fn clock(language: Language, now: Reading, looked: Option<&Looked>) -> Finding {
    let Some(known) = looked.and_then(|looked| looked.time_known) else {
        return Finding::unseen("clock", text::get(language, "cli-check-clock-alone"));
    };
    if Trust::at_start(now, Some(known)).look(now).is_none() {
        return Finding::ok("clock");
    }
    let given = [("known", local_date(known).to_string().into())];
    Finding::warnings("clock", vec![text::with(language, "cli-check-clock-ahead", &given)])
}

/// Recipients that have open requests and are no longer in the directory.
pub(super) fn recipients_gone(
    language: Language,
    directory: &Directory,
    keys: &GatewayKeys,
    looked: &Looked,
) -> Vec<String> {
    let known: HashSet<_> = directory
        .recipients
        .iter()
        .map(|recipient| keys.digest.digest(Purpose::Recipient, recipient.id.as_bytes()))
        .collect();
    let gone = looked.open.iter().filter(|(_, recipient)| !known.contains(recipient));
    let line = |reference: &Reference| {
        text::with(language, "cli-check-recipient-gone", &[("reference", reference.to_string().into())])
    };
    some(language, gone.map(|(reference, _)| line(reference)).collect())
}

/// The first of them, and how many more there are.
fn some(language: Language, mut all: Vec<String>) -> Vec<String> {
    all.sort();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    if more > 0 {
        let count = i64::try_from(more).unwrap_or(i64::MAX);
        all.push(text::with(language, "cli-check-more", &[("count", count.into())]));
    }
    all
}

fn folder_fault(language: Language, folder: &Path, error: &std::io::Error) -> String {
    let given = [("path", folder.display().to_string().into()), ("error", error.to_string().into())];
    text::with(language, "cli-folder", &given)
}
