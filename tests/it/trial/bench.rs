//! `underlag bench`, a few operations of each: that it measures, not how fast it is.

use std::process::Command;

use serde_json::Value;

use crate::cli::underlag;

#[test]
fn each_operation_is_measured_beside_its_limit() {
    for what in ["create", "open", "answer"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dir = folder.path().to_str().expect("UTF-8");
        let run = underlag(&["bench", what, "--requests", "6", "--concurrency", "3", "--dir", dir, "--json"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{what}");
        let report: Value = serde_json::from_str(&run.out).expect("one JSON object");
        assert_eq!(report["what"], what);
        for (place, names) in [
            (
                &report,
                &["per_second", "p50_ms", "p99_ms", "cpu_us_per_op", "bytes_per_op", "peak_rss_mb"][..],
            ),
            (&report["limit"], &["per_second", "p50_ms", "p99_ms", "cpu_us_per_op", "crypto_us"]),
        ] {
            for name in names {
                assert!(place[name].as_f64().is_some_and(|value| value > 0.0), "{what}: {name} in {report}");
            }
        }
        assert!(report["p50_ms"].as_f64() <= report["p99_ms"].as_f64());
        // A sealed PDF for each, and only then.
        let bytes = report["bytes_per_op"].as_f64().expect("a number");
        assert_eq!(bytes > 20_000.0, what != "open", "{what}: {bytes} bytes");
        assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0, "something is left behind");
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let run = underlag(&["bench", "create", "--requests", "1", "--dir", "/nowhere/at/all"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("--dir"), "{}", run.err);
    assert_eq!(underlag(&["bench", "create", "--requests", "0"]).code, 2);
}

#[test]
fn without_json_it_is_a_table_with_words() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().to_str().expect("UTF-8");
    let run = underlag(&["bench", "create", "--requests", "2", "--concurrency", "2", "--dir", dir]);
    assert_eq!(run.out.lines().count(), 11, "{}", run.out);
    assert!(run.out.contains("operations a second"), "{}", run.out);
}

#[test]
fn the_cost_of_the_clock_is_measured() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().to_str().expect("UTF-8");
    let report = report(&["bench", "sweep", "--open", "60", "--due", "20", "--dir", dir, "--json"]);
    assert_eq!((&report["open"], &report["due"]), (&60.into(), &20.into()));
    for name in [
        "due_ms",
        "due_per_second",
        "nothing_due_p50_ms",
        "nothing_due_p99_ms",
        "growth",
        "open_seconds",
        "peak_rss_mb",
    ] {
        assert!(report[name].as_f64().is_some_and(|value| value > 0.0), "{name} in {report}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0, "something is left behind");
}

#[test]
fn the_coordinators_pages_are_measured() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().to_str().expect("UTF-8");
    let report = report(&["bench", "queue", "--open", "300", "--looks", "3", "--dir", dir, "--json"]);
    assert_eq!(report["open"], 300);
    for page in report["pages"].as_array().expect("a list") {
        for name in ["p50_ms", "p99_ms", "few_p50_ms"] {
            assert!(page[name].as_f64().is_some_and(|value| value > 0.0), "{name} in {report}");
        }
    }
    for name in ["first_growth", "open_seconds", "peak_rss_mb"] {
        assert!(report[name].as_f64().is_some_and(|value| value > 0.0), "{name} in {report}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0, "something is left behind");
}

/// What the program says: these measurements start a second one of their own.
fn report(arguments: &[&str]) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_underlag")).args(arguments).output().expect("it starts");
    assert_eq!((run.status.code(), String::from_utf8_lossy(&run.stderr).as_ref()), (Some(0), ""));
    serde_json::from_slice(&run.stdout).expect("one JSON object")
}
