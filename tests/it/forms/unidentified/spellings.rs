//! What people put between the digits and letters, by habit or so that no machine should find it.

use super::{Sort, nothing, only};

#[test]
fn a_telephone_is_found_whatever_stands_between_its_digits() {
    for number in [
        "070 - 123 45 67",
        "070 – 123 45 67",
        "070- 123 45 67",
        "08 - 123 456 78",
        "08-12 34 56 78",
        "08 12 34 56 78",
        "0701 - 234567",
        "070 / 123 45 67",
        "070. 123 45 67",
        "070.123 45 67",
        "070-123-45.67",
        "070-123 45\n67",
        "070-\n123 45 67",
        "+46 (0) 70 - 123 45 67",
        "070) - 123 45 67",
        "070_123_45_67",
        "O70-123 45 67",
        "07O-1l3 45 67",
        "٠٧٠-١٢٣ ٤٥ ٦٧",
        "070 123 456",
        "+1 202 555 0123",
    ] {
        only(Sort::Telephone, number, number);
        only(Sort::Telephone, &format!("Ring {number}, i kväll."), number);
    }
}

#[test]
fn digits_after_a_telephone_hide_it_not() {
    only(Sort::Telephone, "Ring 070-123 45 67 2 dagar i veckan", "070-123 45 67");
    only(Sort::Telephone, "Ring 070-123 45 67 17-19", "070-123 45 67");
    only(Sort::Telephone, "08-123 45 67 17-19", "08-123 45 67");
    only(Sort::Telephone, "070-123 45 67. 12 dagar", "070-123 45 67");
    nothing("Ring vårdcentralen på 0123-45 67 89 10-12 eller 0123 - 45 67 89.");
}

#[test]
fn two_telephones_below_each_other_are_two() {
    let found = super::found("070-123 45 67\n08-123 456 78");
    let quotes: Vec<&str> = found.iter().map(|(_, quote)| quote.as_str()).collect();
    assert_eq!(quotes, ["070-123 45 67", "08-123 456 78"]);
}

#[test]
fn a_number_with_a_right_check_digit_is_found_whatever_sign_it_has() {
    for sign in [",", ";", "|", "=", "*", "~", "\\", "·", "•", "--"] {
        for number in [format!("850614{sign}9882"), format!("19850614{sign}9882")] {
            only(Sort::PersonalNumber, &number, &number);
        }
        nothing(&format!("850614{sign}9883"));
    }
    only(Sort::PersonalNumber, "19850614 (9882)", "19850614 (9882");
    only(Sort::PersonalNumber, "850614(9882) har ont", "850614(9882");
}

#[test]
fn letters_for_digits_and_digits_of_other_scripts_are_read() {
    for number in ["8506l4-9882", "8506I4-9882", "٨٥٠٦١٤-٩٨٨٢", "۸۵۰۶۱۴-۹۸۸۲", "८५०६१४-९८८२", "𝟖𝟓𝟎𝟔𝟏𝟒-𝟗𝟖𝟖𝟐"]
    {
        only(Sort::PersonalNumber, number, number);
    }
}

#[test]
fn a_mail_address_is_found_over_a_line_in_quotation_marks_and_in_other_scripts() {
    for address in [
        "marta <at> hemma.example",
        "marta@\nhemma.example",
        "marta@hemma.xn--p1ai",
        "\"marta\"@hemma.example",
        "\"marta b\"@hemma.example",
    ] {
        only(Sort::Mailbox, &format!("skriv till {address} i dag"), address);
    }
    only(Sort::Mailbox, "marta<at>hemma<dot>example", "marta<at>hemma");
    nothing("Skriv till \"rehab\"@tallbacken.example.test.");
    nothing("Vi ses på \"Kafé\" @ exempel.example kl. 10.15, eller @\nkl. 10.15.");
}
