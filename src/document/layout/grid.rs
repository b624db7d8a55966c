//! A table with several columns: column headers, row headers, traffic lights, bars.

use crate::document::layout::content::Colour;
use crate::document::layout::flow::Column;
use crate::document::layout::sheet::{BODY, HAIRLINE, LABEL, QUIET, STRONG, Sheet, TINT};
use crate::document::layout::tags::Role;
use crate::document::layout::text;
use crate::domain::statistics::target::Light;

/// What stands in a cell.
pub enum Entry {
    /// Says what the cells after it are about.
    Header(String),
    Text(String),
    Strong(String),
    /// A shape in its colour before the words.
    Light(Light, String),
    /// A bar with a mark at the target; the words for those who do not see it.
    Bar {
        light: Light,
        percent: Option<u8>,
        target: u8,
        text: String,
    },
}

const GOOD: Colour = [0x1A, 0x6B, 0x3C];
const NEAR: Colour = [0xB8, 0x74, 0x00];
const BAD: Colour = [0xB0, 0x20, 0x1A];

/// Room for the shape before the words.
const SHAPE: f32 = 14.0;
const GAP: f32 = 8.0;

impl Sheet {
    /// `widths`: points; together no more than a line. `head`: column headers, or none.
    pub fn grid(&mut self, widths: &[f32], head: &[String], rows: &[Vec<Entry>]) {
        self.flow.open(Role::Table);
        if !head.is_empty() {
            let row = self.flow.open(Role::Row);
            let mut columns = Vec::new();
            for (x, width, title) in cells(self.flow.left, widths, head) {
                let id = self.flow.tags.add(row, Role::ColumnHeader);
                let shaped = self.flow.shape(LABEL, width, &text::clean(title));
                columns.push(Column { x, style: LABEL, gap: 0.0, paragraphs: vec![(id, shaped)] });
            }
            self.flow.place_columns(&columns);
            self.flow.close();
            self.flow.space(1.0);
        }
        for entries in rows {
            self.flow.rule(HAIRLINE);
            self.flow.space(1.5);
            self.row(widths, entries);
            self.flow.space(1.5);
        }
        self.flow.close();
        self.flow.space(4.0);
    }

    fn row(&mut self, widths: &[f32], entries: &[Entry]) {
        self.flow.need(2.0 * BODY.leading);
        let row = self.flow.open(Role::Row);
        let mut columns = Vec::new();
        for (x, width, entry) in cells(self.flow.left, widths, entries) {
            let (role, style, words, indent) = match entry {
                Entry::Header(words) => (Role::RowHeader, BODY, words, 0.0),
                Entry::Text(words) => (Role::Cell, BODY, words, 0.0),
                Entry::Strong(words) => (Role::Cell, STRONG, words, 0.0),
                Entry::Light(_, words) => (Role::Cell, BODY, words, SHAPE),
                Entry::Bar { text, .. } => (Role::Cell, LABEL, text, width * 0.48),
            };
            let id = self.flow.tags.add(row, role);
            let lines: Vec<_> = text::paragraphs(words).collect();
            let paragraphs = self.paragraphs_in(id, style, width - indent, &lines);
            columns.push(Column { x: x + indent, style, gap: 0.0, paragraphs });
        }
        let middle = self.flow.y - BODY.leading / 2.0;
        for (x, width, entry) in cells(self.flow.left, widths, entries) {
            match entry {
                Entry::Light(light, _) => self.shape_of(*light, (x + 4.5, middle)),
                Entry::Bar { light, percent, target, .. } => {
                    self.bar((x, middle), width * 0.48 - 6.0, *light, *percent, *target);
                }
                Entry::Header(_) | Entry::Text(_) | Entry::Strong(_) => {}
            }
        }
        self.flow.place_columns(&columns);
        self.flow.close();
    }

    /// A disc, a diamond, a triangle or a dash: told apart without colour.
    fn shape_of(&mut self, light: Light, (x, y): (f32, f32)) {
        let corners: Vec<(f32, f32)> = match light {
            Light::Green => (0..24_u8)
                .map(|corner| (f32::from(corner) * std::f32::consts::TAU / 24.0).sin_cos())
                .map(|(sin, cos)| (x + 4.2 * cos, y + 4.2 * sin))
                .collect(),
            Light::Amber => vec![(x, y + 5.0), (x + 5.0, y), (x, y - 5.0), (x - 5.0, y)],
            Light::Red => vec![(x, y + 4.8), (x + 5.0, y - 3.8), (x - 5.0, y - 3.8)],
            Light::Dark => {
                vec![(x - 4.0, y - 0.7), (x + 4.0, y - 0.7), (x + 4.0, y + 0.7), (x - 4.0, y + 0.7)]
            }
        };
        self.flow.shape_artifact(&corners, colour(light));
    }

    fn bar(&mut self, (x, middle): (f32, f32), width: f32, light: Light, percent: Option<u8>, target: u8) {
        let part = |percent: u8| width * f32::from(percent.min(100)) / 100.0;
        let mut rectangle = |x: f32, width: f32, height: f32, colour: Colour| {
            let (low, high) = (middle - height / 2.0, middle + height / 2.0);
            self.flow.shape_artifact(&[(x, low), (x + width, low), (x + width, high), (x, high)], colour);
        };
        rectangle(x, width, 7.0, TINT);
        if let Some(percent) = percent {
            rectangle(x, part(percent), 7.0, colour(light));
        }
        rectangle(x + part(target), 0.9, 11.0, QUIET);
    }
}

/// Left edge, usable width and content of each cell.
fn cells<'a, T>(left: f32, widths: &'a [f32], content: &'a [T]) -> impl Iterator<Item = (f32, f32, &'a T)> {
    let mut x = left;
    widths.iter().zip(content).map(move |(width, content)| {
        let at = x;
        x += width;
        (at, width - GAP, content)
    })
}

const fn colour(light: Light) -> Colour {
    match light {
        Light::Green => GOOD,
        Light::Amber => NEAR,
        Light::Red => BAD,
        Light::Dark => QUIET,
    }
}
