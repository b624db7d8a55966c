use std::os::unix::fs::PermissionsExt;

use underlag::config::secret::{self, Error};

fn written(content: &str, mode: u32) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("secret");
    std::fs::write(&file, content).expect("written");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("set");
    (folder, file)
}

#[test]
fn a_secret_is_read_without_its_line_end() {
    let (_folder, file) = written("hem ligt \n", 0o600);
    assert_eq!(secret::read(&file).expect("readable").as_str(), "hem ligt ");
    let (_folder, file) = written("hemligt", 0o640);
    assert_eq!(secret::read(&file).expect("readable").as_str(), "hemligt");
}

#[test]
fn a_secret_everybody_may_read_is_refused() {
    for mode in [0o644, 0o604, 0o602, 0o777] {
        let (_folder, file) = written("hemligt", mode);
        let error = secret::read(&file).expect_err("open to everybody");
        assert!(matches!(error, Error::Open { .. }), "{mode:o}: {error}");
        assert!(!error.to_string().contains("hemligt"));
    }
}

#[test]
fn an_empty_or_missing_secret_is_refused() {
    let (folder, file) = written("\n", 0o600);
    assert!(matches!(secret::read(&file), Err(Error::Empty { .. })));
    assert!(matches!(secret::read(&folder.path().join("none")), Err(Error::Unreadable { .. })));
}
