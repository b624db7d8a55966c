//! A card to cut out and fold: two faces side by side, each as large as a bank card.

use crate::document::layout::content::Colour;
use crate::document::layout::flow::Style;
use crate::document::layout::font::Weight;
use crate::document::layout::qr;
use crate::document::layout::sheet::{QUIET, Sheet};
use crate::document::layout::tags::Role;

/// ISO/IEC 7810, ID-1: 85.6 × 54 mm, in points.
const FACE: (f32, f32) = (242.6, 153.1);
const INSET: f32 = 11.0;
const QR: f32 = 92.0;
const DASH: f32 = 5.0;

const INK: Colour = [0x1B, 0x20, 0x25];
const NAME: Style = Style { size: 11.0, leading: 14.0, weight: Weight::Bold, colour: INK };
const SMALL: Style = Style { size: 8.0, leading: 10.4, weight: Weight::Regular, colour: INK };
const CODE: Style = Style { size: 11.5, leading: 15.5, weight: Weight::Bold, colour: INK };

/// What stands on the two faces.
pub struct Faces<'a> {
    /// What the card is called.
    pub name: &'a str,
    /// What the QR code holds, and what is said of it to those who do not see it.
    pub link: &'a str,
    pub link_says: String,
    /// Where to go, before the address.
    pub go: &'a str,
    pub address: &'a str,
    /// What the code is called, and the code in groups.
    pub code_is: &'a str,
    pub code: &'a str,
    /// Sentences of the other face.
    pub back: &'a [String],
}

impl Sheet {
    /// The card, with lines to cut along and one to fold at. It is kept on one page.
    pub fn folded_card(&mut self, faces: &Faces<'_>) {
        self.flow.space(8.0);
        self.flow.need(FACE.1 + 4.0);
        let (left, right, top) = (self.flow.left, self.flow.right, self.flow.y);
        // In the middle of the page: it is wider than a line of text.
        let x = f32::midpoint(left, right) - FACE.0;
        self.edges(x, top);
        self.flow.open(Role::Division);
        self.front(x, top, faces);
        self.face(x + FACE.0, top);
        for sentence in faces.back {
            self.flow.text(Role::Paragraph, SMALL, sentence);
            self.flow.y -= 3.4;
        }
        self.flow.close();
        (self.flow.left, self.flow.right) = (left, right);
        self.flow.y = top - FACE.1;
        self.flow.space(12.0);
    }

    fn front(&mut self, x: f32, top: f32, faces: &Faces<'_>) {
        self.face(x, top);
        let edge = self.flow.right;
        self.flow.text(Role::Paragraph, NAME, faces.name);
        self.flow.y -= 2.0;
        self.flow.text(Role::Paragraph, SMALL, faces.go);
        self.flow.text(Role::Paragraph, Style { weight: Weight::Bold, ..SMALL }, faces.address);
        self.flow.y -= 3.0;
        let below = self.flow.y;
        self.flow.right = edge - QR - 9.0;
        self.flow.y -= 8.0;
        self.flow.text(Role::Paragraph, SMALL, faces.code_is);
        self.flow.y -= 2.0;
        let groups: Vec<&str> = faces.code.split('-').collect();
        let mut lines: Vec<String> =
            groups.chunks(2).map(|groups| format!("{}-", groups.join("-"))).collect();
        if let Some(last) = lines.last_mut() {
            last.pop();
        }
        for line in &lines {
            self.flow.text(Role::Paragraph, CODE, line);
        }
        self.flow.figure(edge - QR, below, QR, &qr::rows(faces.link), faces.link_says.clone());
    }

    /// What follows stands on the face whose left edge is `x`.
    fn face(&mut self, x: f32, top: f32) {
        (self.flow.left, self.flow.right) = (x + INSET, x + FACE.0 - INSET);
        self.flow.y = top - INSET;
    }

    /// A thin line around both, and a dashed one between them.
    fn edges(&mut self, x: f32, top: f32) {
        let (width, bottom) = (2.0 * FACE.0, top - FACE.1);
        self.line((x, top), (width, 0.6), QUIET);
        self.line((x, bottom), (width, 0.6), QUIET);
        self.line((x, top), (0.6, FACE.1), QUIET);
        self.line((x + width, top), (0.6, FACE.1), QUIET);
        let mut y = top;
        while y > bottom {
            let length = DASH.min(y - bottom);
            self.line((x + FACE.0, y), (0.6, length), QUIET);
            y -= 2.0 * DASH;
        }
    }

    /// From its upper left corner, to the right and down.
    fn line(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        self.flow.shape_artifact(&[(x, y), (x + width, y), (x + width, y - height), (x, y - height)], colour);
    }
}
