//! Pages that text flows over: where the next line goes, when a page is full, what is tagged how.

use std::sync::Arc;

use pdf_writer::Rect;

use crate::document::layout::content::{Colour, Content};
use crate::document::layout::font::{Fonts, Glyph, Weight};
use crate::document::layout::known;
use crate::document::layout::tags::{ElementId, Role, Tags};
use crate::document::layout::text::{self, Shaped};

/// A4, points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
pub const LEFT: f32 = 68.0;
pub const RIGHT: f32 = PAGE.0 - 68.0;
const TOP: f32 = PAGE.1 - 76.0;
const BOTTOM: f32 = 66.0;

#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Points.
    pub size: f32,
    /// From baseline to baseline, points.
    pub leading: f32,
    pub weight: Weight,
    pub colour: Colour,
}

#[derive(Default)]
pub struct Page {
    /// Backgrounds and rules: artifacts, drawn first.
    pub under: Content,
    pub content: Content,
}

impl Page {
    fn blank() -> Self {
        let mut page = Self::default();
        page.content.reserve();
        page
    }
}

/// A place to jump to.
pub struct Bookmark {
    pub title: String,
    pub page: usize,
    /// From the bottom of the page, points.
    pub y: f32,
}

/// Paragraphs that lie side by side with others.
pub struct Column {
    pub x: f32,
    pub style: Style,
    /// Between paragraphs, points.
    pub gap: f32,
    pub paragraphs: Vec<(ElementId, Arc<Shaped>)>,
}

impl Column {
    fn len(&self) -> usize {
        self.paragraphs.iter().map(|(_, shaped)| shaped.len()).sum()
    }

    fn height(&self) -> f32 {
        lines_height(self.len(), self.style) + self.gaps()
    }

    fn gaps(&self) -> f32 {
        lines_height(self.paragraphs.len().saturating_sub(1), Style { leading: self.gap, ..self.style })
    }
}

pub struct Flow {
    pub pages: Vec<Page>,
    pub fonts: Fonts,
    pub tags: Tags,
    pub bookmarks: Vec<Bookmark>,
    pub left: f32,
    pub right: f32,
    /// Top of the next line, from the bottom of the page.
    pub y: f32,
    open: Vec<ElementId>,
}

impl Flow {
    pub fn new() -> Self {
        Self {
            pages: vec![Page::blank()],
            fonts: Fonts::default(),
            tags: Tags::new(),
            bookmarks: Vec::new(),
            left: LEFT,
            right: RIGHT,
            y: TOP,
            open: vec![0],
        }
    }

    /// The element that new content goes into.
    pub fn inside(&self) -> ElementId {
        *self.open.last().expect("the document is never closed")
    }

    pub fn open(&mut self, role: Role) -> ElementId {
        let id = self.tags.add(self.inside(), role);
        self.open.push(id);
        id
    }

    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    pub fn page_number(&self) -> usize {
        self.pages.len() - 1
    }

    pub fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is always a page")
    }

    pub fn new_page(&mut self) {
        self.pages.push(Page::blank());
        self.y = TOP;
    }

    /// Leaves so much free, except at the top of a page.
    pub fn space(&mut self, points: f32) {
        if self.y < TOP {
            self.y -= points;
        }
    }

    /// Goes to a new page unless so much is left on this one.
    pub fn need(&mut self, points: f32) {
        if self.y < TOP && self.y - points < BOTTOM {
            self.new_page();
        }
    }

    /// Breaks a text into lines for the present width.
    pub fn shape(&mut self, style: Style, width: f32, text: &str) -> Arc<Shaped> {
        Arc::new(text::shape(&mut self.fonts, style.weight, in_ems(width, style), text))
    }

    /// The same, for the program's own texts and those of a form: their lines are kept.
    pub fn shape_known(&mut self, style: Style, width: f32, text: &str) -> Arc<Shaped> {
        known::shape(&mut self.fonts, style.weight, in_ems(width, style), text)
    }

    /// One element per paragraph of the text.
    pub fn text(&mut self, role: Role, style: Style, text: &str) {
        self.text_by(Self::shape, role, style, text);
    }

    /// The same, for the program's own texts and those of a form.
    pub fn text_known(&mut self, role: Role, style: Style, text: &str) {
        self.text_by(Self::shape_known, role, style, text);
    }

    fn text_by(
        &mut self,
        shape: fn(&mut Self, Style, f32, &str) -> Arc<Shaped>,
        role: Role,
        style: Style,
        text: &str,
    ) {
        let gap = style.leading * 0.4;
        let mut first = true;
        for paragraph in text::paragraphs(text) {
            if !first {
                self.space(gap);
            }
            if !paragraph.trim().is_empty() {
                let shaped = shape(self, style, self.right - self.left, &paragraph);
                let id = self.tags.add(self.inside(), role);
                self.place(id, style, &shaped);
                first = false;
            }
        }
    }

    /// Puts lines below each other, over as many pages as they need, without leaving one line alone.
    pub fn place(&mut self, id: ElementId, style: Style, shaped: &Shaped) {
        let mut from = 0;
        while from < shaped.len() {
            let left = shaped.len() - from;
            let mut fit = self.lines_left(style).min(left);
            let alone_below = fit == 1 && left > 1 && from == 0;
            let alone_above = left - fit == 1 && fit > 2;
            if alone_above {
                fit -= 1;
            }
            if (fit == 0 || alone_below) && self.y < TOP {
                self.new_page();
                continue;
            }
            // A page always takes a line, or nothing would ever end.
            let fit = fit.max(1);
            self.draw(id, style, self.left, self.y, shaped, from, from + fit);
            self.y -= lines_height(fit, style);
            from += fit;
            if from < shaped.len() {
                self.new_page();
            }
        }
    }

    /// Puts columns side by side. They stay together if they can, else all flow on in step.
    pub fn place_columns(&mut self, columns: &[Column]) {
        let height = columns.iter().map(Column::height).fold(0.0, f32::max);
        if height < (TOP - BOTTOM) / 3.0 {
            self.need(height);
        }
        let mut from: Vec<usize> = vec![0; columns.len()];
        loop {
            let mut lowest = self.y;
            for (column, from) in columns.iter().zip(&mut from) {
                let fit =
                    self.lines_above(BOTTOM + column.gaps(), column.style).max(1).min(column.len() - *from);
                let mut y = self.y;
                let (mut skip, mut take) = (*from, fit);
                for (id, shaped) in &column.paragraphs {
                    if skip >= shaped.len() {
                        skip -= shaped.len();
                        continue;
                    }
                    let lines = take.min(shaped.len() - skip);
                    if lines > 0 {
                        self.draw(*id, column.style, column.x, y, shaped, skip, skip + lines);
                        y -= lines_height(lines, column.style);
                        if skip + lines == shaped.len() && take > lines {
                            y -= column.gap;
                        }
                    }
                    take -= lines;
                    skip = 0;
                }
                *from += fit;
                lowest = lowest.min(y);
            }
            self.y = lowest;
            if columns.iter().zip(&from).all(|(column, from)| *from == column.len()) {
                return;
            }
            self.new_page();
        }
    }

    /// A background from one place to the present one, over the pages between.
    pub fn background(&mut self, from: (usize, f32), edges: (f32, f32), colour: Colour, bar: Option<Colour>) {
        let last = self.page_number();
        for page in from.0..=last {
            let top = if page == from.0 { from.1 } else { TOP + 6.0 };
            let bottom = if page == last { self.y } else { BOTTOM - 6.0 };
            let under = &mut self.pages[page].under;
            artifact_rectangle(under, (edges.0, bottom, edges.1 - edges.0, top - bottom), colour);
            if let Some(bar) = bar {
                artifact_rectangle(under, (edges.0, bottom, 2.5, top - bottom), bar);
            }
        }
    }

    /// A thin line across, at the present place.
    pub fn rule(&mut self, colour: Colour) {
        let (left, right, y) = (self.left, self.right, self.y);
        artifact_rectangle(&mut self.page().under, (left, y, right - left, 0.6), colour);
    }

    /// A filled shape behind the text: its corners, in points.
    pub fn shape_artifact(&mut self, corners: &[(f32, f32)], colour: Colour) {
        let under = &mut self.page().under;
        under.raw("/Artifact BMC\n");
        under.fill(colour);
        under.polygon(corners);
        under.raw("f\nEMC\n");
    }

    /// One line that is no part of the text: `x` is its left end, or its right end.
    pub fn artifact_line(&mut self, page: usize, style: Style, x: f32, y: f32, right: bool, text: &str) {
        let shaped = text::shape(&mut self.fonts, style.weight, 60_000, &text::clean(text));
        if shaped.len() == 0 {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "a line is some hundred points")]
        let width = shaped.width() as f32 / 1000.0 * style.size;
        let content = &mut self.pages[page].content;
        content.raw("/Artifact <</Type /Pagination>> BDC\n");
        draw_lines(content, style, if right { x - width } else { x }, y, &shaped, 0..1);
        content.raw("EMC\n");
    }

    /// Dark squares of a figure with a text alternative; `size` points wide and high.
    pub fn figure(&mut self, x: f32, top: f32, size: f32, rows: &[Vec<bool>], alternative: String) {
        let id = self.tags.add(self.inside(), Role::Figure);
        self.tags.describe_figure(id, alternative, Rect::new(x, top - size, x + size, top));
        let mcid = self.tags.content(id, self.page_number());
        #[expect(clippy::cast_precision_loss, reason = "a few dozen modules")]
        let module = size / rows.len().max(1) as f32;
        let content = &mut self.page().content;
        content.begin_tagged(Role::Figure.name(), mcid);
        content.fill([0, 0, 0]);
        // One module is one unit, rows run down: short numbers.
        content.raw("q\n");
        content.transform([module, 0.0, 0.0, -module, x, top]);
        let mut y = 0.0;
        for row in rows {
            let mut x = 0.0;
            for run in row.chunk_by(|a, b| a == b) {
                #[expect(clippy::cast_precision_loss, reason = "a few dozen modules")]
                let width = run.len() as f32;
                if run[0] {
                    // A hair of overlap, or viewers show seams between the rows.
                    content.rectangle(x, y, width, 1.02);
                }
                x += width;
            }
            y += 1.0;
        }
        content.raw("f\nQ\nEMC\n");
    }

    fn lines_left(&self, style: Style) -> usize {
        self.lines_above(BOTTOM, style)
    }

    fn lines_above(&self, bottom: f32, style: Style) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "some dozen lines a page")]
        #[expect(clippy::cast_sign_loss, reason = "never below nought")]
        let lines = ((self.y - bottom) / style.leading).max(0.0) as usize;
        lines
    }

    #[expect(clippy::too_many_arguments, reason = "a place, a look, and which lines of what")]
    fn draw(&mut self, id: ElementId, style: Style, x: f32, y: f32, shaped: &Shaped, from: usize, to: usize) {
        let page = self.page_number();
        let mcid = self.tags.content(id, page);
        let tag = self.tags.role(id).name();
        let content = &mut self.pages[page].content;
        content.begin_tagged(tag, mcid);
        draw_lines(content, style, x, y, shaped, from..to);
        content.raw("EMC\n");
    }
}

fn draw_lines(
    content: &mut Content,
    style: Style,
    x: f32,
    top: f32,
    shaped: &Shaped,
    lines: std::ops::Range<usize>,
) {
    content.fill(style.colour);
    content.raw("BT\n");
    // Capitals, 0.714 em high in Noto Sans, stand in the middle of the line.
    content.move_text(x, top - (style.leading + 0.714 * style.size) / 2.0);
    let first = lines.start;
    for number in lines {
        if number > first {
            content.move_text(0.0, -style.leading);
        }
        let (glyphs, places) = shaped.line(number);
        let mut before = 0.0;
        for (start, run) in runs(glyphs, places) {
            content.font(run[0].font, style.size);
            if let Some(place) = start {
                #[expect(clippy::cast_precision_loss, reason = "a line is some hundred points")]
                let place = place as f32 / 1000.0 * style.size;
                content.move_text(place - before, 0.0);
                before = place;
            }
            content.show(run);
        }
        if before != 0.0 {
            content.move_text(-before, 0.0);
        }
    }
    content.raw("ET\n");
}

/// What can be shown in one go: glyphs of one font, each after the one before it. With the place to
/// go to first, where they do not simply follow.
fn runs<'a>(
    glyphs: &'a [Glyph],
    places: Option<&'a [u32]>,
) -> impl Iterator<Item = (Option<u32>, &'a [Glyph])> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = glyphs.get(start)?;
        let follows = |place: usize| match places {
            None => true,
            Some(places) => places[place - 1] + u32::from(glyphs[place - 1].width) == places[place],
        };
        let mut end = start + 1;
        while glyphs.get(end).is_some_and(|glyph| glyph.font == first.font) && follows(end) {
            end += 1;
        }
        let run = (places.map(|places| places[start]), &glyphs[start..end]);
        start = end;
        Some(run)
    })
}

fn artifact_rectangle(content: &mut Content, (x, y, width, height): (f32, f32, f32, f32), colour: Colour) {
    content.raw("/Artifact BMC\n");
    content.fill(colour);
    content.rectangle(x, y, width, height);
    content.raw("f\nEMC\n");
}

/// A width in thousandths of the font size.
fn in_ems(width: f32, style: Style) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "a line is some hundred points")]
    #[expect(clippy::cast_sign_loss, reason = "never below nought")]
    let width = (width.max(style.size) / style.size * 1000.0) as u32;
    width
}

fn lines_height(lines: usize, style: Style) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some dozen lines a page")]
    let lines = lines as f32;
    lines * style.leading
}
