//! The lawyer's table: each sentence of the consent, each fact of its grid, the claim of the token that says it,
//! and the test that shows what the gateway does about it. What it can't do stands there as a promise.
//!
//! It is printed into `target/lawyer.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use underlag::domain::consent::{ConsentTerms, Evidence, Onward, Representative};
use underlag::domain::{ConsentMethod, Wording};
use underlag::exchange::consent_file;
use underlag::text::wording::{KEYS, Words};

use crate::exchange::gateway::TestGateway;

/// What becomes of a sentence.
#[derive(Clone, Copy)]
enum Kept {
    /// The gateway holds to it; the test that shows it.
    By(&'static str),
    /// It is the unit's to hold to.
    Promised,
    /// It says nothing that could be held to: a heading, a label.
    Label,
}

use Kept::{By, Label, Promised};

/// Key of the text or `fact: …`; claims of the token; what becomes of it.
type Line = (&'static str, &'static [&'static str], Kept);

const ROWS: Kept = By("exchange::grid::no_recipient_reads_anything_of_the_others");
const ASKS: Kept = By("exchange::send::the_answer_form_holds_only_what_the_consent_allows");
const TOLD: Kept = By("exchange::grid::a_request_that_tells_more_than_the_row_is_refuted");
const PARTIES: Kept = By("exchange::send::outside_the_consent_nothing_is_sent");
const PERIOD: Kept = By("exchange::consent::an_expired_consent_sends_nothing_but_still_opens");
const READ: Kept = By("exchange::words::a_consent_says_which_words_were_read");
const SAID: Kept = By("crypto::tokens::a_consent_says_what_was_agreed");
const FORGED: Kept = By("crypto::bad_tokens::claims_of_the_wrong_type_or_value");
const KEY: Kept = By("crypto::tokens::only_its_own_secret_unlocks_a_consent");

const MAY_TELL: &[&str] = &["authorization_details.may_tell"];
const MAY_BE_TOLD: &[&str] = &["authorization_details.may_be_told"];
const ONWARD: &[&str] = &["may_pass_on_to.party", "may_pass_on_to.name", "may_pass_on_to.purpose"];

const TABLE: &[Line] = &[
    ("document-consent-title", &[], Label),
    ("document-consent-subtitle", &[], Label),
    ("document-consent-draft", &[], By("exchange::send::a_preview_is_signed_by_nobody_and_leaves_nothing")),
    ("document-consent-who", &["sub"], By("exchange::consent::another_clients_name_on_a_token_is_damage")),
    ("document-consent-unit", &["to"], By("exchange::send::another_units_worker_can_not_send_under_it")),
    ("document-consent-agree", &[], Label),
    ("document-consent-agree-text", &["to", "authorization_details.party"], ROWS),
    ("document-consent-about", &[], Label),
    ("document-consent-plainly-diagnosis", MAY_TELL, ASKS),
    ("document-consent-plainly-functional-impairment", MAY_TELL, ASKS),
    ("document-consent-plainly-activity-limitation", MAY_TELL, ASKS),
    ("document-consent-plainly-treatment-and-planning", MAY_TELL, ASKS),
    ("document-consent-plainly-activity-and-attendance", MAY_TELL, ASKS),
    ("document-consent-plainly-contact-and-meeting", MAY_TELL, ASKS),
    ("document-consent-told-assistance", MAY_BE_TOLD, TOLD),
    ("document-consent-told-activities", MAY_BE_TOLD, TOLD),
    ("document-consent-told-attendance", MAY_BE_TOLD, TOLD),
    ("document-consent-told-earlier-decisions", MAY_BE_TOLD, TOLD),
    ("document-consent-told-plan", MAY_BE_TOLD, TOLD),
    ("document-consent-nothing-else", &["authorization_details.party"], PARTIES),
    ("document-consent-onward", ONWARD, Promised),
    ("document-consent-onward-to", ONWARD, Promised),
    ("document-consent-no-onward", &[], Promised),
    ("document-consent-purpose", &["purpose"], SAID),
    ("document-consent-period", &["period.start", "period.end"], PERIOD),
    ("document-consent-period-text", &["period.start", "period.end", "nbf", "exp"], PERIOD),
    ("document-consent-method", &["event.evidence.method"], FORGED),
    ("document-consent-given", &["event.given_at"], SAID),
    ("document-consent-received", &["event.received_by"], SAID),
    ("document-consent-language", &["event.language"], SAID),
    ("document-consent-version", &["event.text_version"], READ),
    ("document-consent-hash", &["event.text_hash"], READ),
    ("document-consent-rights", &[], Label),
    ("document-consent-right-free", &[], By("exchange::consent::a_refusal_is_recorded_and_allows_nothing")),
    (
        "document-consent-right-revoke",
        &[],
        By("exchange::consent::revoking_ends_everything_under_the_consent"),
    ),
    ("document-consent-right-see", &[], By("exchange::client::the_overview_follows_a_request_to_its_end")),
    ("document-consent-right-copy", &[], Promised),
    ("document-consent-key", &[], Label),
    ("document-consent-key-text", &["cnf.jwk", "reply_to"], KEY),
    ("document-consent-recovery", &[], Promised),
    ("document-consent-law", &["authorization_details.type"], Promised),
    (
        "document-consent-data-protection",
        &[],
        By("exchange::consent::the_document_says_where_it_is_read_how_personal_data_are_handled"),
    ),
    ("document-consent-signatures", &[], Label),
    ("document-consent-signatures-text", &[], Promised),
    (
        "document-consent-signature",
        &["name"],
        By("exchange::consent::another_name_with_the_same_number_is_damage_too"),
    ),
    ("document-consent-signature-protected", &[], Promised),
    (
        "document-consent-protected",
        &["subject"],
        By("exchange::client::protected_particulars_show_no_place_at_all"),
    ),
    ("fact: each party of the grid", &["authorization_details.party"], PARTIES),
    (
        "fact: the party's name then",
        &["authorization_details.name"],
        By("exchange::grid::an_id_that_somebody_else_has_got_is_not_the_party"),
    ),
    (
        "fact: what a party may tell",
        MAY_TELL,
        By("exchange::grid::sent_on_to_a_narrower_row_the_form_is_cut_anew"),
    ),
    ("fact: what a party may be told", MAY_BE_TOLD, TOLD),
    ("fact: who said yes in the client's place", &["event.evidence.representative"], Promised),
    ("fact: the language an interpreter spoke", &["event.evidence.interpreter"], Promised),
    ("fact: who heard a spoken yes, and how the text was read", &["event.evidence.note"], Promised),
    (
        "fact: the gateway that signed",
        &["iss", "aud"],
        By("exchange::consent::a_consent_of_another_gateway_is_foreign"),
    ),
    (
        "fact: this consent and no other",
        &["jti"],
        By("exchange::consent::a_valid_token_that_is_not_recorded_is_unknown"),
    ),
    ("fact: when it was signed", &["iat"], By("crypto::tokens::a_consent_for_later_is_not_valid_yet")),
];

#[test]
fn every_sentence_of_the_consent_has_a_line() {
    let lines: BTreeSet<&str> = TABLE.iter().map(|(says, ..)| *says).collect();
    assert_eq!(lines.len(), TABLE.len(), "each once");
    let missing: Vec<&str> = KEYS.iter().map(|(key, _)| *key).filter(|key| !lines.contains(key)).collect();
    assert_eq!(missing, [""; 0], "no line for these");
    let known = |says: &str| says.starts_with("fact: ") || KEYS.iter().any(|(key, _)| *key == says);
    let gone: Vec<&&str> = lines.iter().filter(|says| !known(says)).collect();
    assert!(gone.is_empty(), "no longer in the text: {gone:?}");
}

#[tokio::test]
async fn every_claim_of_the_token_has_a_line() {
    let gateway = TestGateway::new();
    let terms = gateway.terms();
    let row = &terms.rows[0];
    let onward = Onward { party: row.party.clone(), name: row.name.clone(), purpose: "Ansökan".to_owned() };
    let evidence = Evidence {
        method: ConsentMethod::Oral,
        representative: Some(Representative::SpecialRepresentative),
        interpreter: Some("arabiska".to_owned()),
        note: Some("Läst högt".to_owned()),
    };
    let pdf = gateway.consent_pdf(ConsentTerms { onward: vec![onward], evidence, ..terms }).await;
    let token = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own").token;
    let payload = token.split('.').nth(1).expect("claims");
    let payload = BASE64URL_NOPAD.decode(payload.as_bytes()).expect("base64url");
    let claims: Value = serde_json::from_slice(&payload).expect("JSON");

    let mut found = BTreeSet::new();
    names("", &claims, &mut found);
    let told: BTreeSet<String> =
        TABLE.iter().flat_map(|(_, claims, _)| *claims).map(|claim| (*claim).to_owned()).collect();
    assert_eq!(told, found);
}

/// The names of an object, and of those in it, with dots; of a list what its members have. A key is one thing.
fn names(before: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) if before != "cnf.jwk" => {
            for (name, value) in members {
                let name = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
                names(&name, value, found);
            }
        }
        Value::Array(members) if members.iter().any(Value::is_object) => {
            members.iter().for_each(|member| names(before, member, found));
        }
        _ => drop(found.insert(before.to_owned())),
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (says, _, kept) in TABLE {
        let By(test) = kept else { continue };
        let (module, name) = test.rsplit_once("::").expect("a module and a test");
        let file = root.join("tests/it").join(module.replace("::", "/")).with_extension("rs");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(text.contains(&format!("fn {name}(")), "{says}: {test} is not there");
    }
}

#[test]
fn the_table_is_printed_for_lawyers() {
    let words = Words::ours(Wording::Sv);
    let mut table =
        String::from("| the consent says | claim of the token | what the gateway does |\n|---|---|---|\n");
    for (says, claims, kept) in TABLE {
        let said = if says.starts_with("fact: ") { (*says).to_owned() } else { words.get(says) };
        let kept = match kept {
            By(test) => format!("holds to it: `{test}`"),
            Promised => "promised, not enforced".to_owned(),
            Label => "–".to_owned(),
        };
        let claims: Vec<String> = claims.iter().map(|claim| format!("`{claim}`")).collect();
        writeln!(table, "| {} | {} | {kept} |", said.replace('\n', " "), claims.join(", ")).expect("a text");
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    fs::create_dir_all(&target).expect("a folder");
    fs::write(target.join("lawyer.md"), &table).expect("written");
    assert_eq!(table.lines().count(), TABLE.len() + 2);
}
