//! Why the gateway can't start, in the reader's language: what happened and what to do now.

use std::path::Path;

use crate::cli::faults;
use crate::config::secret;
use crate::crypto::KeyFileFault;
use crate::domain::Language;
use crate::exchange::gateway::OpenError;
use crate::mail::{dkim, mailbox};
use crate::server::app;
use crate::{crypto, mail, server, spool, store, text, tls};

/// The reason, for a person.
pub fn start(language: Language, error: &app::Error) -> String {
    match error {
        app::Error::KeysLost { keys, data } => {
            let given = [("keys", keys.as_str().into()), ("data", data.as_str().into())];
            text::with(language, "cli-keys-lost", &given)
        }
        app::Error::Keys(error) => keys(language, error),
        app::Error::Mail(error) => mailer(language, error),
        app::Error::Mailbox(error) => mailbox(language, error),
        app::Error::Server(server::Error::Bind { address, error }) => {
            let given = [("address", address.to_string().into()), ("error", error.to_string().into())];
            text::with(language, "cli-cannot-listen", &given)
        }
        app::Error::Server(server::Error::Tls(error)) => certificate(language, error),
        app::Error::StoreStopped => text::get(language, "cli-store-stopped"),
        app::Error::Gateway(error) => opening(language, error),
        app::Error::Server(error) => other(language, error),
    }
}

/// Why keys, store, spool or forms can't be opened.
pub fn opening(language: Language, error: &OpenError) -> String {
    match error {
        OpenError::Keys(error) => keys(language, error),
        OpenError::Store(error) => store(language, error),
        OpenError::Spool(spool::Error::Full) => text::get(language, "cli-disk-full"),
        OpenError::Spool(spool::Error::At { path, error }) => folder(language, path, error),
        OpenError::Folder { path, error } => folder(language, Path::new(path), error),
        OpenError::Emptied { store, spool } => {
            let given = [("store", store.as_str().into()), ("spool", spool.as_str().into())];
            text::with(language, "cli-store-emptied", &given)
        }
        OpenError::Pathway(told) | OpenError::Words(told) => {
            let lines: Vec<String> = told.0.iter().map(|fault| faults::line(language, fault)).collect();
            lines.join("\n")
        }
        OpenError::Spool(_) | OpenError::Forms(_) => other(language, error),
    }
}

/// Why the store can't be opened: what is known of it, and what may be done without losing more.
pub fn store(language: Language, error: &store::Error) -> String {
    let path = |path: &Path| ("path", path.display().to_string().into());
    match error {
        store::Error::InUse { folder } => text::with(language, "cli-store-in-use", &[path(folder)]),
        store::Error::Full => text::get(language, "cli-disk-full"),
        store::Error::At { path, error } => folder(language, path, error),
        store::Error::Lost { known, found, head } => {
            let number = |number: &u64| i64::try_from(*number).unwrap_or(i64::MAX).into();
            let given = [("known", number(known)), ("found", number(found)), path(head)];
            text::with(language, "cli-store-lost", &given)
        }
        store::Error::Mark { head } => text::with(language, "cli-head-unreadable", &[path(head)]),
        store::Error::Damaged { part, folder } => {
            let key = match part {
                store::Part::Snapshot => "cli-store-snapshot",
                store::Part::Configuration => "cli-store-conf",
                store::Part::Rows => "cli-store-damaged",
            };
            text::with(language, key, &[path(folder)])
        }
        store::Error::Older => text::get(language, "cli-store-older"),
        store::Error::OtherKeys => text::get(language, "cli-store-other-keys"),
        store::Error::OtherSigner { kid } => {
            text::with(language, "cli-store-other-signer", &[("kid", kid.as_str().into())])
        }
        _ => other(language, error),
    }
}

fn folder(language: Language, path: &Path, error: &dyn std::error::Error) -> String {
    let given = [("path", path.display().to_string().into()), ("error", error.to_string().into())];
    text::with(language, "cli-folder", &given)
}

/// Somebody has to change a setting or a file: to start it again by itself changes nothing. A full disk
/// or a port that is still taken may pass.
pub fn is_for_a_person(error: &app::Error) -> bool {
    match error {
        app::Error::Keys(_) | app::Error::KeysLost { .. } | app::Error::Mail(_) | app::Error::Mailbox(_) => {
            true
        }
        app::Error::Gateway(error) => {
            use store::Error::{Damaged, Lost, Mark, Older, OtherKeys, OtherSigner};
            match error {
                OpenError::Keys(_)
                | OpenError::Emptied { .. }
                | OpenError::Forms(_)
                | OpenError::Pathway(_)
                | OpenError::Words(_) => true,
                OpenError::Store(error) => matches!(
                    error,
                    Lost { .. } | Mark { .. } | Damaged { .. } | Older | OtherKeys | OtherSigner { .. }
                ),
                OpenError::Folder { .. } | OpenError::Spool(_) => false,
            }
        }
        app::Error::Server(server::Error::Bind { error, .. }) => {
            error.kind() == std::io::ErrorKind::PermissionDenied
        }
        app::Error::Server(error) => matches!(error, server::Error::Tls(_)),
        app::Error::StoreStopped => false,
    }
}

/// What is wrong with the key files.
pub fn keys(language: Language, error: &crypto::Error) -> String {
    let crypto::Error::KeyFile { path, fault } = error else {
        return other(language, error);
    };
    let key = match fault {
        KeyFileFault::Missing => "cli-key-missing",
        KeyFileFault::Exists => "cli-key-exists",
        KeyFileFault::Readable => "cli-key-readable",
        KeyFileFault::Writable => "cli-key-writable",
        KeyFileFault::Malformed => "cli-key-malformed",
        KeyFileFault::Io(_) => "cli-key-io",
    };
    text::with(language, key, &[("path", path.display().to_string().into())])
}

/// What is wrong with the certificate or its key.
pub fn certificate(language: Language, error: &tls::Error) -> String {
    match error {
        tls::Error::KeyOpen(error) => secret_file(language, error),
        tls::Error::NoCertificate { file } => {
            text::with(language, "cli-no-certificate", &[("path", file.display().to_string().into())])
        }
        tls::Error::Unreadable { file, why } => {
            let given = [("path", file.display().to_string().into()), ("error", why.as_str().into())];
            text::with(language, "cli-unreadable", &given)
        }
        tls::Error::Unusable { certificate_file, key_file, .. } => {
            let given = [
                ("certificate", certificate_file.display().to_string().into()),
                ("key", key_file.display().to_string().into()),
            ];
            text::with(language, "cli-certificate-unusable", &given)
        }
        tls::Error::Setup(_) => other(language, error),
    }
}

/// Why letters can't be sent at all.
pub fn mailer(language: Language, error: &mail::Error) -> String {
    match error {
        mail::Error::Password(error) | mail::Error::Dkim(dkim::Error::File(error)) => {
            secret_file(language, error)
        }
        mail::Error::CaFile { file, error } => {
            let given = [("path", file.display().to_string().into()), ("error", error.to_string().into())];
            text::with(language, "cli-unreadable", &given)
        }
        mail::Error::Dkim(dkim::Error::Key { file, .. }) => {
            text::with(language, "cli-dkim-key", &[("path", file.display().to_string().into())])
        }
        mail::Error::Tls(_) | mail::Error::From(_) => other(language, error),
    }
}

/// Why the gateway's own mailbox can't be read at all.
pub fn mailbox(language: Language, error: &mailbox::Error) -> String {
    match error {
        mailbox::Error::Password(error) => secret_file(language, error),
        mailbox::Error::CaFile { file, why } => {
            let given = [("path", file.display().to_string().into()), ("error", why.as_str().into())];
            text::with(language, "cli-unreadable", &given)
        }
        mailbox::Error::Tls(_) | mailbox::Error::Host(_) => other(language, error),
    }
}

/// What a mail server's failure means; a reply code stays as it is.
pub fn why(language: Language, code: &str) -> String {
    let key = format!("cli-why-{code}");
    if text::has(language, &key) { text::get(language, &key) } else { code.to_owned() }
}

fn secret_file(language: Language, error: &secret::Error) -> String {
    let (key, file) = match error {
        secret::Error::Unreadable { file, .. } => ("cli-secret-unreadable", file),
        secret::Error::Open { file, .. } => ("cli-secret-open", file),
        secret::Error::Empty { file } => ("cli-secret-empty", file),
    };
    text::with(language, key, &[("path", file.display().to_string().into())])
}

fn other(language: Language, error: &dyn std::error::Error) -> String {
    text::with(language, "cli-serve-cannot", &[("error", error.to_string().into())])
}
