use crate::cli::underlag;

#[test]
fn an_unknown_command_is_a_mistake_of_the_command_line() {
    let run = underlag(&["no-such-command"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "");
    assert!(run.err.contains("no-such-command"), "{}", run.err);
}

#[test]
fn help_and_version_are_results() {
    let help = underlag(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("check"), "{}", help.out);
    let version = underlag(&["--version"]);
    assert_eq!(version.out.trim(), concat!("underlag ", env!("CARGO_PKG_VERSION")));
}
