//! The fields of a report's machine-readable part: a delivery status (RFC 3464) or a disposition
//! notification (RFC 8098). Read as programs really write them: blanks before the colon, words of
//! their own, empty.

/// What became of the letter for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fate {
    pub what: Became,
    /// The address the report is about, where it names one.
    pub address: Option<String>,
    /// The address the letter was written to, before somebody's mail server sent it on.
    pub written_to: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    Failed,
    Delayed,
    Delivered,
    /// It went on to somebody else, where nothing more is told of it.
    PassedOn,
    /// The report does not say, or in words nobody knows.
    Unsaid,
}

/// A delivery status: what became of it for whom, and the `Original-Envelope-Id`.
pub(super) fn status(text: &str) -> (Vec<Fate>, Option<String>) {
    let text = unfolded(text);
    let mut fates = Vec::new();
    let mut envelope = None;
    for group in text.split("\n\n") {
        let (mut action, mut code, mut address, mut written_to) = (None, None, None, None);
        for (name, value) in fields(group) {
            match &*name {
                "action" => action = Some(value),
                "status" => code = Some(value),
                "final-recipient" => address = mailbox(value),
                "original-recipient" => written_to = mailbox(value),
                "original-envelope-id" => envelope = Some(value.trim_matches(['<', '>']).to_owned()),
                _ => {}
            }
        }
        if action.is_some() || code.is_some() || address.is_some() || written_to.is_some() {
            let what = became(action.unwrap_or_default(), code.unwrap_or_default());
            fates.push(Fate { what, address, written_to });
        }
    }
    (fates, envelope)
}

/// The action's word; where it says nothing, the class of the status.
fn became(action: &str, code: &str) -> Became {
    let word = action.split([' ', '(', ';', '\t']).next().unwrap_or_default().to_ascii_lowercase();
    match &*word {
        "failed" | "failure" | "expired" | "bounced" | "undeliverable" => Became::Failed,
        "delayed" => Became::Delayed,
        "delivered" => Became::Delivered,
        "relayed" | "expanded" => Became::PassedOn,
        _ => match code.chars().next() {
            Some('5') => Became::Failed,
            Some('4') => Became::Delayed,
            _ => Became::Unsaid,
        },
    }
}

/// What a disposition notification says of the letter, and which letter that was.
pub(super) fn disposition(text: &str) -> (String, Option<String>) {
    let (mut kind, mut letter) = (String::new(), None);
    for (name, value) in fields(&unfolded(text)) {
        match &*name {
            "disposition" => {
                let (_, said) = value.rsplit_once(';').unwrap_or_default();
                kind = said.split(['/', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
            }
            "original-message-id" => letter = Some(value.to_owned()),
            _ => {}
        }
    }
    (kind, letter)
}

/// Header fields, their names in lower case.
pub(super) fn fields(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// With plain line ends, and each field on a line of its own.
pub(super) fn unfolded(text: &str) -> String {
    text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ")
}

/// The address in `rfc822; somebody@example.org (comment)`, in lower case.
fn mailbox(value: &str) -> Option<String> {
    let value = value.split_once(';').map_or(value, |(_, address)| address);
    addresses(value).into_iter().next()
}

/// The mail addresses in a header's value, in lower case.
pub(super) fn addresses(value: &str) -> Vec<String> {
    let between = |sign: char| sign.is_whitespace() || ",;<>()\"".contains(sign);
    let words = value.split(between);
    words.filter(|word| word.contains('@')).map(|word| word.trim_end_matches('.').to_lowercase()).collect()
}
