//! One story for each problem that the projects found, in the words of their reports.

use axum::http::StatusCode;
use jiff::Timestamp;
use underlag::domain::language::Language;
use underlag::exchange::verify::{self, Against, Verdict};

use super::page::{says, words};
use super::staff::{CLIENT, NUMBER};
use super::town::{
    AUTHORITY, CLINIC, COORDINATOR, OTHER_CLINIC, PROVIDER, Town, mailbox_of, mailbox_of_unit,
};

const DOCTOR: &str = "forfragan-till-lakare";

/// "The wait between asking for a statement and getting it noticeably delayed the work."
#[tokio::test]
async fn what_does_not_come_is_reminded_of_escalated_and_seen() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    // Fifteen working days for the answer, and ten more without one.
    town.pass(26).await;
    let to_clinic = town.letters_to(&mailbox_of(CLINIC), &asked).len();
    assert_eq!(to_clinic, 4, "the request, nothing heard, soon due, overdue: {:#?}", town.letters());
    assert_eq!(town.letters_to(&format!("chef-{}", mailbox_of(CLINIC)), &asked).len(), 1, "escalated once");
    assert_eq!(town.letters_to(&mailbox_of_unit("ekbacken"), &asked).len(), 1, "the unit is told");
    assert_eq!(town.letters_to(COORDINATOR, &asked).len(), 1, "a call is owed");
    let mut kaj = town.staff("kaj").await;
    says(&kaj.reads("/queue").await, &[&asked.to_string(), "Tallbackens vårdcentral"]);
    // What the answer lacks is shown before it is sent.
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.form().await, &["0 av 3"]);
    says(&clinic.answers().await, &["3 av 3"]);
    town.pass(1).await;
    assert_eq!(
        town.letters_to(&mailbox_of(CLINIC), &asked).len(),
        to_clinic + 1,
        "only that the answer came"
    );
    let mut kaj = town.staff("kaj").await;
    assert!(!words(&kaj.reads("/queue").await).contains(&asked.to_string()));
}

/// "Certificates sent to municipalities are of clearly lower quality; without the chain from diagnosis to
/// limitation the client gets no coordination."
#[tokio::test]
async fn a_broken_chain_is_said_beside_the_field_and_a_whole_one_is_counted() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    let page = clinic.form().await;
    let refused =
        clinic.sends_form(&page, &[("q.funktion.f-omraden", "senses-pain"), ("do", "preview")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", words(&refused));
    assert!(refused.text.contains("role=\"alert\""), "the faults stand on top");
    says(&clinic.answers().await, &["3 av 3"]);
    says(&anna.opens(&asked, &consent).await, &["3 av 3"]);
    let mut kaj = town.staff("kaj").await;
    says(&kaj.reads("/statistics").await, &["Fullständigt svar första gången"]);
}

/// "A doctor need not answer a municipality's request, and staff do not know what to ask."
#[tokio::test]
async fn ready_questions_are_offered_and_declining_is_an_outcome_with_a_reason() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let draft = anna.begins("/requests/new", &consent, DOCTOR).await;
    says(&anna.reads(&draft).await, &["Välj frågor", "Vad klarar klienten?"]);
    let asked = anna.sends(&draft, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    clinic.declines("needs-visit-first").await;
    town.settle().await;
    assert_eq!(town.letters_to(&mailbox_of_unit("ekbacken"), &asked).len(), 1);
    says(&anna.looks_at(&asked).await, &["Avböjd", "Behöver ett besök först"]);
    says(&town.staff("kaj").await.reads("/statistics").await, &["Avböj"]);
}

/// "Staff back off too far because they fear breaking secrecy."
#[tokio::test]
async fn the_consent_says_what_may_pass_and_travels_with_the_request() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent_to(&["activity-limitation", "treatment-and-planning"]).await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let mut clinic = town.clinic(CLINIC, &asked).await;
    let request = clinic.reads().await;
    says(
        &request,
        &["Aktivitetsbegränsning", "Behandling och planering", "Planera vägen tillbaka till arbete"],
    );
    let form = clinic.form().await;
    assert!(!words(&form).contains("Diagnos i ord"), "no diagnosis is asked for without consent to it");
    let pdf = clinic.takes_request().await;
    let verdict = verdict(&town, &pdf);
    assert!(verdict.valid, "{:?}", verdict.checks);
    // Another unit's worker has neither the request nor a use for the document.
    let mut bo = town.staff("bo").await;
    assert_eq!(bo.client.get(&format!("/requests/{asked}")).await.status, StatusCode::NOT_FOUND);
}

/// "Clients did not understand the consent forms and did not feel involved."
#[tokio::test]
async fn the_client_sees_what_was_asked_and_takes_the_consent_back() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let (consent, code) = anna.takes_consent_and_gives_a_card().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    town.settle().await;
    let mut client = town.client_at_home(&code).await;
    let page = client.reads("/my").await;
    says(&page, &["Förfrågan till läkare", "Tallbackens vårdcentral"]);
    assert!(!words(&page).contains(CLIENT) && !words(&page).contains("1900"), "nobody is named on it");
    let revoke =
        page.text.split('"').find(|part| part.ends_with("/revoke")).expect("a way to say no").to_owned();
    client.does(&revoke, &revoke, &[]).await;
    town.settle().await;
    assert_eq!(town.letters_to(&mailbox_of(CLINIC), &asked).len(), 2, "asked, and called off");
    assert!(town.record(&asked).document.is_none(), "what was sealed is destroyed");
    assert_eq!(anna.client.get("/requests/new").await.status, StatusCode::OK);
    client
        .does(
            "/my/survey",
            "/my/survey",
            &[
                ("understood", "yes"),
                ("involved", "mostly"),
                ("could-refuse", "yes"),
                ("easy-to-see", "yes"),
                ("whom-to-ask", "not-said"),
            ],
        )
        .await;
}

/// "All mail goes between functional mailboxes and carries no personal data, and there is a call back within
/// three working days."
#[tokio::test]
async fn letters_name_nobody_and_silence_is_asked_about_after_three_working_days() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    town.pass(4).await;
    let mailbox = mailbox_of(CLINIC);
    let letters = town.letters_to(&mailbox, &asked);
    assert_eq!(letters.len(), 2, "the request, and whether it came: {letters:#?}");
    let mut clinic = town.clinic(CLINIC, &asked).await;
    clinic.acknowledges().await;
    town.pass(4).await;
    assert_eq!(town.letters_to(&mailbox, &asked).len(), 2, "nobody is asked again about what was confirmed");
    let digits = NUMBER.replace('-', "");
    for letter in town.letters() {
        assert!(letter.to.ends_with(".example"), "{}", letter.to);
        for secret in [CLIENT, NUMBER, &digits, "Märta", "Åkerlöf", "Planera vägen", "anna Test"] {
            assert!(
                !letter.subject.contains(secret) && !letter.text.contains(secret),
                "{secret}: {letter:?}"
            );
        }
    }
}

/// "Passive cases stay passive: staff must take a stand at the latest two months into a sick leave."
#[tokio::test]
async fn a_stand_is_taken_two_months_into_a_sick_leave() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let fields =
        [("personal_number", NUMBER), ("kind", "two-month-position"), ("sick_leave_from", "2026-10-14")];
    let watch = anna.does("/watches/new", "/watches/new", &fields).await;
    says(&watch, &["måndag 14 december 2026"]);
    assert!(!words(&watch).contains(NUMBER), "the number is not kept");
    town.pass(10).await;
    let told: Vec<_> =
        town.letters().into_iter().filter(|one| one.to == mailbox_of_unit("ekbacken")).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(!told[0].text.contains("1900"), "{told:?}");
}

/// "Patients change health centre and both information and drive are lost."
#[tokio::test]
async fn a_request_goes_on_to_another_clinic_with_its_history_and_a_fresh_clock() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    town.pass(5).await;
    let mut anna = town.staff("anna").await;
    let page = anna.sends_on(&asked, &consent, OTHER_CLINIC).await;
    says(&page, &["Björkans vårdcentral", "Tallbackens vårdcentral"]);
    let mut other = town.clinic(OTHER_CLINIC, &asked).await;
    says(&other.reads().await, &["måndag 21 december 2026"]);
    other.answers().await;
    says(&anna.opens(&asked, &consent).await, &["3 av 3"]);
}

/// "Case workers change often and become hard to reach; a new one loses momentum."
#[tokio::test]
async fn what_somebody_had_in_hand_goes_to_a_colleague_in_one_action() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let chosen = [("what", "worker:anna"), ("to", "unit:sodra")];
    let address = anna.is_led("/handover", "/handover", &chosen, &[]).await;
    says(&anna.reads(&address).await, &["Södra enheten", "En förfrågan"]);
    anna.does(&address, &address, &[("do", "send")]).await;
    town.settle().await;
    assert_eq!(town.letters_to(&mailbox_of_unit("sodra"), &asked).len(), 1, "the new unit is told");
    town.clinic(CLINIC, &asked).await.answers().await;
    says(&town.staff("bo").await.opens(&asked, &consent).await, &["3 av 3"]);
}

/// "Key figures had to be kept on paper in a time-consuming parallel system."
#[tokio::test]
async fn figures_come_by_themselves_and_name_nobody() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    for _ in 0..2 {
        let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
        town.clinic(CLINIC, &asked).await.answers().await;
    }
    let mut kaj = town.staff("kaj").await;
    let page = kaj.reads("/statistics").await;
    says(&page, &["färre än 5"]);
    for path in ["/statistics/table.csv", "/statistics/table.json"] {
        let table = kaj.client.get(path).await;
        assert_eq!(table.status, StatusCode::OK);
        assert!(!table.text.contains("Märta") && !table.text.contains("1900"), "{path}");
    }
    assert!(kaj.client.get("/statistics/report.pdf").await.bytes.starts_with(b"%PDF-"));
}

/// "Documents from activities are too informal to carry an authority's decision."
#[tokio::test]
async fn an_answer_can_be_verified_years_later_and_a_changed_one_is_found() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, "aktivitetsforfragan", PROVIDER).await;
    town.clinic(PROVIDER, &asked).await.answers().await;
    let pdf = anna.takes(&asked, &consent).await;
    town.pass(500).await;
    let whole = verdict(&town, &pdf);
    assert!(whole.valid, "{:?}", whole.checks);
    let mut changed = pdf.clone();
    let place = changed.windows(4).rposition(|bytes| bytes == b"urn:").expect("the form's name in clear");
    changed[place] = b'v';
    assert!(!verdict(&town, &changed).valid);
}

/// "Nobody had gathered the authorities' rules and required documents in one place."
#[tokio::test]
async fn whoever_knows_the_goal_ends_in_the_right_form() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let way = anna.reads("/pathway?goal=coordinated").await;
    let start =
        way.text.split('"').find(|part| part.starts_with("/requests/new?kind=")).expect("a form").to_owned();
    let start = start.replace("&amp;", "&");
    let kind = start.split(['=', '&']).nth(1).expect("its kind").to_owned();
    let draft = anna.begins(&start, &consent, &kind).await;
    says(&anna.reads(&draft).await, &[CLIENT]);
}

/// Some answer on paper, whatever is asked of them.
#[tokio::test]
async fn an_answer_by_post_stops_the_same_clock() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let asked = anna.asks(&consent, DOCTOR, CLINIC).await;
    let path = format!("/requests/{asked}/paper");
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    town.settle().await;
    let address = anna.is_led(&path, &path, &[], &files).await;
    let scan = [("files", "Svar.pdf", small_pdf!("a scanned letter"))];
    let fields = [("came_on", "2026-11-23"), ("same", "yes"), ("do", "register")];
    anna.does_with(&address, &address, &fields, &scan).await;
    says(&anna.opens(&asked, &consent).await, &["Svaret kom på papper"]);
    town.pass(30).await;
    let letters = town.letters_to(&mailbox_of(CLINIC), &asked);
    assert_eq!(letters.len(), 2, "the request, and that its answer came: {letters:#?}");
}

/// In a picture names can't be looked for: the letter stays with the unit.
#[tokio::test]
async fn a_letter_about_nobody_is_copied_and_not_attached() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let (asked, key) = anna.asks_naming_nobody("konsultation", AUTHORITY).await;
    let path = format!("/requests/{asked}/paper");
    let address = anna.is_led(&path, &path, &[], &[("consent", "nyckel.pdf", key.as_slice())]).await;
    let page = anna.reads(&address).await;
    says(&page, &["Här får ingen nämnas"]);
    assert!(!page.text.contains("name=\"files\""));
    let fields = [("came_on", "2026-11-23"), ("same", "yes"), ("do", "register")];
    anna.does(&address, &address, &fields).await;
    says(&anna.opens(&asked, &key).await, &["Svaret kom på papper"]);
}

/// Whoever lives with protected particulars is asked for like everybody else, and named to nobody.
#[tokio::test]
async fn somebody_with_protected_particulars_is_nowhere_to_be_read() {
    let town = Town::new();
    let mut stina = town.staff("stina").await;
    let consent = stina.takes_protected_consent().await;
    let asked = stina.asks(&consent, DOCTOR, CLINIC).await;
    let mut anna = town.staff("anna").await;
    assert_eq!(anna.client.get(&format!("/requests/{asked}")).await.status, StatusCode::NOT_FOUND);
    assert!(!words(&anna.reads("/requests").await).contains("Tallbackens"), "no list says where");
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.reads().await, &["0123-45 67 89"]);
    clinic.answers().await;
    assert!(!words(&stina.opens(&asked, &consent).await).contains(CLIENT));
}

fn verdict(town: &Town, pdf: &[u8]) -> Verdict {
    let gateway = town.gateway();
    let parties = gateway.parties();
    let against =
        Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients: parties.recipients() };
    let now: Timestamp = gateway.now();
    verify::verify(pdf, against, now, Language::Sv)
}
