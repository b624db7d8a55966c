//! The faces, and which glyph of which font a character becomes.
//!
//! Noto Sans first; what it lacks is taken from DejaVu Sans; what both lack is shown as U+FFFD.
//! A PDF font holds one CID per *character* (not per glyph), so text is extracted as it was written
//! even where two characters look alike. Two sets are subset and compressed once per process: what
//! Swedish and English are written with, in every document, and the other Latin letters, in those
//! that use one. A document that needs more gets a font of its own for the rest.

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
/// The ready fonts: 0 and 1 are the common characters, regular and bold; 2 and 3 the other Latin
/// ones. What a document needs beyond them follows.
const READY_FONTS: u8 = 4;
const COMMON_FONTS: u8 = 2;
/// The common fonts have the first object numbers of every document: they are copied as they are.
pub const FIRST_FREE_OBJECT: i32 = 1 + COMMON_FONTS as i32 * OBJECTS_PER_FONT;

/// Direct lookup below this code point: Basic Latin to Latin Extended-A.
const TABLE_END: usize = 0x180;
/// Beside ASCII, what Swedish and English are written with. In every document, so it is kept small.
const COMMON: &str = "\u{A0}§°·½´«»ÅÄÖåäöÆØæøÉéÜüÁáÈèÓó–—‘’“”„•…€→−\u{FFFD}";
/// Latin beyond the table.
const LATIN_MORE: &str = "‚‰‹›";

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

/// Whether a face has the character.
pub fn draws(character: char) -> bool {
    let weight = Weight::Regular;
    READY.find(weight, character).is_some() || drawn_by(weight, character, character).is_some()
}

/// The first face that has it, with glyph and width: in that shape, or else as it is.
fn drawn_by(weight: Weight, character: char, shape: char) -> Option<(usize, (u16, u16))> {
    // A private-use glyph of a font says nothing about what the writer meant by it.
    if matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) {
        return None;
    }
    [weight as usize, weight as usize + 2].into_iter().find_map(|typeface| {
        let face = &TYPEFACES[typeface];
        face.glyph(shape).or_else(|| face.glyph(character)).map(|found| (typeface, found))
    })
}

/// Where a character is in the ready fonts. CID 0: nowhere.
#[derive(Clone, Copy, Default)]
struct Place {
    font: u8,
    cid: u16,
    width: u16,
}

/// The ready fonts, to be copied into a document.
struct Ready {
    /// Per weight, by code point.
    table: [Box<[Place]>; 2],
    more: [Vec<(char, Place)>; 2],
    common: Chunk,
    /// Of the other Latin ones, each with its objects from number 1 on.
    latin: Vec<Chunk>,
}

static READY: LazyLock<Ready> = LazyLock::new(|| {
    let table = || vec![Place::default(); TABLE_END].into_boxed_slice();
    let chunk = || Chunk::with_settings(Settings { pretty: false });
    let mut ready = Ready {
        table: [table(), table()],
        more: [Vec::new(), Vec::new()],
        common: chunk(),
        latin: Vec::new(),
    };
    let common = || (' '..='~').chain(COMMON.chars());
    let latin = ('\u{A1}'..'\u{180}').chain(LATIN_MORE.chars());
    let latin = || latin.clone().filter(|c| *c != '\u{AD}' && !COMMON.contains(*c));
    let mut both = chunk();
    for (weight, font) in [Weight::Regular, Weight::Bold].into_iter().zip(0..) {
        ready.add(&mut both, 1 + i32::from(font) * OBJECTS_PER_FONT, font, weight, common());
        let mut alone = chunk();
        ready.add(&mut alone, 1, COMMON_FONTS + font, weight, latin());
        ready.latin.push(alone);
    }
    ready.common = both;
    ready
});

impl Ready {
    fn add(
        &mut self,
        chunk: &mut Chunk,
        first: i32,
        font: u8,
        weight: Weight,
        characters: impl Iterator<Item = char>,
    ) {
        let typeface = &TYPEFACES[weight as usize];
        let mut members = Vec::new();
        for character in characters {
            let Some((glyph, width)) = typeface.glyph(character) else { continue };
            members.push(Member { character, glyph, width });
            let cid = u16::try_from(members.len()).expect("a few hundred");
            let place = Place { font, cid, width };
            match self.table[weight as usize].get_mut(character as usize) {
                Some(slot) => *slot = place,
                None => self.more[weight as usize].push((character, place)),
            }
        }
        write_font(chunk, Ref::new(first), typeface, font, &members);
    }

    fn find(&self, weight: Weight, character: char) -> Option<Place> {
        let place = match self.table[weight as usize].get(character as usize) {
            Some(place) => *place,
            None => self.more[weight as usize].iter().find(|(c, _)| *c == character)?.1,
        };
        (place.cid != 0).then_some(place)
    }
}

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
    /// Which of the ready ones are used; the common ones count as used.
    ready: [bool; READY_FONTS as usize],
    extra: [Extra; 4],
}

impl Fonts {
    /// The glyphs of a text, one a character.
    pub fn glyphs(&mut self, weight: Weight, text: &str) -> Vec<Glyph> {
        let table = &READY.table[weight as usize];
        let mut glyphs = Vec::with_capacity(text.len());
        for character in text.chars() {
            glyphs.push(match table.get(character as usize) {
                Some(place) if place.cid != 0 => self.ready(*place, character),
                _ => self.glyph(weight, character),
            });
        }
        glyphs
    }

    /// The glyph of a character. Never fails: what no face has becomes U+FFFD.
    pub fn glyph(&mut self, weight: Weight, character: char) -> Glyph {
        match READY.find(weight, character) {
            Some(place) => self.ready(place, character),
            None => self.glyph_shaped(weight, character, character),
        }
    }

    /// Are they all in the ready fonts, the same in every document?
    pub fn are_ready(glyphs: &[Glyph]) -> bool {
        glyphs.iter().all(|glyph| glyph.font < READY_FONTS)
    }

    /// Counts the ready fonts of these glyphs as used, as if they were looked up.
    pub fn take_ready(&mut self, glyphs: &[Glyph]) {
        for glyph in glyphs.iter().filter(|glyph| glyph.font >= COMMON_FONTS) {
            self.ready[usize::from(glyph.font)] = true;
        }
    }

    fn ready(&mut self, place: Place, character: char) -> Glyph {
        let Place { font, cid, width } = place;
        self.ready[usize::from(font)] = true;
        Glyph { font, cid, width, character }
    }

    /// The same, drawn as another character looks: a mirrored bracket, a joined letter.
    pub fn glyph_shaped(&mut self, weight: Weight, character: char, shape: char) -> Glyph {
        if let Some((typeface, (glyph, width))) = drawn_by(weight, character, shape) {
            return self.extra_glyph(typeface, Member { character, glyph, width });
        }
        let place = READY.find(weight, REPLACEMENT).expect("Noto Sans has the replacement character");
        self.ready(place, REPLACEMENT)
    }

    fn extra_glyph(&mut self, typeface: usize, member: Member) -> Glyph {
        let Extra { cids, members } = &mut self.extra[typeface];
        let (character, width) = (member.character, member.width);
        let cid = *cids.entry((character, member.glyph)).or_insert_with(|| {
            members.push(member);
            u16::try_from(members.len()).expect("a face has a few thousand characters, each in a few shapes")
        });
        let font = READY_FONTS + u8::try_from(typeface).expect("four typefaces");
        Glyph { font, cid, width, character }
    }

    /// Writes the fonts; gives the number and object of each. `next` is moved past what was used.
    pub fn write(&self, chunk: &mut Chunk, next: &mut i32) -> Vec<(u8, Ref)> {
        chunk.extend(&READY.common);
        let mut fonts = vec![(0, Ref::new(1)), (1, Ref::new(1 + OBJECTS_PER_FONT))];
        let mut take = |number: u8| {
            let first = *next;
            *next += OBJECTS_PER_FONT;
            fonts.push((number, Ref::new(first)));
            first
        };
        for (latin, number) in READY.latin.iter().zip(COMMON_FONTS..) {
            if self.ready[usize::from(number)] {
                let first = take(number);
                latin.renumber_into(chunk, |object| Ref::new(first - 1 + object.get()));
            }
        }
        for ((extra, typeface), number) in self.extra.iter().zip(TYPEFACES.iter()).zip(READY_FONTS..) {
            if !extra.members.is_empty() {
                let first = take(number);
                write_font(chunk, Ref::new(first), typeface, number, &extra.members);
            }
        }
        fonts
    }
}

/// A CID-keyed TrueType font (ISO 32000-1, 9.7.4) over the given characters, in six objects.
fn write_font(chunk: &mut Chunk, first: Ref, typeface: &Typeface, number: u8, members: &[Member]) {
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
    let tag = char::from(b'A' + number);
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
