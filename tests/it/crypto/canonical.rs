//! The examples of RFC 8785, and what is refused.

use serde_json::{Value, json};
use underlag::crypto::Error;
use underlag::crypto::canonical::{hash, to_bytes};

fn canonical(json: &str) -> String {
    let value: Value = serde_json::from_str(json).expect("JSON");
    String::from_utf8(to_bytes(&value).expect("canonical")).expect("UTF-8")
}

/// RFC 8785 §3.2.2 and §3.2.4.
#[test]
fn the_example_of_the_standard() {
    let input = r#"{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }"#;
    let expected = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
    assert_eq!(canonical(input), expected);
}

/// RFC 8785 §3.2.3: by UTF-16 code units, not by code points.
#[test]
fn names_are_sorted_by_utf16() {
    let input = r#"{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }"#;
    let order = ["\\r", "1", "\u{80}", "ö", "€", "\u{1f600}", "\u{fb33}"];
    let written = canonical(input);
    let places: Vec<usize> =
        order.iter().map(|name| written.find(&format!("\"{name}\":")).expect("is there")).collect();
    assert!(places.is_sorted(), "{written}");
}

/// RFC 8785 appendix B: doubles by their bits.
#[test]
fn the_number_samples_of_the_standard() {
    let samples: &[(u64, &str)] = &[
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, expected) in samples {
        let input = format!("{:e}", f64::from_bits(*bits));
        assert_eq!(&canonical(&input), expected, "{bits:016x}");
    }
}

#[test]
fn integers_stay_as_they_are_or_are_refused() {
    assert_eq!(
        canonical("[0, -0, 1, -42, 9007199254740991, -9007199254740991]"),
        "[0,0,1,-42,9007199254740991,-9007199254740991]"
    );
    for beyond in ["9007199254740992", "-9007199254740992", "123456789012345678901234567890"] {
        let value: Value = serde_json::from_str(beyond).expect("JSON");
        assert_eq!(to_bytes(&value), Err(Error::NotCanonical("an integer beyond 2^53")), "{beyond}");
    }
}

#[test]
fn a_number_no_double_holds_is_refused() {
    let value: Value = serde_json::from_str("1e999").expect("JSON");
    assert_eq!(to_bytes(&value), Err(Error::NotCanonical("a number out of range")));
}

#[test]
fn order_and_space_do_not_change_the_hash() {
    let one: Value = serde_json::from_str(r#"{"a":1,"b":[true,"å"]}"#).expect("JSON");
    let other: Value =
        serde_json::from_str("{ \"b\" : [ true, \"\\u00e5\" ],\n \"a\" : 1.0 }").expect("JSON");
    assert_eq!(hash(&one), hash(&other));
    assert_ne!(hash(&one), hash(&json!({"a": 1, "b": [true, "a"]})));
}
