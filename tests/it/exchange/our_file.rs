//! One of our files taken apart and put together again, as our writer would: what somebody makes who knows
//! the format as well as we do.

use underlag::document::place;
use underlag::document::read::{self, Written};

/// An object's number and all of its bytes.
#[derive(Clone)]
struct Part {
    id: usize,
    bytes: Vec<u8>,
}

#[derive(Clone)]
pub struct OurFile {
    head: Vec<u8>,
    parts: Vec<Part>,
    /// The lines of objects that are not in use.
    free: Vec<(usize, String)>,
    pub trailer: String,
}

impl OurFile {
    pub fn open(pdf: &[u8]) -> Self {
        let text = String::from_utf8_lossy(&pdf[pdf.len() - 40..]).into_owned();
        let start: usize = text.lines().rev().nth(1).expect("a line").parse().expect("a number");
        let table = String::from_utf8(pdf[start..].to_vec()).expect("the table is text");
        let (lines, trailer) = table.split_once("trailer\n").expect("a trailer");
        let (trailer, _) = trailer.split_once("\nstartxref").expect("an end");
        let (mut used, mut free) = (Vec::new(), Vec::new());
        for (id, line) in lines.split_inclusive('\n').skip(2).enumerate() {
            match line.ends_with("n\r\n") {
                true => used.push((line[..10].parse::<usize>().expect("an offset"), id)),
                false => free.push((id, line.to_owned())),
            }
        }
        used.sort_unstable();
        let ends = used.iter().skip(1).map(|(offset, _)| *offset).chain([start]);
        let parts =
            used.iter().zip(ends).map(|((from, id), to)| Part { id: *id, bytes: pdf[*from..to].to_vec() });
        Self { head: pdf[..used[0].0].to_vec(), parts: parts.collect(), free, trailer: trailer.to_owned() }
    }

    /// With a right table.
    pub fn bytes(&self) -> Vec<u8> {
        let (mut pdf, mut lines) = (self.head.clone(), self.free.clone());
        for part in &self.parts {
            lines.push((part.id, format!("{:010} 00000 n\r\n", pdf.len())));
            pdf.extend(&part.bytes);
        }
        lines.sort();
        let start = pdf.len();
        pdf.extend(format!("xref\n0 {}\n", lines.len()).bytes());
        lines.iter().for_each(|(_, line)| pdf.extend(line.bytes()));
        pdf.extend(format!("trailer\n{}\nstartxref\n{start}\n%%EOF", self.trailer).bytes());
        pdf
    }

    /// The object that has those words in it, with other bytes.
    #[must_use]
    pub fn with(mut self, words: &str, change: impl Fn(&str) -> String) -> Self {
        let part =
            self.parts.iter_mut().find(|part| text(&part.bytes).contains(words)).expect("such an object");
        let changed = change(&text(&part.bytes));
        part.bytes = bytes(&changed);
        self
    }

    /// The stream of the embedded file of that name, unpacked, with other bytes.
    #[must_use]
    pub fn with_file(mut self, name: &str, bytes: &[u8]) -> Self {
        let id = self.stream_of(name);
        let part = self.parts.iter_mut().find(|part| part.id == id).expect("a stream");
        let length = bytes.len();
        part.bytes = [
            format!("{id} 0 obj\n<</Length {length}/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {length}>>>>\nstream\n").as_bytes(),
            bytes,
            b"\nendstream\nendobj\n",
        ]
        .concat();
        self
    }

    /// Another object at the end, with that number, which is the next free one.
    #[must_use]
    pub fn and(mut self, object: impl Fn(usize) -> Vec<u8>) -> (Self, usize) {
        let id = self.parts.iter().map(|part| part.id).max().expect("some") + 1;
        self.parts.push(Part { id, bytes: object(id) });
        self.trailer = self.trailer.replace(&format!("/Size {id}"), &format!("/Size {}", id + 1));
        (self, id)
    }

    /// The number of the object with the bytes of an embedded file.
    fn stream_of(&self, name: &str) -> usize {
        let specification = self.specification_of(name);
        let (_, after) = specification.rsplit_once("/UF ").expect("a stream");
        after.split(' ').next().expect("a number").parse().expect("a number")
    }

    fn specification_of(&self, name: &str) -> String {
        let named = |part: &&Part| {
            let text = text(&part.bytes);
            text.contains("/Filespec") && text.contains(&format!("({name})"))
        };
        text(&self.parts.iter().find(named).expect("a file of that name").bytes)
    }
}

/// Each byte as a character.
pub fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Each character as a byte.
pub fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
}

/// The same file with those tokens as its proof.
pub fn with_tokens(pdf: &[u8], tokens: &[&str]) -> Vec<u8> {
    let Written::Ours { place: Some(place) } = read::written(pdf) else { panic!("no file of ours") };
    let mut pdf = pdf.to_vec();
    pdf[place.clone()].fill(b' ');
    assert!(place::fill(&mut pdf[place], tokens));
    pdf
}

/// The tokens of its proof.
pub fn tokens(pdf: &[u8]) -> Vec<String> {
    let files = read::attachments(pdf).expect("readable");
    let proof = read::data(&files, place::NAME).expect("a proof");
    place::tokens(&proof.bytes).expect("tokens").into_iter().map(str::to_owned).collect()
}
