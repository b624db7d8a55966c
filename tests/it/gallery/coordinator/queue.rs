//! The queue, the recipients that are behind, and what is done to many at once.

use jiff::civil::date;
use underlag::domain::actor::Role;
use underlag::domain::calendar::{end_of_day, zone};
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::text::{self, dates};
use underlag::web::coordinator::queue::bar::{Bar, parts};
use underlag::web::coordinator::queue::bulk_page::{BulkPage, BulkRow, Stage};
use underlag::web::coordinator::queue::page::{Filters, QueuePage, Row, Tab};
use underlag::web::coordinator::queue::recipients::RecipientsPage;
use underlag::web::coordinator::queue::standing::Standing;
use underlag::web::coordinator::queue::view::View;
use underlag::web::page::{Frame, Person};
use underlag::web::parts::{Choice, Tone};
use underlag::web::words;

use crate::gallery::Sample;
use crate::gallery::worker::request;

const UNIT: &str = "Enheten för ekonomiskt bistånd";
const RECIPIENTS: [&str; 5] = [
    "Öppenvårdspsykiatrin Exempelstad",
    "Norrskogens vårdcentral",
    "Sjöstadens vårdcentral",
    "Verkstaden Exempelstad",
    "Rehabmottagningen Ekhaga",
];

/// With the ids of their recipients.
const REFERENCES: [(&str, &str); 3] =
    [("U-4Q0D-T1ZV-X", "psykiatrin"), ("U-9WMT-3C6R-G", "vc-norrskogen"), ("U-0ZX4-81MN-4", "vc-sjostaden")];

impl Sample for QueuePage {
    const NAME: &'static str = "coordinator-queue";

    fn samples(language: Language) -> Vec<Self> {
        queues(language)
    }
}

impl Sample for RecipientsPage {
    const NAME: &'static str = "coordinator-recipients";

    fn samples(language: Language) -> Vec<Self> {
        recipients(language)
    }
}

impl Sample for BulkPage {
    const NAME: &'static str = "coordinator-bulk";

    fn samples(language: Language) -> Vec<Self> {
        bulks(language)
    }
}

fn frame(language: Language) -> Frame {
    let person = Person { name: "Kerstin Berg".to_owned(), roles: vec![Role::Coordinator] };
    Frame { path: "/queue".to_owned(), overdue: Some(12), ..Frame::sample(language, Some(person)) }
}

fn queues(language: Language) -> Vec<QueuePage> {
    let narrowed = View::of(&[("due", "any"), ("mark", "not-delivered")]);
    let empty = || queue(language, View::default(), 0);
    vec![
        QueuePage { worst: bars(language)[..4].to_vec(), ..queue(language, View::default(), 12) },
        QueuePage { filters: filters(language, true), ..queue(language, narrowed, 2) },
        empty(),
        QueuePage {
            frame: Frame { overdue: Some(0), ..frame(language) },
            filters: filters(language, true),
            ..empty()
        },
    ]
}

fn recipients(language: Language) -> Vec<RecipientsPage> {
    let page = |bars| RecipientsPage {
        frame: frame(language),
        units: vec![UNIT.to_owned()],
        tabs: tabs(language, 5),
        bars,
        at: looked_up(language),
        here: "/queue/recipients".to_owned(),
    };
    vec![page(bars(language)), page(Vec::new())]
}

fn bulks(language: Language) -> Vec<BulkPage> {
    let frame = frame(language);
    let letter = |key: &str| {
        let name = frame.t(key);
        let when = frame.t("coordinator-letter-now");
        let arguments =
            [("letter", name.into()), ("to", "remiss@exempel.example".into()), ("when", when.into())];
        text::with(language, "coordinator-letter", &arguments)
    };
    let row = |place: usize, key: &str, new_due: &str, failure: Option<&str>| BulkRow {
        request: request::with(language, |row| {
            let (reference, recipient) = REFERENCES[place];
            row.record.reference = Reference::parse(reference).expect("a reference");
            row.record.recipient = row.parties.recipient_digest(recipient);
            row.record.due_at = end_of_day(date(2026, 11, 2));
        }),
        letters: vec![letter(key)],
        new_due: if failure.is_none() { new_due.to_owned() } else { String::new() },
        failure: failure.map(|key| frame.t(key).lines().next().unwrap_or_default().to_owned()),
    };
    let rows = |key: &str, due: &str, why: &str| {
        vec![row(0, key, due, None), row(1, key, due, Some(why)), row(2, key, due, None)]
    };
    let page = |stage, extends, day: &str, rows: Vec<BulkRow>| BulkPage {
        frame: frame.clone(),
        stage,
        extends,
        day: day.to_owned(),
        good: rows.iter().filter(|row| row.failure.is_none()).count(),
        rows,
        left_out: 0,
    };
    let reminders = || rows("coordinator-letter-overdue", "", "refusal-reminded-today");
    let moved = rows(
        "coordinator-letter-due-moved",
        &dates::day(language, date(2026, 12, 18)),
        "refusal-date-after-consent",
    );
    let refused = vec![row(1, "coordinator-letter-overdue", "", Some("coordinator-bulk-stale"))];
    vec![
        BulkPage { left_out: 311, ..page(Stage::Preview, false, "", reminders()) },
        page(Stage::Day, true, "", vec![row(0, "coordinator-letter-due-moved", "", None)]),
        page(Stage::Preview, true, "2026-12-18", moved),
        page(Stage::Done, false, "", reminders()),
        page(Stage::Done, true, "2026-12-18", refused),
    ]
}

fn queue(language: Language, view: View, rows: usize) -> QueuePage {
    let current = if view.mark.is_empty() { 0 } else { 3 };
    QueuePage {
        frame: frame(language),
        units: vec![UNIT.to_owned()],
        tabs: tabs(language, current),
        worst: Vec::new(),
        filters: filters(language, false),
        rows: (0..rows).map(|place| row(language, place)).collect(),
        total: rows as u64,
        next: (rows > 10).then(|| "/queue?after=x".to_owned()),
        at: looked_up(language),
        here: "/queue".to_owned(),
        view,
    }
}

fn looked_up(language: Language) -> String {
    let at = date(2026, 11, 21).at(10, 42, 0, 0).to_zoned(zone());
    at.map_or_else(|_| String::new(), |at| dates::moment(language, at.timestamp()))
}

fn tabs(language: Language, current: usize) -> Vec<Tab> {
    let tab = |(place, (key, count)): (usize, (&str, Option<u32>))| Tab {
        address: "/queue?due=near".to_owned(),
        text: text::get(language, key),
        count,
        current: place == current,
    };
    let tabs = [
        ("coordinator-view-pressing", Some(27)),
        ("coordinator-view-overdue", Some(12)),
        ("coordinator-view-near", Some(15)),
        ("coordinator-view-not-delivered", Some(2)),
        ("coordinator-view-calls", Some(3)),
        ("coordinator-view-recipients", None),
    ];
    tabs.into_iter().enumerate().map(tab).collect()
}

fn filters(language: Language, narrowed: bool) -> Filters {
    let due = [("", "pressing"), ("overdue", "overdue"), ("near", "near"), ("any", "any")];
    let chosen = if narrowed { "any" } else { "" };
    let text = |key: &str| text::get(language, key);
    Filters {
        due: due
            .into_iter()
            .map(|(value, code)| {
                Choice::new(value, text(&format!("coordinator-due-{code}")), value == chosen)
            })
            .collect(),
        next: vec![
            Choice::new("unit", text("worker-next-unit"), false),
            Choice::new("recipient", text("worker-next-recipient"), false),
            Choice::new("coordinator", text("worker-next-coordinator"), false),
        ],
        step: vec![Choice::new("overdue", words::step("overdue", language), false)],
        kind: vec![Choice::new("x", kind(language), false)],
        recipient: RECIPIENTS.iter().map(|name| Choice::new(*name, format!("{name} (7)"), false)).collect(),
        kept: if narrowed { vec![("mark", "not-delivered".to_owned())] } else { Vec::new() },
        clear: narrowed.then(|| "/queue?due=any".to_owned()),
        ..Filters::default()
    }
}

fn kind(language: Language) -> String {
    match language {
        Language::Sv => "Förfrågan till läkare".to_owned(),
        Language::En => "Enquiry to a doctor".to_owned(),
    }
}

fn row(language: Language, place: usize) -> Row {
    let days = [23, 17, 12, 12, 6, 3, 1, 1, 0, 0, 2, 4];
    let steps = ["call", "call", "escalated", "escalated", "overdue", "overdue", "due-soon", ""];
    let statuses = ["acknowledged", "not-delivered", "opened", "mailed", "more-time-asked"];
    let mine = place < 2;
    let (tone, key) =
        if place < 8 { (Tone::Late, "coordinator-days-late") } else { (Tone::Act, "coordinator-days-left") };
    let n = days[place % days.len()];
    let next = if mine { "worker-next-coordinator" } else { "worker-next-recipient" };
    let mut notes = Vec::new();
    if mine {
        notes.push(text::with(
            language,
            "coordinator-call-by",
            &[("day", dates::day(language, date(2026, 11, 24)).into())],
        ));
    }
    if place == 1 {
        notes.push(text::get(language, "coordinator-mark-not-delivered"));
    }
    if place == 5 {
        notes.push(text::get(language, "coordinator-mark-auto-reply"));
    }
    let step = steps[place.min(steps.len() - 1)];
    Row {
        reference: format!("U-{place:04}-T1ZV-9"),
        standing: Standing { tone, words: text::with(language, key, &[("n", n.into())]) },
        due: dates::day(language, date(2026, 11, 2)),
        recipient: if place == 4 {
            text::get(language, "document-protected")
        } else {
            RECIPIENTS[place % RECIPIENTS.len()].to_owned()
        },
        kind: kind(language),
        unit: String::new(),
        step: if step.is_empty() { String::new() } else { words::step(step, language) },
        status: text::get(language, &format!("worker-status-{}", statuses[place % statuses.len()])),
        next: text::get(language, next),
        mine,
        age: 15 + n,
        notes,
        may_open: place != 4,
    }
}

fn bars(language: Language) -> Vec<Bar> {
    let numbers = [(14, 6, 31, 23), (5, 4, 44, 12), (3, 1, 12, 6), (1, 2, 9, 1), (0, 2, 17, 0)];
    let bar = |(name, (overdue, near, open, days)): (&str, (u32, u32, u32, i32))| Bar {
        recipient: name.to_owned(),
        address: "/queue?recipient=x".to_owned(),
        open,
        overdue,
        near,
        not_delivered: u32::from(overdue == 5),
        calls: overdue / 6,
        worst: (overdue > 0).then(|| text::with(language, "coordinator-days-late", &[("n", days.into())])),
        parts: parts(overdue, near, open, 44),
    };
    RECIPIENTS.into_iter().zip(numbers).map(bar).collect()
}
