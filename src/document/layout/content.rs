//! A page's content stream (ISO 32000-1, 7.8.2), written directly: two bytes a character.

use crate::document::layout::font::Glyph;

/// Red, green, blue; 0 to 255, sRGB.
pub type Colour = [u8; 3];

/// Colour and font stay as they were set, so they are written where they change.
#[derive(Default)]
pub struct Content {
    bytes: Vec<u8>,
    colour: Option<Colour>,
    font: Option<(u8, f32)>,
}

impl Content {
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Room for a page, taken once.
    pub fn reserve(&mut self) {
        self.bytes.reserve(8 * 1024);
    }

    /// Raw operators: fixed text of ours only.
    pub fn raw(&mut self, operators: &str) {
        self.bytes.extend(operators.as_bytes());
    }

    pub fn fill(&mut self, colour: Colour) {
        if self.colour.replace(colour) == Some(colour) {
            return;
        }
        for part in colour {
            self.number(f32::from(part) / 255.0, 3);
        }
        self.raw("rg\n");
    }

    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.points(&[x, y, width, height]);
        self.raw("re\n");
    }

    pub fn polygon(&mut self, corners: &[(f32, f32)]) {
        for (place, (x, y)) in corners.iter().enumerate() {
            self.points(&[*x, *y]);
            self.raw(if place == 0 { "m\n" } else { "l\n" });
        }
        self.raw("h\n");
    }

    /// Changes the coordinate system, to four decimals: what is drawn in it may be large.
    pub fn transform(&mut self, matrix: [f32; 6]) {
        for value in matrix {
            self.number(value, 4);
        }
        self.raw("cm\n");
    }

    pub fn font(&mut self, font: u8, size: f32) {
        if self.font.replace((font, size)) == Some((font, size)) {
            return;
        }
        self.raw("/F");
        self.bytes.push(b'0' + font);
        self.bytes.push(b' ');
        self.points(&[size]);
        self.raw("Tf\n");
    }

    /// Moves the start of the line by so much.
    pub fn move_text(&mut self, x: f32, y: f32) {
        self.points(&[x, y]);
        self.raw("Td\n");
    }

    /// Opens tagged content: `tag` is a structure type of ours.
    pub fn begin_tagged(&mut self, tag: &str, mcid: usize) {
        self.raw("/");
        self.raw(tag);
        self.raw(" <</MCID ");
        self.whole(mcid);
        self.raw(">> BDC\n");
    }

    /// Shows glyphs that share a font.
    pub fn show(&mut self, glyphs: &[Glyph]) {
        self.bytes.reserve(glyphs.len() * 2 + 8);
        self.bytes.push(b'(');
        let special = |byte: u8| matches!(byte, b'(' | b')' | b'\\' | b'\r');
        for glyph in glyphs {
            let bytes = glyph.cid.to_be_bytes();
            if !bytes.into_iter().any(special) {
                self.bytes.extend_from_slice(&bytes);
                continue;
            }
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => self.bytes.extend([b'\\', byte]),
                    // A bare carriage return in a string is read as a line feed.
                    b'\r' => self.bytes.extend(b"\\r"),
                    _ => self.bytes.push(byte),
                }
            }
        }
        self.raw(") Tj\n");
    }

    fn points(&mut self, values: &[f32]) {
        for value in values {
            self.number(*value, 2);
        }
    }

    /// A number with that many decimals at most, and a space.
    fn number(&mut self, value: f32, decimals: u32) {
        let scale = 10_i32.pow(decimals);
        #[expect(clippy::cast_possible_truncation, reason = "a page is 842 points high")]
        #[expect(clippy::cast_precision_loss, reason = "a thousand is exact")]
        let scaled = (value * scale as f32).round() as i32;
        if scaled < 0 {
            self.bytes.push(b'-');
        }
        let (whole, mut part) = (scaled.abs() / scale, scaled.abs() % scale);
        self.whole(usize::try_from(whole).expect("not negative"));
        if part != 0 {
            self.bytes.push(b'.');
            let mut place = scale / 10;
            while part != 0 {
                self.bytes.push(b'0' + u8::try_from(part / place).expect("one digit"));
                part %= place;
                place /= 10;
            }
        }
        self.bytes.push(b' ');
    }

    fn whole(&mut self, mut value: usize) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + u8::try_from(value % 10).expect("one digit");
            value /= 10;
            if value == 0 {
                return self.bytes.extend(&digits[first..]);
            }
        }
    }
}
