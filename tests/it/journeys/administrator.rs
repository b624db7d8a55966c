//! The administrator, at the command line: what it takes to start, to enrol, to exchange keys, to move to another
//! machine, and to tell years later whether a document is what it says.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::ToSpan;
use underlag::clock::Clock;
use underlag::domain::calendar::local_date;
use underlag::exchange::Gateway;
use underlag::server::app;
use underlag::web::router;
use underlag::web::state::State;

use super::page::{self, words};
use crate::cli::folder::Folder;
use crate::web::client::Client;

const NEW: &str = "vc-nya";
const PASSWORD: &str = "fyra korta ord räcker";

#[test]
fn an_administrator_installs_enrols_exchanges_keys_moves_and_verifies() {
    let folder = Folder::new();
    let done = |arguments: &[&str], input: &str| {
        let run = folder.run(arguments, input);
        assert_eq!(run.code, 0, "{arguments:?}: {} {}", run.out, run.err);
        run.out
    };

    // Install: what is missing is said before anything is started.
    done(&["check"], "");
    let (mut config, directory) = (folder.config(), folder.directory());
    assert!(app::make_keys(&config).expect("a new gateway"), "keys are made at the first start");

    // Enrol.
    let user = ["user", "add", "sara.ek", "--name", "Sara Ek", "--role", "worker"];
    done(&[&user[..], &["--unit", "ekonomiskt-bistand", "--password-stdin"]].concat(), PASSWORD);
    let clinic = ["recipient", "add", NEW, "--name", "Nya vårdcentralen", "--kind", "clinic"];
    done(&[&clinic[..], &["--region", "Region Exempel", "--mailbox", "nya@vard.example"]].concat(), "");
    done(&["recipient", "confirm-mailbox", NEW], "");
    let letter = folder.file("first.pdf");
    done(&["recipient", "enrol", NEW, "--out", &letter], "");
    assert!(fs::read(&letter).expect("a letter").starts_with(b"%PDF-"));
    let first = keys(&folder);

    // A key that somebody has lost is exchanged for another; the gateway takes the directory anew.
    config.folder = folder.path("");
    let gateway = Arc::new(Gateway::open(config.clone(), directory, Clock::system()).expect("a gateway"));
    done(&["recipient", "enrol", NEW, "--yes", "--out", &folder.file("second.pdf")], "");
    assert_ne!(keys(&folder), first);
    gateway.reload().expect("a directory without faults");

    // Who was enrolled can work.
    let consent = folder.file("consent.pdf");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    fs::write(&consent, runtime.block_on(takes_consent(&gateway))).expect("a file");
    drop((runtime, gateway));

    // The gateway's own key is exchanged; what it signed before stays valid.
    let published = || fs::read_to_string(folder.path("keys").join("retired.jwks")).unwrap_or_default();
    assert_eq!(folder.run(&["keys", "rotate"], "nej\n").code, 1);
    assert_eq!(published(), "", "a no changes nothing");
    done(&["keys", "rotate"], "ja\n");
    assert!(published().contains("Ed25519"), "{}", published());
    assert!(done(&["verify", &consent], "").contains("ok"));
    assert!(
        done(&["verify", &consent, &consent, "--json"], "").contains(r#""verdict":"proved","valid":true"#)
    );

    // Backed up, restored on another machine, verified there.
    let other = Folder::new();
    copy(&folder.path(""), &other.path(""));
    let run = |arguments: &[&str]| other.run(arguments, "");
    assert_eq!(run(&["check"]).code, 0, "{}", run(&["check"]).out);
    assert_eq!(run(&["verify", &consent]).code, 0);
    verified_on(&other, &consent);

    // Data without its keys is not started on new ones.
    fs::remove_dir_all(other.path("keys")).expect("gone");
    let lost = run(&["check"]);
    assert_eq!(lost.code, 1);
    assert!(app::make_keys(&other.config()).is_err(), "{}", lost.out);
}

/// On a machine that has the keys: what is genuine, changed, unreadable and gone.
fn verified_on(machine: &Folder, consent: &str) {
    let run = |arguments: &[&str]| machine.run(arguments, "");
    let whole = fs::read(consent).expect("a file");
    let token = whole.windows(3).position(|bytes| bytes == b"eyJ").expect("a token in clear");
    let parts = [(100, 1, "it names a key that nobody has"), (300, 1, "a changed document is found")];
    for (place, code, why) in parts {
        let mut changed = whole.clone();
        changed[token + place] ^= 1;
        fs::write(consent, changed).expect("a file");
        assert_eq!(run(&["verify", consent]).code, code, "{why}");
    }
    let (genuine, no_pdf, none) =
        (machine.file("consent.pdf"), machine.file("recipients.toml"), machine.file("none"));
    let worst = run(&["verify", &genuine, &no_pdf, consent, "--json"]);
    let verdicts: Vec<&str> =
        worst.out.lines().filter_map(|line| line.split(r#""verdict":""#).nth(1)?.split('"').next()).collect();
    assert_eq!((worst.code, verdicts.as_slice()), (1, &["proved", "unreadable", "refuted"][..]));
    assert_eq!(run(&["verify", &genuine, &no_pdf]).code, 4);
    let gone = run(&["verify", &none, "--json"]);
    assert_eq!(
        (gone.code, gone.out.contains(r#""verdict":"unreadable","valid":false"#)),
        (4, true),
        "{}",
        gone.out
    );
    let keyless = run(&["verify", &genuine, "--jwks", &no_pdf, "--issuer", "https://underlag.example.se"]);
    assert_eq!((keyless.code, keyless.out.as_str()), (2, ""), "without keys nothing is said of a document");
    let shown = machine.run_with(&["consent", "show", &no_pdf], "", &[("LANG", "sv_SE.UTF-8")]);
    assert_eq!(shown.code, 1);
    assert!(shown.err.contains("Går inte att läsa") && shown.err.contains("inte en PDF"), "{}", shown.err);
    assert!(!shown.err.contains("rättigheterna"), "{}", shown.err);
}

fn keys(folder: &Folder) -> String {
    let directory = folder.directory();
    let keys = directory.recipient(NEW).expect("added").keys.clone();
    keys.expect("enrolled").sealing
}

/// The new worker logs in and records a consent that names the new clinic.
async fn takes_consent(gateway: &Arc<Gateway>) -> Vec<u8> {
    let mut browser = Client::new(router(&State::new(Arc::clone(gateway))));
    browser.get("/login").await;
    let answer = browser.log_in("sara.ek", PASSWORD).await;
    assert_eq!(answer.location(), "/", "{}", words(&answer));
    let page = page::read(&mut browser, "/consents/new").await;
    let form = page::form(&page, "/consents/new");
    let until = local_date(gateway.now()).saturating_add(90.days()).to_string();
    let fields = [
        ("name", "Märta Åkerlöf"),
        ("personal_number", "19000101-9801"),
        ("purpose", "Planera vägen tillbaka till arbete"),
        ("valid_to", &until),
        ("method", "written"),
        ("category", "activity-limitation"),
        ("party", NEW),
        ("do", "give"),
    ];
    let done = page::send(&mut browser, form, &fields, &[]).await;
    assert!(done.location().starts_with("/consents/done/"), "{}", words(&done));
    browser.get(&format!("{}/document.pdf", done.location())).await.bytes
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("readable");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}
