//! Whose the gateway's folders and files are, and who else may look into them.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::domain::Language;
use crate::text;

use super::finding::Finding;

/// So many are named; others are wrong in the same way.
const NAMED: usize = 10;
const OTHERS: u32 = 0o007;
const GROUP_AND_OTHERS: u32 = 0o077;

/// The owner of the data folder owns everything in it, and the keys.
pub(super) fn look(language: Language, config: &Config) -> Finding {
    let (data, keys) = (&config.gateway.data_dir, &config.gateway.keys_dir);
    let mut look = Look { language, owner: None, faults: Vec::new(), warnings: Vec::new(), unseen: false };
    look.owner = fs::metadata(data).ok().map(|about| about.uid());
    look.nested(data, keys);
    if look.owner.is_none() && fs::metadata(keys).is_err() {
        return look.finding().with(text::get(language, "cli-check-no-folders"));
    }
    look.folder(data, data);
    look.folder(keys, data);
    look.finding()
}

struct Look {
    language: Language,
    owner: Option<u32>,
    faults: Vec<String>,
    warnings: Vec<String>,
    /// Something may not be read by whoever asks.
    unseen: bool,
}

impl Look {
    fn finding(self) -> Finding {
        if !self.faults.is_empty() {
            Finding::faults("owners", [self.faults, self.warnings].concat())
        } else if !self.warnings.is_empty() {
            Finding::warnings("owners", self.warnings)
        } else if self.unseen {
            Finding::unseen("owners", text::get(self.language, "cli-check-may-not-read"))
        } else {
            Finding::ok("owners")
        }
    }

    /// A backup of the one would take the other with it.
    fn nested(&mut self, data: &Path, keys: &Path) {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let (data, keys) = (real(data), real(keys));
        if keys.starts_with(&data) || data.starts_with(&keys) {
            let given =
                [("data", data.display().to_string().into()), ("keys", keys.display().to_string().into())];
            self.warnings.push(text::with(self.language, "cli-check-nested", &given));
        }
    }

    /// A folder and what is in it, at any depth.
    fn folder(&mut self, folder: &Path, data: &Path) {
        let Ok(about) = fs::symlink_metadata(folder) else { return };
        self.one(folder, &about, data);
        if !about.is_dir() {
            return;
        }
        let Ok(entries) = fs::read_dir(folder) else {
            self.unseen = true;
            return;
        };
        let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        below.sort();
        for path in below {
            self.folder(&path, data);
        }
    }

    fn one(&mut self, path: &Path, about: &Metadata, data: &Path) {
        let name = path.display().to_string();
        if let Some(owner) = self.owner
            && about.uid() != owner
            && self.faults.len() < NAMED
        {
            let given = [
                ("path", name.as_str().into()),
                ("uid", i64::from(about.uid()).into()),
                ("owner", i64::from(owner).into()),
                ("data", data.display().to_string().into()),
            ];
            self.faults.push(text::with(self.language, "cli-check-other-owner", &given));
        }
        let forbidden = if about.is_dir() { GROUP_AND_OTHERS } else { OTHERS };
        // What everybody may read of the keys is the public half of old ones.
        let public = path.file_name().is_some_and(|name| name == "retired.jwks");
        if about.mode() & forbidden != 0 && !about.is_symlink() && !public && self.warnings.len() < NAMED {
            let mode = if about.is_dir() { "700" } else { "600" };
            let given = [("path", name.into()), ("mode", mode.into())];
            self.warnings.push(text::with(self.language, "cli-check-open-to-others", &given));
        }
    }
}
