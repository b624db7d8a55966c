use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::folder::Folder;
use crate::cli::{underlag, underlag_with};

#[test]
fn an_unknown_command_is_a_mistake_of_the_command_line() {
    let run = underlag(&["no-such-command"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "");
    assert!(run.err.contains("no-such-command"), "{}", run.err);
}

#[test]
fn a_file_name_that_can_not_be_told_as_it_is_is_a_mistake_of_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(OsStr::from_bytes(b"samtycke-f\xf6r.pdf"));
    std::fs::write(&file, "no document").expect("written");
    let run = underlag_with(&[OsStr::new("verify"), file.as_os_str()], "", &[("LANG", "en_GB.UTF-8")]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("samtycke-f\u{fffd}r.pdf") && run.err.contains("UTF-8"), "{}", run.err);
}

#[test]
fn help_and_version_are_results() {
    let help = underlag(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("check"), "{}", help.out);
    let version = underlag(&["--version"]);
    assert_eq!(version.out.trim(), concat!("underlag ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn settings_that_are_not_there_are_one_fault() {
    for command in [&["serve"][..], &["keys", "rotate", "--yes"], &["check", "--offline"]] {
        let run = underlag(&[&["--config", "/nowhere/underlag.toml"], command].concat());
        let said = format!("{}{}", run.out, run.err);
        assert_eq!(said.matches("/nowhere/").count(), 1, "{command:?}: {said}");
    }
}

#[test]
fn a_gateway_that_only_a_person_can_mend_ends_with_78() {
    let folder = Folder::new();
    std::fs::write(folder.path("users.toml"), "[[user]]\nid = \"?\"\n").expect("written");
    let run = folder.run(&["serve"], "");
    assert_eq!(run.code, 78, "{}", run.err);
    assert!(run.err.contains("users.toml"), "{}", run.err);
    assert_eq!(folder.run(&["keys", "rotate", "--yes"], "").code, 1, "other commands end as they did");
}

#[test]
fn an_installed_gateway_s_settings_are_meant() {
    use underlag::cli::usual_file;
    let installed = tempfile::tempdir().expect("a folder");
    assert_eq!(usual_file(installed.path()), installed.path().join("underlag.toml"));
    assert_eq!(usual_file(&installed.path().join("no")), Path::new("config/underlag.toml"));
}

#[test]
fn where_the_environment_names_no_language_the_gateway_s_is_spoken() {
    let folder = Folder::new();
    let text = folder.text("underlag.toml");
    let config = folder.file("underlag.toml");
    let say = |environment: &[(&str, &str)]| {
        let environment = [&[("UNDERLAG_CONFIG", config.as_str())], environment].concat();
        underlag_with(&["user", "enable", "nobody"], "", &environment).err
    };
    let swedish = say(&[("LANG", "sv_SE.UTF-8")]);
    let english = say(&[("LANG", "en_GB.UTF-8")]);
    assert_ne!(swedish, english);
    assert_eq!(say(&[]), swedish);
    std::fs::write(folder.path("underlag.toml"), text.replace("[gateway]", "[gateway]\nlanguage = \"en\""))
        .expect("written");
    for environment in [&[][..], &[("LANG", "C.UTF-8")], &[("LC_ALL", "C"), ("LANG", "sv_SE.UTF-8")]] {
        assert_eq!(say(environment), english, "{environment:?}");
    }
    assert_eq!(say(&[("LANG", "sv_SE.UTF-8")]), swedish, "the reader's own comes first");
}
