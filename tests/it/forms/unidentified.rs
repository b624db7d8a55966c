//! What points a person out is found; what doesn't is left alone.

mod dates;
mod spellings;

use underlag::forms::unidentified::{Known, Sort, find};

fn known() -> Known {
    let mut known = Known::default();
    known.add_name("Tallbackens vårdcentral");
    known.add_name("Anna Lindhs rehabcenter");
    known.add_name("Exempelköpings kommun");
    known.add_name("Region Exempel");
    known.add_telephone("0123-45 67 89");
    known.add_mailbox("rehab@tallbacken.example.test");
    known
}

fn found(text: &str) -> Vec<(Sort, String)> {
    find(text, &known()).into_iter().map(|hint| (hint.sort, hint.quote)).collect()
}

/// The sort is found in the text, and nothing else is.
fn only(sort: Sort, text: &str, quote: &str) {
    assert_eq!(found(text), [(sort, quote.to_owned())], "{text}");
}

fn nothing(text: &str) {
    assert_eq!(found(text), [], "{text}");
}

/// Every usual way to write the official test number 19000101-9801.
const WRITINGS: [&str; 17] = [
    "190001019801",
    "19000101-9801",
    "19000101+9801",
    "19000101 9801",
    "19000101 - 9801",
    "1900-01-01-9801",
    "1900-01-01 9801",
    "1900 01 01 9801",
    "1900.01.01-9801",
    "000101-9801",
    "000101+9801",
    "000101 9801",
    "0001019801",
    "00 01 01-9801",
    "000101–9801",
    "000101\u{a0}9801",
    "000101-98 01",
];

#[test]
fn a_personal_number_is_found_in_every_usual_writing() {
    for number in WRITINGS {
        only(Sort::PersonalNumber, number, number);
        only(Sort::PersonalNumber, &format!("klienten ({number}) har ont"), number);
        only(Sort::PersonalNumber, &format!("pnr:{number}."), number);
    }
}

#[test]
fn so_are_coordination_numbers_interim_numbers_and_hidden_characters() {
    only(Sort::PersonalNumber, "samordningsnummer 701063-2391", "701063-2391");
    only(Sort::PersonalNumber, "samordningsnummer 197010632391", "197010632391");
    only(Sort::PersonalNumber, "reservnummer 850614-T123", "850614-T123");
    only(Sort::PersonalNumber, "1900\u{200b}0101-9801", "1900\u{200b}0101-9801");
    only(Sort::PersonalNumber, "１９０００１０１-９８０１", "１９０００１０１-９８０１");
    only(Sort::PersonalNumber, "nr4190001019801", "190001019801");
}

/// Another sign before the last four, the end of a line, a letter for a nought, a date that is not known.
#[test]
fn other_spellings_of_a_number_are_found() {
    for number in [
        "19000101-\n9801",
        "19000101\n9801",
        "000101/9801",
        "000101.9801",
        "19000101_9801",
        "000101 / 9801",
        "19000101:9801",
        "19OOO1O1-98O1",
        "000101-98o1",
        "1900.01.01.9801",
        "701060-2394",
        "197010602394",
        "190001\u{2060}01\u{2011}98\u{fe0f}01",
    ] {
        only(Sort::PersonalNumber, number, number);
        only(Sort::PersonalNumber, &format!("klienten ({number}) har ont"), number);
    }
    for text in
        ["perioden 2026-01-12/2026-02-10", "2026-01-12\n2026-02-10", "10 o 12 timmar", "dnr 201160/1234"]
    {
        nothing(text);
    }
}

#[test]
fn other_spellings_of_telephones_mailboxes_and_names_are_found() {
    only(Sort::Telephone, "Ring 070.123.45.67 i kväll", "070.123.45.67");
    only(Sort::Telephone, "Ring 070-123.45.67.", "070-123.45.67");
    only(Sort::Telephone, "+46.70.123.45.67", "+46.70.123.45.67");
    only(Sort::Telephone, "070-1\u{200b}23 45 67", "070-1\u{200b}23 45 67");
    for text in ["kl. 08.00-16.00 25 dagar", "08.30-12.00 och 13.00-16.30", "den 01.02.2026 kl. 15.30.00"] {
        nothing(text);
    }
    for address in [
        "marta@\u{200b}hemma.example",
        "marta(at)hemma.example",
        "marta [AT] hemma.example",
        "marta(snabel-a)hemma.example",
        "marta @ hemma.example",
        "marta＠hemma.example",
    ] {
        only(Sort::Mailbox, &format!("skriv till {address} i dag"), address);
    }
    only(Sort::Mailbox, "marta(at)hemma(punkt)example", "marta(at)hemma");
    nothing("Skriv till rehab(at)tallbacken.example.test.");
    nothing("Vi ses @ kl. 10.15 eller (a) på plats, (b) på länk.");
    only(Sort::Name, "klienten heter An\u{200b}na", "An\u{200b}na");
    only(Sort::Address, "bor på Tall\u{ad}stigen 12b i byn", "Tall\u{ad}stigen 12b");
}

#[test]
fn a_wrong_check_digit_makes_it_no_less_somebodys() {
    only(Sort::PersonalNumber, "19850614-9883", "19850614-9883");
    only(Sort::PersonalNumber, "850614-9883", "850614-9883");
    only(Sort::PersonalNumber, "8506149883", "8506149883");
    only(Sort::PersonalNumber, "19850614 9883", "19850614 9883");
}

#[test]
fn dates_times_and_other_numbers_are_left_alone() {
    for text in [
        "Sjukskriven 2026-01-12 – 2026-02-10.",
        "perioden 2026-01-12--2026-02-10",
        "2026-01-12 2026-02-10",
        "den 2026-01-12 kl. 14.30",
        "2026-01-12 14:30-15:30",
        "2026-01-12T14:30:00",
        "12 januari 2026 till 3 mars 2027",
        "organisationsnummer 556012-5790",
        "SOC-EB 2026-117",
        "ICD F43.1 och M54.5, 8 timmar per vecka, 25 % av 40",
        "10 000 kr, 12 500 kr och 150 000 kr",
        "2 500 000 000 kr",
        "lagen 2009:400, 10 kap. 1 § och 12 kap. 2 §",
        "1.2.752.116.1.1.1",
        "mellan 01-02-2026 och 15-02-2026",
        "01-02-2026 15 timmar",
        "0, 25, 50, 75 eller 100 procent",
    ] {
        nothing(text);
    }
}

#[test]
fn telephones_mailboxes_and_addresses_are_found_but_for_those_of_the_directory() {
    only(Sort::Telephone, "Ring 070-123 45 67 på kvällen", "070-123 45 67");
    only(Sort::Telephone, "Ring 0701234567", "0701234567");
    only(Sort::Telephone, "Ring +46 70 123 45 67.", "+46 70 123 45 67");
    only(Sort::Telephone, "Ring +46 (0)70-123 45 67", "+46 (0)70-123 45 67");
    only(Sort::Telephone, "08-123 456 78", "08-123 456 78");
    nothing("Ring vårdcentralen på 0123-45 67 89 eller +46 123 45 67 89.");
    only(Sort::Mailbox, "skriv till marta@hemma.example.test.", "marta@hemma.example.test.");
    nothing("Skriv till rehab@tallbacken.example.test.");
    only(Sort::Address, "bor på Tallstigen 12b i byn", "Tallstigen 12b");
    only(Sort::Address, "Kungsgatan 4.", "Kungsgatan 4");
    only(Sort::Address, "123 45 Exempelstad", "123 45 Exempelstad");
    nothing("Gick 12 mil på 3 dagar längs vägen 2.");
    nothing("ca 150 personer, 100 50 procent");
}

#[test]
fn names_are_found() {
    for (text, name) in [
        ("Anna klarar att gå korta sträckor.", "Anna"),
        ("I dag kom Märta Åkerlöf till oss.", "Märta Åkerlöf"),
        ("Märta Åkerlöf kom till oss.", "Märta Åkerlöf"),
        ("Vi träffade Kvarnby Stenåker igår.", "Kvarnby Stenåker"),
        ("klienten heter Zorblax", "Zorblax"),
        ("Hos oss är klienten Övningsson känd.", "Övningsson"),
        ("där Herr Bladh väntade", "Herr Bladh"),
        ("och frågade dr. Bladh om råd", "Bladh"),
        ("hennes mamma Xenia hjälper till", "Xenia"),
        ("Annas mamma hjälper till", "Annas"),
        ("anna andersson har ont", "anna andersson"),
        ("ANNA ANDERSSON", "ANNA"),
        ("och Per behöver stöd", "Per"),
        ("Per Jonsson behöver stöd", "Per Jonsson"),
        ("och Karl-Erik tränar", "Karl-Erik"),
        ("samt Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("Mohammed har svårt att sova", "Mohammed"),
        ("enligt fru Lindqvist", "Lindqvist"),
        ("Brevet är från Johansson.", "Johansson"),
    ] {
        only(Sort::Name, text, name);
    }
}

#[test]
fn organisations_places_diagnoses_and_plain_swedish_are_no_names() {
    for text in [
        "Klienten är känd på Tallbackens vårdcentral och hos Anna Lindhs rehabcenter.",
        "Exempelköpings kommuns handläggare och Region Exempel samverkar.",
        "Försäkringskassan och Arbetsförmedlingen kallar till SIP. Planeringen görs av Socialtjänsten.",
        "Parkinsons sjukdom, Aspergers syndrom, Crohns sjukdom och Menières sjukdom.",
        "Testad med Beck Depression Inventory, Montreal Cognitive Assessment och Mini Mental Test.",
        "Bor i Västra Götaland, arbetar i Göteborg, vårdas i Region Skåne.",
        "Per dag klarar klienten två timmar. Max en timme i taget. Tim per vecka: åtta.",
        "Axel: inskränkt rörlighet. Hans arbetsförmåga är nedsatt. Inger hopp.",
        "Svårt att gå i trappor.\nOrkar inte stå.\nBehöver paus.",
        "Fråga 1: Vad klarar klienten? Fråga 2: Vad behövs?",
        "ADL-bedömning enligt ICF, MADRS och DFA. AT och FT är inkopplade.",
        "Planen är (Vecka 12) att börja på måndag.",
        "T.ex. Alvedon, m.m. Därefter Sertralin.",
        "On Monday the client saw a physiotherapist. In January I wrote to the GP.",
        "",
    ] {
        nothing(text);
    }
}

#[test]
fn several_are_told_from_the_left_and_what_overlaps_once() {
    let all = found("Anna Berg, 850614-9882, Tallstigen 3, 070-123 45 67, a@b.example.test");
    let sorts: Vec<Sort> = all.iter().map(|(sort, _)| *sort).collect();
    let expected = [Sort::Name, Sort::PersonalNumber, Sort::Address, Sort::Telephone, Sort::Mailbox];
    assert_eq!(sorts, expected, "{all:?}");
}

mod planted {
    use proptest::prelude::*;
    use underlag::forms::unidentified::{Known, Sort, find};

    use super::{WRITINGS, known};

    proptest! {
        #[test]
        fn nothing_a_person_types_makes_it_stop(text in ".{0,400}") {
            for hint in find(&text, &known()) {
                prop_assert!(text.contains(&hint.quote));
            }
        }

        #[test]
        fn digits_and_signs_neither(text in "[0-9 +./@A-ZÅa-zå()–-]{0,200}") {
            for hint in find(&text, &Known::default()) {
                prop_assert!(text.contains(&hint.quote));
            }
        }

        #[test]
        fn every_number_is_found_wherever_it_stands(
            before in "([a-zåäö ,.:(]{0,30}[ (:])?",
            which in 0..WRITINGS.len(),
            after in "([ ).,;][a-zåäö ,.]{0,30})?",
        ) {
            let text = format!("{before}{}{after}", WRITINGS[which]);
            let found = find(&text, &known());
            prop_assert!(
                found.iter().any(|hint| hint.sort == Sort::PersonalNumber && hint.quote == WRITINGS[which]),
                "{text}: {found:?}"
            );
        }
    }
}
