//! The faces, and which glyph of which font a character becomes.
//!
//! Noto Sans first; what it lacks is taken from DejaVu Sans; what both lack is shown as U+FFFD.
//! A PDF font holds one CID per *character* (not per glyph), so text is extracted as it was written
//! even where two characters look alike. The common Latin set is subset and compressed once per
//! process; a document that needs more gets a font of its own for the rest.

use std::collections::HashMap;
use std::sync::LazyLock;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Filter, Finish as _, Name, Rect, Ref, Settings, Str};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use crate::document::layout::deflate;

/// What stands for a character no face has.
pub const REPLACEMENT: char = '\u{FFFD}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// One character as it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Number of the font resource: `/F0`, `/F1`, …
    pub font: u8,
    pub cid: u16,
    /// Thousandths of the font size.
    pub width: u16,
    pub character: char,
}

const SYSTEM: SystemInfo<'_> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Objects per font: Type 0, CID font, descriptor, file, `ToUnicode`, `CIDToGIDMap`.
const OBJECTS_PER_FONT: i32 = 6;
/// The common fonts are numbers 0 (regular) and 1 (bold); the rest follows.
const COMMON_FONTS: u8 = 2;
/// The first object number that is not taken by the common fonts.
pub const FIRST_FREE_OBJECT: i32 = 1 + COMMON_FONTS as i32 * OBJECTS_PER_FONT;

/// Direct lookup below this code point: Basic Latin to Latin Extended-A.
const TABLE_END: usize = 0x180;
/// Common beyond the table: dashes, quotes, bullet, ellipsis, euro, minus, arrow, replacement.
const COMMON_MORE: [char; 17] = [
    '\u{2013}',
    '\u{2014}',
    '\u{2018}',
    '\u{2019}',
    '\u{201A}',
    '\u{201C}',
    '\u{201D}',
    '\u{201E}',
    '\u{2022}',
    '\u{2026}',
    '\u{2030}',
    '\u{2039}',
    '\u{203A}',
    '\u{20AC}',
    '\u{2192}',
    '\u{2212}',
    REPLACEMENT,
];

/// One of the four font files.
struct Typeface {
    data: &'static [u8],
    face: Face<'static>,
    /// PostScript name without the subset tag.
    name: &'static str,
    bold: bool,
}

impl Typeface {
    fn new(data: &'static [u8], name: &'static str, bold: bool) -> Self {
        let face = Face::parse(data, 0).expect("the bundled fonts are valid");
        Self { data, face, name, bold }
    }

    /// Glyph and width of a character, if the face draws it.
    fn glyph(&self, character: char) -> Option<(u16, u16)> {
        let id = self.face.glyph_index(character).filter(|id| id.0 != 0)?;
        let advance = u32::from(self.face.glyph_hor_advance(id)?);
        let width = (advance * 1000 + 1024) / u32::from(self.face.units_per_em());
        Some((id.0, u16::try_from(width).ok()?))
    }
}

/// Noto regular, Noto bold, DejaVu regular, DejaVu bold.
static TYPEFACES: LazyLock<[Typeface; 4]> = LazyLock::new(|| {
    [
        Typeface::new(ttf_noto_sans::REGULAR, "NotoSans", false),
        Typeface::new(ttf_noto_sans::BOLD, "NotoSans-Bold", true),
        Typeface::new(dejavu::sans::regular(), "DejaVuSans", false),
        Typeface::new(dejavu::sans::bold(), "DejaVuSans-Bold", true),
    ]
});

/// The common Latin set in both weights, ready to be copied into a document.
struct Common {
    /// Per weight: CID (0: not common) and width by code point.
    table: [Box<[(u16, u16)]>; 2],
    more: [Vec<(char, u16, u16)>; 2],
    chunk: Chunk,
}

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let mut chunk = Chunk::with_settings(Settings { pretty: false });
    let mut build = |weight: usize| {
        let typeface = &TYPEFACES[weight];
        let mut table = vec![(0, 0); TABLE_END].into_boxed_slice();
        let mut more = Vec::new();
        let mut members = Vec::new();
        let latin = (0x20..0x7F).chain(0xA0..0x180).filter_map(char::from_u32);
        for character in latin.filter(|c| *c != '\u{AD}').chain(COMMON_MORE) {
            let Some((glyph, width)) = typeface.glyph(character) else { continue };
            members.push(Member { character, glyph, width });
            let cid = u16::try_from(members.len()).expect("a few hundred");
            match table.get_mut(character as usize) {
                Some(slot) => *slot = (cid, width),
                None => more.push((character, cid, width)),
            }
        }
        let number = i32::try_from(weight).expect("two weights");
        write_font(&mut chunk, Ref::new(1 + number * OBJECTS_PER_FONT), typeface, number, &members);
        (table, more)
    };
    let (regular, more_regular) = build(0);
    let (bold, more_bold) = build(1);
    Common { table: [regular, bold], more: [more_regular, more_bold], chunk }
});

/// A character in a font of its document, in order of its CID (from 1).
struct Member {
    character: char,
    glyph: u16,
    width: u16,
}

/// What one document needs beyond the common set, per typeface.
#[derive(Default)]
struct Extra {
    /// By character and glyph: the same letter may look different.
    cids: HashMap<(char, u16), u16>,
    members: Vec<Member>,
}

/// The fonts of one document.
#[derive(Default)]
pub struct Fonts {
    extra: [Extra; 4],
}

impl Fonts {
    /// The glyphs of a text, one a character.
    pub fn glyphs(&mut self, weight: Weight, text: &str) -> Vec<Glyph> {
        let table = &COMMON.table[weight as usize];
        let mut glyphs = Vec::with_capacity(text.len());
        for character in text.chars() {
            glyphs.push(match table.get(character as usize) {
                Some((cid, width)) if *cid != 0 => {
                    Glyph { font: weight as u8, cid: *cid, width: *width, character }
                }
                _ => self.glyph(weight, character),
            });
        }
        glyphs
    }

    /// The glyph of a character. Never fails: what no face has becomes U+FFFD.
    pub fn glyph(&mut self, weight: Weight, character: char) -> Glyph {
        common(weight, character).unwrap_or_else(|| self.glyph_shaped(weight, character, character))
    }

    /// The same, drawn as another character looks: a mirrored bracket, a joined letter.
    pub fn glyph_shaped(&mut self, weight: Weight, character: char, shape: char) -> Glyph {
        // A private-use glyph of a font says nothing about what the writer meant by it.
        let private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        for typeface in [weight as usize, weight as usize + 2] {
            let face = &TYPEFACES[typeface];
            let found = if private { None } else { face.glyph(shape).or_else(|| face.glyph(character)) };
            if let Some((glyph, width)) = found {
                return self.extra_glyph(typeface, Member { character, glyph, width });
            }
        }
        common(weight, REPLACEMENT).expect("Noto Sans has the replacement character")
    }

    fn extra_glyph(&mut self, typeface: usize, member: Member) -> Glyph {
        let Extra { cids, members } = &mut self.extra[typeface];
        let (character, width) = (member.character, member.width);
        let cid = *cids.entry((character, member.glyph)).or_insert_with(|| {
            members.push(member);
            u16::try_from(members.len()).expect("a face has a few thousand characters, each in a few shapes")
        });
        let font = COMMON_FONTS + u8::try_from(typeface).expect("four typefaces");
        Glyph { font, cid, width, character }
    }

    /// Writes the fonts; gives the number and object of each. `next` is moved past what was used.
    pub fn write(&self, chunk: &mut Chunk, next: &mut i32) -> Vec<(u8, Ref)> {
        chunk.extend(&COMMON.chunk);
        let mut fonts = vec![(0, Ref::new(1)), (1, Ref::new(1 + OBJECTS_PER_FONT))];
        for ((extra, typeface), number) in self.extra.iter().zip(TYPEFACES.iter()).zip(COMMON_FONTS..) {
            if extra.members.is_empty() {
                continue;
            }
            let first = Ref::new(*next);
            *next += OBJECTS_PER_FONT;
            write_font(chunk, first, typeface, i32::from(number), &extra.members);
            fonts.push((number, first));
        }
        fonts
    }
}

fn common(weight: Weight, character: char) -> Option<Glyph> {
    let common = &*COMMON;
    let (cid, width) = match common.table[weight as usize].get(character as usize) {
        Some(entry) => *entry,
        None => {
            let more = &common.more[weight as usize];
            more.iter().find(|(c, ..)| *c == character).map(|(_, cid, width)| (*cid, *width))?
        }
    };
    (cid != 0).then_some(Glyph { font: weight as u8, cid, width, character })
}

/// A CID-keyed TrueType font (ISO 32000-1, 9.7.4) over the given characters, in six objects.
fn write_font(chunk: &mut Chunk, first: Ref, typeface: &Typeface, number: i32, members: &[Member]) {
    let [type0, cid_font, descriptor, file, to_unicode, gid_map] =
        [0, 1, 2, 3, 4, 5].map(|offset| Ref::new(first.get() + offset));
    let mut remapper = GlyphRemapper::new();
    let mut map = vec![0, 0];
    let mut cmap = UnicodeCmap::<u16>::new(Name(b"Custom"), SYSTEM);
    for (member, cid) in members.iter().zip(1..) {
        map.extend(remapper.remap(member.glyph).to_be_bytes());
        cmap.pair(cid, member.character);
    }
    let data = subsetter::subset(typeface.data, 0, &remapper).expect("the bundled fonts can be subset");
    // The tag must differ between the subsets of one document (ISO 32000-1, 9.6.4).
    let tag = char::from(b'A' + u8::try_from(number).expect("six fonts at most"));
    let name = format!("UNDRL{tag}+{}", typeface.name);

    chunk
        .type0_font(type0)
        .base_font(Name(name.as_bytes()))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid_font)
        .to_unicode(to_unicode);
    let mut font = chunk.cid_font(cid_font);
    font.subtype(CidFontType::Type2).base_font(Name(name.as_bytes())).system_info(SYSTEM);
    font.font_descriptor(descriptor).default_width(0.0).cid_to_gid_map_stream(gid_map);
    font.widths().consecutive(1, members.iter().map(|member| f32::from(member.width)));
    font.finish();

    let face = &typeface.face;
    let scale = 1000.0 / f32::from(face.units_per_em());
    let bounds = face.global_bounding_box();
    let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|v| f32::from(v) * scale);
    chunk
        .font_descriptor(descriptor)
        .name(Name(name.as_bytes()))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(bounds[0], bounds[1], bounds[2], bounds[3]))
        .italic_angle(0.0)
        .ascent(f32::from(face.ascender()) * scale)
        .descent(f32::from(face.descender()) * scale)
        .cap_height(f32::from(face.capital_height().unwrap_or(1462)) * scale)
        .stem_v(if typeface.bold { 140.0 } else { 80.0 })
        .font_file2(file);
    let length = i32::try_from(data.len()).expect("a font is smaller than 2 GiB");
    chunk.stream(file, &deflate::once(&data)).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    chunk.cmap(to_unicode, &deflate::once(&cmap.finish())).filter(Filter::FlateDecode);
    chunk.stream(gid_map, &deflate::once(&map)).filter(Filter::FlateDecode);
}
