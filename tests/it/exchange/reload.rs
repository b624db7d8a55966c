//! New files are taken into use all at once, or not at all.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use underlag::exchange::Gateway;

use super::gateway::TestGateway;

/// A gateway whose directory is a copy of the demo's, in a folder of its own.
fn with_files() -> TestGateway {
    let mut gateway = TestGateway::with(|_| {});
    let folder = gateway.folder.path().join("config");
    fs::create_dir(&folder).expect("made");
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    for file in ["units.toml", "users.toml", "recipients.toml", "pathway.toml"] {
        fs::copy(demo.join(file), folder.join(file)).expect("copied");
    }
    gateway.parts().config.folder = folder;
    gateway.reload().expect("no faults");
    gateway
}

fn change(gateway: &Gateway, file: &str, with: impl FnOnce(String) -> String) {
    let path = gateway.config.folder.join(file);
    let text = fs::read_to_string(&path).expect("read");
    fs::write(path, with(text)).expect("written");
}

fn is_disabled(gateway: &Gateway, user: &str) -> bool {
    gateway.parties().user_by_id(user).expect("there").disabled
}

/// The first user of the demo, disabled in the file.
fn disable_first(gateway: &Gateway) -> String {
    let id = gateway.parties().users()[0].id.clone();
    change(gateway, "users.toml", |text| text.replacen("[[user]]\n", "[[user]]\ndisabled = true\n", 1));
    id
}

#[test]
fn a_fault_in_one_file_keeps_all_others_as_they_were() {
    let gateway = with_files();
    let user = disable_first(&gateway);
    let steps = gateway.pathway().steps.len();
    change(&gateway, "pathway.toml", |text| {
        text.replacen("[[step]]\n", "[[step]]\nafter = [\"nowhere\"]\n", 1)
    });
    let faults = gateway.reload().expect_err("a fault in the pathway");
    assert!(faults.0.iter().all(|fault| fault.file.ends_with("pathway.toml")), "{faults:?}");
    assert!(!is_disabled(&gateway, &user), "nothing new is in use");
    assert_eq!(gateway.pathway().steps.len(), steps);
}

#[test]
fn the_faults_of_all_files_are_told_together() {
    let gateway = with_files();
    change(&gateway, "pathway.toml", |text| {
        text.replacen("[[step]]\n", "[[step]]\nafter = [\"nowhere\"]\n", 1)
    });
    change(&gateway, "units.toml", |text| format!("{text}\n[[unit]]\nid = \"half\"\n"));
    let faults = gateway.reload().expect_err("faults");
    for file in ["pathway.toml", "units.toml"] {
        let told = faults.0.iter().find(|fault| fault.file.ends_with(file));
        assert!(told.is_some_and(|fault| fault.line.is_some()), "{file}: {faults:?}");
    }
}

#[test]
fn files_without_faults_are_in_use_together() {
    let gateway = with_files();
    let user = disable_first(&gateway);
    gateway.reload().expect("no faults");
    assert!(is_disabled(&gateway, &user));
}

/// Somebody confirms mailboxes while new files are read: neither undoes the other.
#[test]
fn confirming_a_mailbox_undoes_no_new_directory() {
    let gateway = with_files();
    let user = gateway.parties().users()[0].id.clone();
    let shared = gateway.shared();
    for round in 0..8 {
        let disabled = round % 2 == 0;
        let line = if disabled { "[[user]]\ndisabled = true\n" } else { "[[user]]\n" };
        change(&gateway, "users.toml", |text| {
            text.replace("disabled = true\n", "").replacen("[[user]]\n", line, 1)
        });
        thread::scope(|scope| {
            let confirming = Arc::clone(&shared);
            scope.spawn(move || {
                for _ in 0..20 {
                    confirming.look_at_mailboxes_again();
                }
            });
            gateway.reload().expect("no faults");
        });
        assert_eq!(is_disabled(&gateway, &user), disabled, "round {round}");
    }
}
