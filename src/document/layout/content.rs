//! A page's content stream (ISO 32000-1, 7.8.2), written directly: two bytes a character.

use crate::document::layout::font::Glyph;

/// Red, green, blue; 0 to 255, sRGB.
pub type Colour = [u8; 3];

#[derive(Default)]
pub struct Content(Vec<u8>);

impl Content {
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Raw operators: fixed text of ours only.
    pub fn raw(&mut self, operators: &str) {
        self.0.extend(operators.as_bytes());
    }

    pub fn fill(&mut self, colour: Colour) {
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

    pub fn font(&mut self, font: u8, size: f32) {
        self.raw("/F");
        self.0.push(b'0' + font);
        self.0.push(b' ');
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
        self.0.reserve(glyphs.len() * 2 + 8);
        self.0.push(b'(');
        for byte in glyphs.iter().flat_map(|glyph| glyph.cid.to_be_bytes()) {
            match byte {
                b'(' | b')' | b'\\' => self.0.extend([b'\\', byte]),
                // A bare carriage return in a string is read as a line feed.
                b'\r' => self.0.extend(b"\\r"),
                _ => self.0.push(byte),
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
            self.0.push(b'-');
        }
        let (whole, mut part) = (scaled.abs() / scale, scaled.abs() % scale);
        self.whole(usize::try_from(whole).expect("not negative"));
        if part != 0 {
            self.0.push(b'.');
            let mut place = scale / 10;
            while part != 0 {
                self.0.push(b'0' + u8::try_from(part / place).expect("one digit"));
                part %= place;
                place /= 10;
            }
        }
        self.0.push(b' ');
    }

    fn whole(&mut self, mut value: usize) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + u8::try_from(value % 10).expect("one digit");
            value /= 10;
            if value == 0 {
                return self.0.extend(&digits[first..]);
            }
        }
    }
}
