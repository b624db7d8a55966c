//! `underlag calendar`.

use super::{underlag, underlag_with};

#[test]
fn it_adds_working_days() {
    let run = underlag(&["calendar", "add", "2026-12-23", "1"]);
    assert_eq!((run.code, run.out.as_str()), (0, "2026-12-28\n"));
}

#[test]
fn it_reads_lines() {
    let run = underlag_with(&["calendar", "add", "--stdin"], "2026-12-23 1\n\n2026-11-21\t0\r\n", &[]);
    assert_eq!((run.code, run.out.as_str()), (0, "2026-12-28\n2026-11-23\n"));
}

#[test]
fn it_names_the_line_it_can_not_read() {
    for line in
        ["2026-02-30 1", "2026-12-23", "2026-12-23 x", "2026-12-23 -1", "2026-12-23 1 2", "2026-12-23 100001"]
    {
        let run = underlag_with(&["calendar", "add", "--stdin"], &format!("2026-12-23 1\n{line}\n"), &[]);
        assert_eq!((run.code, run.out.as_str()), (1, "2026-12-28\n"), "{line}");
        assert!(run.err.contains("Rad 2"), "{line}: {}", run.err);
    }
}

#[test]
fn it_shows_the_days_off_of_a_year() {
    let run = underlag_with(&["calendar", "show", "2026"], "", &[]);
    assert_eq!(run.code, 0);
    assert_eq!(run.out.lines().count(), 114, "104 days at weekends and ten holidays outside them");
    assert!(run.out.starts_with("2026-01-01\tthu\tNyårsdagen\n2026-01-03\tsat\thelg\n"), "{}", run.out);
    let english = underlag(&["calendar", "show", "2026"]);
    assert!(english.out.contains("2026-06-19\tfri\tMidsummer Eve\n"), "{}", english.out);
}

#[test]
fn options_that_do_not_go_together() {
    for arguments in [
        &["calendar", "add"][..],
        &["calendar", "add", "2026-12-23"],
        &["calendar", "add", "2026-12-23", "-1"],
        &["calendar", "add", "2026-12-23", "1", "--stdin"],
        &["calendar", "show", "2004"],
    ] {
        assert_eq!(underlag(arguments).code, 2, "{arguments:?}");
    }
}
