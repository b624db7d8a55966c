//! What every document is made of: a title, sections, facts, questions with answers, boxes.

use std::borrow::Cow;
use std::sync::Arc;

use crate::document::File;
use crate::document::layout::content::Colour;
use crate::document::layout::file::{self, About};
use crate::document::layout::flow::{Bookmark, Column, Flow, LEFT, PAGE, RIGHT, Style};
use crate::document::layout::font::Weight;
use crate::document::layout::qr;
use crate::document::layout::tags::{ElementId, Role};
use crate::document::layout::text::{self, Shaped};
use crate::domain::Language;
use crate::text as words;

const INK: Colour = [0x1B, 0x20, 0x25];
pub(super) const QUIET: Colour = [0x51, 0x5C, 0x66];
const ACCENT: Colour = [0x17, 0x4A, 0x68];
pub(super) const HAIRLINE: Colour = [0xD5, 0xDC, 0xE1];
pub(super) const TINT: Colour = [0xF1, 0xF5, 0xF7];

const TITLE: Style = Style { size: 20.0, leading: 26.0, weight: Weight::Bold, colour: INK };
const SUBTITLE: Style = Style { size: 11.0, leading: 16.0, weight: Weight::Regular, colour: QUIET };
const SECTION: Style = Style { size: 13.0, leading: 18.0, weight: Weight::Bold, colour: ACCENT };
const SUBSECTION: Style = Style { size: 10.5, leading: 15.0, weight: Weight::Bold, colour: INK };
pub(super) const BODY: Style = Style { size: 10.0, leading: 14.5, weight: Weight::Regular, colour: INK };
pub(super) const STRONG: Style = Style { weight: Weight::Bold, ..BODY };
pub(super) const LABEL: Style = Style { size: 9.0, leading: 14.5, weight: Weight::Regular, colour: QUIET };
const QUESTION: Style = Style { size: 9.0, leading: 13.0, weight: Weight::Regular, colour: QUIET };
const SMALL: Style = Style { size: 8.5, leading: 12.0, weight: Weight::Regular, colour: QUIET };
const MARGINAL: Style = Style { size: 8.0, leading: 11.0, weight: Weight::Regular, colour: QUIET };
const KEY: Style = Style { size: 21.0, leading: 34.0, weight: Weight::Bold, colour: INK };

/// Width of the column of labels, points.
const LABELS: f32 = 150.0;
const GUTTER: f32 = 14.0;
const QR_SIZE: f32 = 62.0;
const PADDING: f32 = 12.0;

/// What is repeated on every page.
pub struct Margins<'a> {
    pub top_left: &'a str,
    pub top_right: &'a str,
    pub bottom_left: &'a str,
}

pub struct Sheet {
    pub language: Language,
    pub(super) flow: Flow,
    in_section: bool,
    in_list: bool,
}

impl Sheet {
    pub fn new(language: Language) -> Self {
        Self { language, flow: Flow::new(), in_section: false, in_list: false }
    }

    /// Sender on the left, receiver where a windowed envelope shows it (SS-EN ISO 269 C5/E65, window on
    /// the right): 110 mm from the left, 46 mm from the top.
    pub fn addresses(&mut self, sender: &[String], receiver: &[String]) {
        const WINDOW: (f32, f32) = (312.0, 130.0);
        const BELOW: f32 = 250.0;
        self.flow.y = PAGE.1 - WINDOW.1;
        let inside = self.flow.inside();
        let mut column = |x: f32, style: Style, lines: &[String], width: f32| {
            let paragraphs = lines.iter().map(|line| {
                let id = self.flow.tags.add(inside, Role::Paragraph);
                (id, self.flow.shape(style, width, &text::clean(line)))
            });
            Column { x, style, gap: 0.0, paragraphs: paragraphs.collect() }
        };
        let columns = [
            column(LEFT, SMALL, sender, WINDOW.0 - LEFT - GUTTER),
            column(WINDOW.0, BODY, receiver, RIGHT - WINDOW.0),
        ];
        self.flow.place_columns(&columns);
        self.flow.y = self.flow.y.min(PAGE.1 - BELOW);
    }

    /// A question above lines to write on, all on one page.
    pub fn question_to_write(&mut self, label: &str, lines: u8) {
        const LINE: f32 = 20.0;
        self.end_list();
        self.flow.need(2.0 * QUESTION.leading + LINE * f32::from(lines));
        self.flow.text_known(Role::Paragraph, QUESTION, label);
        // Also at the top of a page there is room to write above the first line.
        for _ in 0..lines {
            self.flow.y -= LINE;
            self.flow.rule(QUIET);
        }
        self.flow.space(10.0);
    }

    /// So many points of what follows stay together.
    pub fn keep(&mut self, height: f32) {
        self.end_list();
        self.flow.need(height);
    }

    /// What follows begins on a new page.
    pub fn new_page(&mut self) {
        self.end_section();
        self.flow.new_page();
    }

    /// The only H1, with a line below it, and the reference as a QR code where there is one.
    pub fn title(&mut self, title: &str, subtitle: &str, code: Option<(&str, String)>) {
        let (page, top) = (self.flow.page_number(), self.flow.y);
        if code.is_some() {
            self.flow.right -= QR_SIZE + GUTTER;
        }
        self.flow.text(Role::Heading(1), TITLE, title);
        self.flow.space(3.0);
        self.flow.text(Role::Paragraph, SUBTITLE, subtitle);
        self.flow.right = RIGHT;
        if let Some((text, alternative)) = code
            && page == 0
        {
            self.flow.figure(RIGHT - QR_SIZE, top - 4.0, QR_SIZE, &qr::rows(text), alternative);
            if self.flow.page_number() == page {
                self.flow.y = self.flow.y.min(top - QR_SIZE - 6.0);
            }
        }
        self.flow.space(8.0);
    }

    /// An H2 that begins a new part, with a bookmark. The title is ours or a form's.
    pub fn section(&mut self, title: &str) {
        self.section_before(title, 40.0);
    }

    /// The same, on the page where so many points of what follows have room too.
    pub fn section_before(&mut self, title: &str, height: f32) {
        self.end_section();
        self.flow.space(16.0);
        self.flow.need(34.0 + height);
        self.flow.open(Role::Section);
        self.in_section = true;
        let title: String = text::paragraphs(title).collect::<Vec<_>>().join(" ");
        self.flow.bookmarks.push(Bookmark {
            title: title.clone(),
            page: self.flow.page_number(),
            y: self.flow.y + 6.0,
        });
        self.flow.text_known(Role::Heading(2), SECTION, &title);
        self.flow.space(2.0);
        self.flow.rule(HAIRLINE);
        self.flow.space(6.0);
    }

    /// A heading of ours or a form's inside a section: 3 to 6.
    pub fn heading(&mut self, level: u8, title: &str) {
        self.end_list();
        self.flow.space(9.0);
        self.flow.need(50.0);
        self.flow.text_known(Role::Heading(level), SUBSECTION, title);
        self.flow.space(2.0);
    }

    pub fn paragraph(&mut self, text: &str) {
        self.styled(BODY, text);
    }

    pub fn strong(&mut self, text: &str) {
        self.styled(STRONG, text);
    }

    pub fn note(&mut self, text: &str) {
        self.styled(SMALL, text);
    }

    fn styled(&mut self, style: Style, text: &str) {
        self.end_list();
        self.flow.text(Role::Paragraph, style, text);
        self.flow.space(5.0);
    }

    /// A paragraph of the program's own words, nothing put into them: its lines are kept.
    pub fn known_paragraph(&mut self, text: &str) {
        self.end_list();
        self.flow.text_known(Role::Paragraph, BODY, text);
        self.flow.space(5.0);
    }

    pub fn bullets(&mut self, lines: &[String]) {
        self.end_list();
        self.flow.open(Role::List);
        for line in lines {
            let item = self.flow.open(Role::Item);
            let mark = self.flow.tags.add(item, Role::Label);
            let body = self.flow.tags.add(item, Role::Body);
            let left = self.flow.left;
            let bullet = self.flow.shape(BODY, 20.0, "•");
            let width = self.flow.right - left - 14.0;
            let paragraphs =
                text::paragraphs(line).map(|line| (body, self.flow.shape(BODY, width, &line))).collect();
            self.flow.place_columns(&[
                Column { x: left + 2.0, style: BODY, gap: 0.0, paragraphs: vec![(mark, bullet)] },
                Column { x: left + 14.0, style: BODY, gap: 0.0, paragraphs },
            ]);
            self.flow.close();
            self.flow.space(2.0);
        }
        self.flow.close();
        self.flow.space(4.0);
    }

    /// Labels of our own, and values, as a table with row headers. Rows without a value are left out.
    pub fn facts(&mut self, rows: &[(String, String)]) {
        self.end_list();
        if rows.iter().all(|(_, value)| value.trim().is_empty()) {
            return;
        }
        self.flow.open(Role::Table);
        for (label, value) in rows.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let row = self.flow.open(Role::Row);
            let header = self.flow.tags.add(row, Role::RowHeader);
            let cell = self.flow.tags.add(row, Role::Cell);
            let left = self.flow.left;
            let label = self.flow.shape_known(LABEL, LABELS - GUTTER, &text::clean(label));
            let width = self.flow.right - left - LABELS;
            let lines: Vec<_> = text::paragraphs(value).filter(|line| !line.trim().is_empty()).collect();
            let paragraphs = self.paragraphs_in(cell, BODY, width, &lines);
            self.flow.place_columns(&[
                Column { x: left, style: LABEL, gap: 0.0, paragraphs: vec![(header, label)] },
                Column { x: left + LABELS, style: BODY, gap: 0.0, paragraphs },
            ]);
            self.flow.close();
            self.flow.space(2.5);
        }
        self.flow.close();
        self.flow.space(5.0);
    }

    /// A question of a form and its answers. Short ones lie side by side, long ones below each other.
    pub fn question(&mut self, label: &str, answers: &[String]) {
        if !self.in_list {
            self.flow.open(Role::List);
            self.in_list = true;
        }
        let item = self.flow.open(Role::Item);
        let mark = self.flow.tags.add(item, Role::Label);
        let body = self.flow.tags.add(item, Role::Body);
        let left = self.flow.left;
        let width = self.flow.right - left;
        let label = text::paragraphs(label).collect::<Vec<_>>().join(" ");
        let short = answers.iter().all(|answer| answer.chars().count() < 90 && !answer.contains('\n'));
        if short && answers.len() < 12 && label.chars().count() < 120 {
            let label = self.flow.shape_known(LABEL, LABELS - GUTTER, &label);
            let answers: Vec<_> = answers.iter().map(|answer| text::clean(answer)).collect();
            let answers = self.paragraphs_in(body, BODY, width - LABELS, &answers);
            self.flow.place_columns(&[
                Column { x: left, style: LABEL, gap: 0.0, paragraphs: vec![(mark, label)] },
                Column { x: left + LABELS, style: BODY, gap: 2.5, paragraphs: answers },
            ]);
            self.flow.space(3.0);
        } else {
            self.flow.space(4.0);
            self.flow.need(QUESTION.leading * 2.0 + BODY.leading * 2.0);
            let label = self.flow.shape_known(QUESTION, width, &label);
            self.flow.place(mark, QUESTION, &label);
            for line in answers.iter().flat_map(|answer| text::paragraphs(answer)) {
                if line.trim().is_empty() {
                    self.flow.space(BODY.leading * 0.5);
                    continue;
                }
                let paragraph = self.flow.tags.add(body, Role::Paragraph);
                let shaped = self.flow.shape(BODY, width, &line);
                self.flow.place(paragraph, BODY, &shaped);
                self.flow.space(2.0);
            }
            self.flow.space(6.0);
        }
        self.flow.close();
    }

    /// Moves what follows to the right, for what hangs on an answer.
    pub fn indented(&mut self, content: impl FnOnce(&mut Self)) {
        self.end_list();
        self.flow.left += 12.0;
        content(self);
        self.end_list();
        self.flow.left -= 12.0;
    }

    /// A tinted box, kept on one page if `height` points are enough for it.
    pub fn boxed(&mut self, height: f32, content: impl FnOnce(&mut Self)) {
        self.end_list();
        self.flow.space(6.0);
        self.flow.need(height + 2.0 * PADDING);
        let from = (self.flow.page_number(), self.flow.y);
        let edges = (self.flow.left, self.flow.right);
        self.flow.open(Role::Division);
        self.flow.left += PADDING + 2.0;
        self.flow.right -= PADDING;
        self.flow.y -= PADDING;
        content(self);
        self.end_list();
        self.flow.close();
        self.flow.y -= PADDING - 5.0;
        (self.flow.left, self.flow.right) = edges;
        self.flow.background(from, edges, TINT, Some(ACCENT));
        self.flow.space(8.0);
    }

    /// A key to be read and typed: big, four groups a line.
    pub fn key(&mut self, key: &str) {
        self.end_list();
        let groups: Vec<&str> = key.split_inclusive(['-', ' ']).collect();
        let lines: Vec<String> = groups.chunks(4).map(<[&str]>::concat).collect();
        self.flow.text(Role::Paragraph, KEY, &lines.join("\n"));
        self.flow.space(4.0);
    }

    /// Lines to sign on: what stands under each.
    pub fn signatures(&mut self, captions: &[String]) {
        self.end_list();
        self.flow.need(64.0 * 1.2 * f32::from(u8::try_from(captions.len()).unwrap_or(u8::MAX).min(6)));
        let (left, right) = (self.flow.left, self.flow.right);
        for caption in captions {
            self.flow.space(40.0);
            self.flow.right = left + 330.0;
            self.flow.rule(QUIET);
            self.flow.right = right;
            self.flow.space(3.0);
            self.flow.text(Role::Paragraph, SMALL, caption);
        }
        self.flow.space(6.0);
    }

    /// Puts head and foot on the pages and writes the file.
    pub fn finish(mut self, about: &About<'_>, margins: &Margins<'_>, files: &[File<'_>]) -> Vec<u8> {
        self.end_section();
        let total = self.flow.pages.len();
        let flow = &mut self.flow;
        for page in 0..total {
            let top = PAGE.1 - 38.0;
            flow.artifact_line(page, MARGINAL, LEFT, top, false, margins.top_left);
            flow.artifact_line(page, MARGINAL, RIGHT, top, true, margins.top_right);
            flow.artifact_line(page, MARGINAL, LEFT, 46.0, false, margins.bottom_left);
            let number = words::with(
                self.language,
                "document-page",
                &[("page", (page + 1).into()), ("pages", total.into())],
            );
            flow.artifact_line(page, MARGINAL, RIGHT, 46.0, true, &number);
        }
        file::write(&self.flow, about, files)
    }

    /// Lines in an element: one is its content, several are a paragraph each.
    pub(super) fn paragraphs_in(
        &mut self,
        parent: ElementId,
        style: Style,
        width: f32,
        lines: &[Cow<'_, str>],
    ) -> Vec<(ElementId, Arc<Shaped>)> {
        let shape = |line: &Cow<'_, str>| {
            let id = if lines.len() == 1 { parent } else { self.flow.tags.add(parent, Role::Paragraph) };
            (id, self.flow.shape(style, width, line))
        };
        lines.iter().map(shape).collect()
    }

    fn end_list(&mut self) {
        if self.in_list {
            self.flow.close();
            self.in_list = false;
            self.flow.space(4.0);
        }
    }

    fn end_section(&mut self) {
        self.end_list();
        if self.in_section {
            self.flow.close();
            self.in_section = false;
        }
    }
}
