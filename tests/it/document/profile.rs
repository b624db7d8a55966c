//! The colours of a document.

use moxcms::ColorProfile;

/// Where the time stands that a profile was made at (ICC.1:2010, 7.2.8).
const MADE_AT: std::ops::Range<usize> = 24..36;

/// The library writes the time of day into it, and a document holds the same bytes whenever it is made.
#[test]
fn the_profile_is_srgb_as_the_library_writes_it_but_for_the_time() {
    let ours = include_bytes!("../../../src/document/layout/srgb.icc");
    let mut theirs = ColorProfile::new_srgb().encode().expect("a profile");
    theirs[MADE_AT].copy_from_slice(&ours[MADE_AT]);
    assert_eq!(theirs, ours);
}
