//! What a mail says in its headers.

use mail_parser::Message;

/// RFC 3834 §5, and what older and other programs write. Whether it answers a letter of ours is
/// seen by its references.
pub(super) fn is_automatic(mail: &Message<'_>) -> bool {
    let says = |name: &str, is: &dyn Fn(&str) -> bool| {
        values(mail, name).any(|value| {
            let word = value.split([';', '(']).next().unwrap_or_default().trim().to_ascii_lowercase();
            is(&word)
        })
    };
    says("Auto-Submitted", &|word| !word.is_empty() && word != "no")
        || says("X-Autoreply", &|word| word != "no")
        || says("X-Autorespond", &|_| true)
        || says("Precedence", &|word| matches!(word, "auto_reply" | "auto-reply"))
}

pub(super) fn values<'a>(mail: &'a Message<'_>, name: &'a str) -> impl Iterator<Item = &'a str> {
    mail.headers_raw().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
