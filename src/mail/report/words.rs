//! Words that say what became of a letter. They are looked for in small letters, and are cut short
//! where the word bends.

use super::fields::Became;

/// A server has given up, whatever it tells of its attempts before.
const FINAL: [&str; 23] = [
    "giving up",
    "given up",
    "gave up",
    "permanent",
    "not be retried",
    "not going to try again",
    "no further attempt",
    "in the queue too long",
    "retry timeout exceeded",
    "message expired",
    "is returned",
    "been returned",
    "returned to sender",
    "returned to the sender",
    "returning to sender",
    " ger upp ",
    " gett upp ",
    " givit upp ",
    " gav upp ",
    "inga fler försök",
    "har returnerats",
    " giver op ",
    " gir opp ",
];

/// A sentence with such a word tells what may become of it, and not what has.
const OPEN: [&str; 23] = [
    " if ",
    " before ",
    " until ",
    " unless ",
    " when ",
    " once ",
    "be returned",
    "not permanent",
    "not a permanent",
    " or permanent",
    " om ",
    " innan ",
    " tills ",
    " när ",
    " förrän ",
    "inte permanent",
    "inte ett permanent",
    " hvis ",
    " dersom ",
    " før ",
    " når ",
    " indtil ",
    "ikke permanent",
];

const OF_DELAY: [&str; 11] = [
    "delay",
    "warning",
    "deferred",
    "temporar",
    "not yet been",
    "still trying",
    "will be retried",
    "försen",
    "fördröj",
    "forsink",
    "advarsel",
];

const OF_FAILURE: [&str; 21] = [
    "fail",
    "undeliver",
    "nondeliver",
    "non-deliver",
    "not deliver",
    "not be deliver",
    "n't be deliver",
    "not been deliver",
    "returned",
    "reject",
    "refuse",
    "bounce",
    "may not exist",
    "does not exist",
    "oleverer",
    "inte lever",
    "att lever",
    "misslyck",
    "ikke lever",
    "ikke aflever",
    "mislyk",
];

/// What stands in the subject of nobody but a mail server. A clinic may well write `refused` or
/// `inte lever` there.
const OF_A_SERVER: [&str; 23] = [
    "undeliver",
    "nondeliver",
    "non-deliver",
    "not delivered",
    "not be delivered",
    "n't be delivered",
    "not been delivered",
    "delivery fail",
    "delivery has failed",
    "delivery status notification (fail",
    "returned mail",
    "returned to sender",
    "returning message to sender",
    "oleverer",
    "inte levereras",
    "inte levererat",
    "inte levererad",
    "inte att leverera",
    "ikke leveres",
    "ikke leveret",
    "ikke levert",
    "ikke afleveres",
    "ikke afleveret",
];

/// How a person's answers begin, those that a program gives in its name, and what it sends on.
const OF_A_PERSON: [&str; 13] = [
    "re:",
    "sv:",
    "vs:",
    "aw:",
    "vb:",
    "fw:",
    "fwd:",
    "auto",
    "out of office",
    "out-of-office",
    "frånvaro",
    "fravær",
    "semester",
];

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A server goes on trying, or plainly has not delivered it. A text of a delay often tells what a
/// failure would be, so the words of a delay are looked for first.
pub(super) fn said(text: &str) -> Option<Became> {
    if has(text, &OF_DELAY) {
        Some(Became::Delayed)
    } else {
        has(text, &OF_FAILURE).then_some(Became::Failed)
    }
}

/// Whether some sentence says that nothing more is tried.
pub(super) fn is_final(text: &str) -> bool {
    let mut sentences = text.split(['!', '?', ';']).flat_map(|part| part.split(". "));
    sentences.any(|sentence| {
        let words = format!(" {sentence} ").replace(|sign: char| !sign.is_alphanumeric(), " ");
        has(&words, &FINAL) && !has(&words, &OPEN)
    })
}

/// Whether it is the subject of a mail server's failure, whoever the sender seems to be.
pub(super) fn is_of_a_server(subject: &str) -> bool {
    let subject = subject.trim_start();
    has(subject, &OF_A_SERVER) && !OF_A_PERSON.iter().any(|word| subject.starts_with(word))
}

/// Where the last word ends that says anything.
pub(super) fn last(text: &str) -> Option<usize> {
    let words = FINAL.iter().chain(&OF_DELAY).chain(&OF_FAILURE).chain(&OF_A_SERVER);
    words.filter_map(|word| text.rfind(word.trim()).map(|at| at + word.trim().len())).max()
}
