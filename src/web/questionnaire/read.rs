//! From what was sent to a response: [`read`], and [`response`] from entries alone.

use std::collections::HashMap;

use data_encoding::BASE64;
use zeroize::Zeroizing;

use crate::document::upload::{self, name};
use crate::domain::written;
use crate::forms::enable_when::{self, Enabled, EnabledItem};
use crate::forms::model::{Attachment, Item, ItemKind, Questionnaire, Value};
use crate::forms::response::{Answer, Response, ResponseItem};
use crate::web::csrf::Posted;
use crate::web::questionnaire::choice::{self, OTHER};
use crate::web::questionnaire::entries::{Action, Entries};
use crate::web::questionnaire::place::{self, ROOT, part};
use crate::web::questionnaire::typed;

/// A form that was sent.
pub struct Reading {
    /// To show it again exactly as typed.
    pub entries: Entries,
    /// What the answers mean, without empty items and without answers that do not apply.
    pub response: Response,
    /// Texts that are no answer: name of the field, what is wrong with it (`web-form-<code>`).
    pub unreadable: Vec<(String, typed::Fault)>,
    /// The files that came along. Their attachments are in `response` already.
    pub files: Vec<Received>,
    /// A button other than the form's own was pressed: show the form again, nothing is decided.
    pub again: bool,
    /// Where to go on that page.
    pub focus: Option<String>,
}

/// A file that came with the form.
pub struct Received {
    pub attachment: Attachment,
    pub bytes: Zeroizing<Vec<u8>>,
}

/// Reads a form that was sent. `base` is the response that the page was made from: hidden and
/// read-only items, and attachments that stay, are taken from it and from nowhere else.
#[must_use]
pub fn read(form: &Questionnaire, posted: &Posted, base: &Response) -> Reading {
    let mut entries = Entries::of_posted(posted);
    know_attachments(&mut entries, &base.items);
    let action = Action::of(posted);
    let focus = action.as_ref().and_then(|action| entries.apply(action));
    let (mut unreadable, mut files) = (Vec::new(), Vec::new());
    for upload in posted.files() {
        match received(form, upload) {
            Ok(file) => {
                entries.attach(&upload.field, file.attachment.clone());
                files.push(file);
            }
            Err(fault) => unreadable.push((upload.field.clone(), fault)),
        }
    }
    let mut full = full(form, &entries, base, &mut unreadable);
    let enabled = enable_when::enabled(form, &full);
    drop_disabled(form, &entries, &enabled, &mut unreadable);
    tidy(&mut full.items);
    enable_when::prune(form, &mut full);
    tidy(&mut full.items);
    Reading { entries, response: full, unreadable, files, again: action.is_some(), focus }
}

/// What the entries mean, empty occurrences included, disabled answers too: as laid out on the page.
pub(super) fn full(
    form: &Questionnaire,
    entries: &Entries,
    base: &Response,
    unreadable: &mut Vec<(String, typed::Fault)>,
) -> Response {
    let mut reader = Reader { entries, unreadable };
    let items = reader.items(&form.items, ROOT, &base.items);
    Response { items, ..base.clone() }
}

struct Reader<'a> {
    entries: &'a Entries,
    unreadable: &'a mut Vec<(String, typed::Fault)>,
}

impl Reader<'_> {
    fn items(&mut self, items: &[Item], container: &str, base: &[ResponseItem]) -> Vec<ResponseItem> {
        let mut read = Vec::new();
        for item in items {
            let name = place::child(container, &item.link_id);
            let known: Vec<&ResponseItem> = base.iter().filter(|one| one.link_id == item.link_id).collect();
            if item.hidden || (item.read_only && item.kind != ItemKind::Group) {
                read.extend(fixed(item, &known));
            } else if item.kind == ItemKind::Group {
                self.group(item, &name, &known, &mut read);
            } else if item.kind != ItemKind::Display {
                read.push(self.question(item, &name, &known));
            }
        }
        read
    }

    fn group(&mut self, item: &Item, name: &str, known: &[&ResponseItem], read: &mut Vec<ResponseItem>) {
        if !item.repeats {
            read.push(self.occurrence(item, name, known.first()));
            return;
        }
        for number in 0..self.entries.count(name).max(1) {
            let container = place::occurrence(name, number);
            let was = self.entries.text(&format!("{container}{}", part::THERE)).parse::<usize>().ok();
            read.push(self.occurrence(item, &container, was.and_then(|was| known.get(was))));
        }
    }

    fn occurrence(&mut self, item: &Item, container: &str, base: Option<&&ResponseItem>) -> ResponseItem {
        let base = base.map_or(&[][..], |base| &base.items);
        let items = self.items(&item.items, container, base);
        ResponseItem { link_id: item.link_id.clone(), items, ..ResponseItem::default() }
    }

    fn question(&mut self, item: &Item, name: &str, known: &[&ResponseItem]) -> ResponseItem {
        let base: Vec<&Answer> = known.iter().flat_map(|one| &one.answers).collect();
        let mut answers: Vec<Answer> = Vec::new();
        if choice::is_several(item) {
            for number in 0..self.entries.count(name) {
                let container = place::occurrence(name, number);
                if let Some(value) = self.typed(item, &container) {
                    let below = base.get(number).map_or(&[][..], |answer| &answer.items);
                    answers.push(Answer { value, items: self.items(&item.items, &container, below) });
                }
            }
        } else {
            let values = self.values(item, name);
            answers.extend(values.into_iter().map(|value| Answer { value, items: Vec::new() }));
            // Follow-up questions stand once, below the first answer.
            if let Some(first) = answers.first_mut() {
                let below = base.first().map_or(&[][..], |answer| &answer.items);
                first.items = self.items(&item.items, name, below);
            }
        }
        ResponseItem { link_id: item.link_id.clone(), answers, items: Vec::new() }
    }

    fn values(&mut self, item: &Item, name: &str) -> Vec<Value> {
        if item.kind == ItemKind::Attachment {
            return self.entries.attachments(name).cloned().map(Value::Attachment).collect();
        }
        if item.kind == ItemKind::Boolean {
            let yes = match self.entries.text(name) {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            };
            return yes.map(Value::Boolean).into_iter().collect();
        }
        if choice::is_choice(item) {
            self.chosen(item, name)
        } else {
            self.typed(item, name).into_iter().collect()
        }
    }

    fn chosen(&mut self, item: &Item, name: &str) -> Vec<Value> {
        let keys = self.entries.all(name).iter().filter(|key| !key.is_empty());
        let chosen: Vec<Value> = keys
            .clone()
            .filter_map(|key| choice::by_key(item, key))
            .map(|option| option.value.clone())
            .collect();
        let mut values = if item.repeats { chosen } else { chosen.into_iter().take(1).collect() };
        if item.kind == ItemKind::OpenChoice {
            let other = format!("{name}{}", part::OTHER);
            let words = self.entries.text(&other);
            let asked = self.entries.chosen(name, OTHER);
            if written::is_empty(words) {
                if asked {
                    self.unreadable.push((other, "no-other"));
                }
            } else if asked || item.repeats || values.is_empty() {
                values.push(Value::String(written::lines(words)));
            }
        }
        values
    }

    fn typed(&mut self, item: &Item, name: &str) -> Option<Value> {
        let unit = self.entries.text(&format!("{name}{}", part::UNIT));
        match typed::parse(item, self.entries.text(name), unit) {
            Ok(value) => value,
            Err(fault) => {
                self.unreadable.push((name.to_owned(), fault));
                None
            }
        }
    }
}

/// What nobody can change here: from the base, else as the form starts it.
fn fixed(item: &Item, known: &[&ResponseItem]) -> Vec<ResponseItem> {
    if !known.is_empty() {
        return known.iter().map(|one| (*one).clone()).collect();
    }
    super::start::item(item)
}

fn received(form: &Questionnaire, sent: &crate::web::csrf::Upload) -> Result<Received, typed::Fault> {
    let judged = upload::judge(&sent.bytes).map_err(code)?;
    let link =
        form.walk().filter(|item| item.kind == ItemKind::Attachment && !item.read_only && !item.hidden);
    let mut fields = link.filter(|item| {
        let own = place::child("", &item.link_id);
        sent.field.ends_with(&own)
    });
    fields.next().ok_or("file-nowhere")?;
    let bytes = Zeroizing::new(sent.bytes[judged.part].to_vec());
    let hash = ring::digest::digest(&ring::digest::SHA256, &bytes);
    let attachment = Attachment {
        content_type: judged.kind.media_type().to_owned(),
        title: name::fitting(&sent.name, judged.kind),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: BASE64.encode(hash.as_ref()),
    };
    Ok(Received { attachment, bytes })
}

const fn code(fault: upload::Fault) -> typed::Fault {
    match fault {
        upload::Fault::Empty => "file-empty",
        upload::Fault::Unknown => "file-type",
        upload::Fault::Broken => "file-broken",
        upload::Fault::Locked => "file-locked",
        upload::Fault::Script => "file-script",
        upload::Fault::Launch => "file-launch",
    }
}

fn know_attachments(entries: &mut Entries, items: &[ResponseItem]) {
    for item in items {
        for answer in &item.answers {
            if let Value::Attachment(attachment) = &answer.value {
                entries.know(attachment.clone());
            }
            know_attachments(entries, &answer.items);
        }
        know_attachments(entries, &item.items);
    }
}

/// Items without an answer anywhere say nothing.
pub(super) fn tidy(items: &mut Vec<ResponseItem>) {
    for item in items.iter_mut() {
        tidy(&mut item.items);
        item.answers.iter_mut().for_each(|answer| tidy(&mut answer.items));
    }
    items.retain(|item| !item.answers.is_empty() || !item.items.is_empty());
}

/// A text that is no answer does not matter where the question does not apply.
fn drop_disabled(
    form: &Questionnaire,
    entries: &Entries,
    enabled: &Enabled,
    unreadable: &mut Vec<(String, typed::Fault)>,
) {
    if unreadable.is_empty() {
        return;
    }
    let mut disabled = HashMap::new();
    walk(&form.items, ROOT, &enabled.items, entries, &mut |_, name, enabled| {
        disabled.insert(name.to_owned(), !enabled);
    });
    unreadable.retain(|(name, _)| {
        let field = name.strip_suffix(part::OTHER).unwrap_or(name);
        let question =
            field.rsplit_once(':').filter(|(_, n)| n.parse::<usize>().is_ok()).map_or(field, |(q, _)| q);
        !disabled.get(question).or_else(|| disabled.get(field)).copied().unwrap_or(false)
    });
}

/// Every item at every place of the page, in order: the item, its name, and whether it applies.
pub(super) fn walk<'a>(
    items: &'a [Item],
    container: &str,
    enabled: &[EnabledItem],
    entries: &Entries,
    visit: &mut dyn FnMut(&'a Item, &str, bool),
) {
    for (place, item) in items.iter().enumerate() {
        let name = place::child(container, &item.link_id);
        let state = enabled.get(place);
        visit(item, &name, state.is_none_or(|state| state.enabled));
        let several = (item.kind == ItemKind::Group && item.repeats) || choice::is_several(item);
        let containers = if several {
            (0..entries.count(&name).max(1)).map(|number| place::occurrence(&name, number)).collect()
        } else {
            vec![name]
        };
        for (number, container) in containers.iter().enumerate() {
            walk(&item.items, container, below(state, number), entries, visit);
        }
    }
}

/// The states of the items below one occurrence or one answer.
pub(super) fn below(state: Option<&EnabledItem>, number: usize) -> &[EnabledItem] {
    let below = state.map_or(&[][..], |state| &state.below);
    below.get(number).or(below.last()).map_or(&[], Vec::as_slice)
}
