//! What lies on the desks: so much, and for so long.

use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use underlag::domain::digest::Digest;
use underlag::web::desk::{Desk, Room};

const ROOM: Room = Room { each: 2, all: 3 };

fn owner(byte: u8) -> Digest {
    Digest::from_bytes([byte; 32])
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("a moment")
}

#[test]
fn where_one_more_comes_the_oldest_of_its_owner_goes() {
    let (desk, random) = (Desk::fixed(SignedDuration::from_mins(15), ROOM), SystemRandom::new());
    let other = desk.put(owner(2), "other", &random, at(0)).expect("random");
    for (second, name) in [(1, "first"), (2, "second"), (3, "third")] {
        desk.put(owner(1), name, &random, at(second)).expect("random");
    }
    let names: Vec<&str> = desk.all_of(owner(1), at(4)).iter().map(|(_, name)| **name).collect();
    assert_eq!(names, ["second", "third"]);
    assert!(desk.find(owner(2), &other, at(4)).is_some(), "nobody pushes another's away while there is room");
}

#[test]
fn where_the_desk_is_full_the_oldest_of_all_goes() {
    let (desk, random) = (Desk::fixed(SignedDuration::from_mins(15), ROOM), SystemRandom::new());
    for (second, whose) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
        desk.put(owner(whose), whose, &random, at(second)).expect("random");
    }
    let left = |whose| desk.all_of(owner(whose), at(4)).len();
    assert_eq!([left(1), left(2), left(3), left(4)], [0, 1, 1, 1]);
}

#[test]
fn what_somebody_works_on_is_not_the_oldest() {
    let (desk, random) = (Desk::sliding(SignedDuration::from_mins(60), ROOM), SystemRandom::new());
    let first = desk.put(owner(1), "first", &random, at(0)).expect("random");
    let second = desk.put(owner(1), "second", &random, at(1)).expect("random");
    desk.find(owner(1), &first, at(2)).expect("there");
    desk.put(owner(1), "third", &random, at(3)).expect("random");
    assert!(desk.find(owner(1), &first, at(4)).is_some() && desk.find(owner(1), &second, at(4)).is_none());
}

#[test]
fn of_one_sort_only_the_newest_stay() {
    let (desk, random) = (Desk::fixed(SignedDuration::from_mins(15), ROOM), SystemRandom::new());
    for (second, whose) in [(0, 1), (1, 2), (2, 3)] {
        desk.put(owner(whose), if whose == 2 { "other" } else { "same" }, &random, at(second))
            .expect("random");
    }
    desk.keep_newest(1, |name| *name == "same");
    let left = |whose| desk.all_of(owner(whose), at(4)).len();
    assert_eq!([left(1), left(2), left(3)], [0, 1, 1]);
}
