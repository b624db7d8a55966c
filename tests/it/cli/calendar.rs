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
    assert!(run.out.starts_with("2026-01-01\tthu\tnyårsdagen\n2026-01-03\tsat\thelg\n"), "{}", run.out);
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

/// Settings and an empty directory but for one recipient.
fn office(calendar: &str, closed: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let recipient = format!(
        "[[recipient]]\nid = \"vc\"\nname = \"N\"\nkind = \"clinic\"\nregion = \"R\"\n\
         mailbox = \"vc@v.example\"\nclosed = [{closed}]\n"
    );
    let settings = format!("[calendar]\n{calendar}\n");
    for (file, text) in [
        ("underlag.toml", settings.as_str()),
        ("units.toml", ""),
        ("users.toml", ""),
        ("recipients.toml", &recipient),
    ] {
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    let file = folder.path().join("underlag.toml").display().to_string();
    (folder, file)
}

#[test]
fn it_counts_by_the_settings() {
    let (_folder, file) = office("pause_weeks = [\"28-29\"]", "{ from = 2026-07-20, to = 2026-07-24 }");
    let add = |more: &[&str]| {
        let arguments = [&["calendar", "add", "2026-07-03", "1", "--config", file.as_str()], more].concat();
        underlag(&arguments).out
    };
    assert_eq!(add(&[]), "2026-07-20\n");
    assert_eq!(add(&["--recipient", "vc"]), "2026-07-27\n");
    assert_eq!(add(&["--json"]), "{\"date\":\"2026-07-03\",\"days\":1,\"due\":\"2026-07-20\"}\n");
    let unknown = underlag(&["calendar", "show", "2026", "--config", &file, "--recipient", "nobody"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("nobody"), "{}", unknown.err);
}

#[test]
fn it_says_why_a_day_is_off() {
    let rules = "pause_weeks = [\"28\"]\nbridge_days = true\nhalf_days = [\"04-30\"]";
    let (_folder, file) = office(rules, "{ from = 2026-09-01, to = 2026-09-01 }");
    let shown = underlag(&["calendar", "show", "2026", "--config", &file, "--recipient", "vc"]);
    for line in [
        "2026-04-30\tthu\thalf day\n",
        "2026-05-15\tfri\tbridge day\n",
        "2026-07-06\tmon\tpause week\n",
        "2026-09-01\ttue\tthe recipient is closed\n",
    ] {
        assert!(shown.out.contains(line), "{line}: {}", shown.out);
    }
    let json = underlag(&["calendar", "show", "2026", "--config", &file, "--json"]);
    let line =
        "{\"date\":\"2026-07-06\",\"weekday\":\"mon\",\"reason\":\"pause-week\",\"name\":\"pause week\"}\n";
    assert!(json.out.contains(line), "{}", json.out);
}

#[test]
fn it_tells_every_date_of_a_request_before_it_is_sent() {
    let run = underlag(&["calendar", "ladder", "forfragan-till-lakare", "--sent", "2026-12-07"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let due = "2026-12-30\tThe answer should have come\tNot counted: Christmas Eve 24 December, Christmas Day 25 December.\n";
    assert!(run.out.contains(due), "{}", run.out);
    assert_eq!(run.out.lines().count(), 9);
    let (_folder, file) = office("pause_weeks = [\"52-1\"]", "");
    let run = underlag(&[
        "calendar",
        "ladder",
        "forfragan-till-lakare",
        "--sent",
        "2026-12-07",
        "--config",
        &file,
        "--recipient",
        "vc",
    ]);
    assert!(run.out.contains("2027-01-18\tThe answer should have come\t"), "{}", run.out);
    assert!(!run.out.contains("management"), "it has no mailbox for that: {}", run.out);
    assert_eq!(underlag(&["calendar", "ladder", "nothing", "--sent", "2026-12-07"]).code, 1);
}

#[test]
fn a_moment_is_no_day() {
    for day in ["2026-12-10T00:00:00+01:00[Asia/Tokyo]", "20261210", "2026-12-10 00:00"] {
        let run = underlag(&["calendar", "add", day, "5"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{day}");
        assert!(run.err.contains("YYYY-MM-DD"), "{}", run.err);
        let ladder = underlag(&["calendar", "ladder", "forfragan-till-lakare", "--sent", day]);
        assert_ne!(ladder.code, 0, "{day}");
    }
    let lines = underlag_with(&["calendar", "add", "--stdin"], "20261210 5\n", &[]);
    assert_ne!(lines.code, 0, "{}", lines.out);
}
