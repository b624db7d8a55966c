//! `underlag sweep` by a clock that stands far ahead.

use jiff::Timestamp;
use underlag::domain::change::{Change, Write};
use underlag::server::app::make_keys;
use underlag::store::Store;

use crate::cli::folder::Folder;

#[test]
fn a_sweep_long_after_the_last_time_known_is_held_until_somebody_says_yes() {
    let folder = Folder::new();
    let config = folder.config();
    make_keys(&config).expect("keys");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let known: Timestamp = "2020-01-01T12:00:00Z".parse().expect("a moment");
    {
        let store = Store::open(&config.gateway.data_dir.join("store")).expect("a store");
        let change = Change { writes: vec![Write::TimeKnown { at: known }], ..Change::default() };
        runtime.block_on(store.commit(&change)).expect("committed");
    }
    for _ in 0..2 {
        let run = folder.run(&["sweep"], "");
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("nothing was let expire"), "{}", run.err);
    }
    let run = folder.run(&["sweep", "--yes"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(folder.run(&["sweep"], "").err, "", "the time is known now");
}
