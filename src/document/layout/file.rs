//! The whole file (ISO 32000-1): pages, structure, metadata, embedded files, to the letter of
//! PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use pdf_writer::types::{AssociationKind, OutputIntentSubtype, TabOrder};
use pdf_writer::writers::StructTreeRoot;
use pdf_writer::{Date, Filter, Finish as _, Name, Pdf, Rect, Ref, Settings, Str, TextStr};
use xmp_writer::{DateTime, LangId, Timezone, XmpWriter};

use crate::document::layout::flow::{Bookmark, Flow, PAGE};
use crate::document::layout::{deflate, font};
use crate::document::{File, Relation};
use crate::domain::Language;

const PRODUCER: &str = "underlag";

/// What the file says of itself. Anybody who has the file may read it: no client's name.
pub struct About<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub language: Language,
    pub created: Timestamp,
}

/// sRGB (IEC 61966-2-1) as an ICC profile, compressed. A test holds it to the library it was made with.
static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(|| deflate::once(include_bytes!("srgb.icc")));

/// Object numbers in the order they are given out.
struct Numbers(i32);

impl Numbers {
    fn take(&mut self) -> Ref {
        let id = Ref::new(self.0);
        self.0 += 1;
        id
    }
}

/// Writes the file. The same input gives the same bytes.
pub fn write(flow: &Flow, about: &About<'_>, files: &[File<'_>]) -> Vec<u8> {
    let mut pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, estimate(flow, files));
    let mut numbers = Numbers(font::FIRST_FREE_OBJECT);
    let fonts = flow.fonts.write(&mut pdf, &mut numbers.0);
    let [catalog, info, tree, root, metadata, profile, outline] = [(); 7].map(|()| numbers.take());
    let pages: Vec<Ref> = flow.pages.iter().map(|_| numbers.take()).collect();

    let (document, parents) = flow.tags.write(&mut pdf, root, &mut numbers.0, &pages);
    write_pages(&mut pdf, &mut numbers, flow, tree, &pages, &fonts);
    write_structure_root(&mut pdf, root, document, &parents);
    let mut page_tree = pdf.pages(tree);
    page_tree.kids(pages.iter().copied()).count(i32::try_from(pages.len()).expect("some pages"));
    page_tree.finish();
    let has_outline = write_outline(&mut pdf, &mut numbers, outline, &flow.bookmarks, &pages);
    pdf.icc_profile(profile, &PROFILE).n(3).filter(Filter::FlateDecode);
    let embedded: Vec<Ref> =
        files.iter().map(|file| write_embedded(&mut pdf, &mut numbers, file, about.created)).collect();
    pdf.metadata(metadata, xmp(about).as_bytes());
    write_info(&mut pdf, info, about);
    write_catalog(
        &mut pdf,
        catalog,
        about,
        tree,
        root,
        metadata,
        profile,
        has_outline.then_some(outline),
        &embedded,
    );

    // Tells files apart; it protects nothing.
    let mut identity = flate2::Crc::new();
    flow.pages.iter().for_each(|page| identity.update(page.content.as_bytes()));
    files.iter().for_each(|file| identity.update(file.bytes));
    let mut id = about.created.as_second().to_be_bytes().to_vec();
    id.extend(identity.sum().to_be_bytes());
    id.extend(identity.amount().to_be_bytes());
    pdf.set_file_id((id.clone(), id));
    pdf.finish()
}

/// Bytes of the file, rather too many: it is sealed and wiped, and should neither grow nor be twice
/// as large as what is in it.
fn estimate(flow: &Flow, files: &[File<'_>]) -> usize {
    const FONTS_AND_METADATA: usize = 32 * 1024;
    /// With its line in the table of objects.
    const ELEMENT: usize = 112;
    let pages = flow.pages.iter().map(|page| page.under.as_bytes().len() + page.content.as_bytes().len());
    let files = files.iter().map(|file| file.bytes.len() + 512);
    FONTS_AND_METADATA + flow.tags.len() * ELEMENT + pages.sum::<usize>() + files.sum::<usize>()
}

fn write_pages(
    pdf: &mut Pdf,
    numbers: &mut Numbers,
    flow: &Flow,
    tree: Ref,
    pages: &[Ref],
    fonts: &[(u8, Ref)],
) {
    for ((page, id), key) in flow.pages.iter().zip(pages).zip(0..) {
        let contents = numbers.take();
        let bytes = [page.under.as_bytes(), page.content.as_bytes()].concat();
        match deflate::worth(&bytes) {
            Some(packed) => {
                pdf.stream(contents, &packed).filter(Filter::FlateDecode);
            }
            None => pdf.stream(contents, &bytes).finish(),
        }
        let mut writer = pdf.page(*id);
        writer.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).contents(contents);
        writer.struct_parents(key).tab_order(TabOrder::StructureOrder);
        let mut resources = writer.resources();
        let mut dictionary = resources.fonts();
        for (number, font) in fonts {
            dictionary.pair(Name(format!("F{number}").as_bytes()), *font);
        }
    }
}

fn write_structure_root(pdf: &mut Pdf, root: Ref, document: Ref, parents: &[Ref]) {
    let mut writer = pdf.indirect(root).start::<StructTreeRoot<'_>>();
    writer.child(document);
    let mut tree = writer.parent_tree();
    let mut entries = tree.nums();
    for (page, parent) in (0..).zip(parents) {
        entries.insert(page, *parent);
    }
    entries.finish();
    tree.finish();
    writer.parent_tree_next_key(i32::try_from(parents.len()).expect("some pages"));
}

/// A flat list of the sections; none for a document without any.
fn write_outline(
    pdf: &mut Pdf,
    numbers: &mut Numbers,
    outline: Ref,
    bookmarks: &[Bookmark],
    pages: &[Ref],
) -> bool {
    let items: Vec<Ref> = bookmarks.iter().map(|_| numbers.take()).collect();
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return false };
    let count = i32::try_from(items.len()).expect("a form has 2,000 items at most");
    pdf.outline(outline).first(*first).last(*last).count(count);
    for (place, (bookmark, id)) in bookmarks.iter().zip(&items).enumerate() {
        let mut item = pdf.outline_item(*id);
        item.title(TextStr(&bookmark.title)).parent(outline);
        if let Some(previous) = place.checked_sub(1).and_then(|place| items.get(place)) {
            item.prev(*previous);
        }
        if let Some(next) = items.get(place + 1) {
            item.next(*next);
        }
        item.dest().page(pages[bookmark.page]).xyz(0.0, bookmark.y, None);
    }
    true
}

/// A file specification with its stream (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
fn write_embedded(pdf: &mut Pdf, numbers: &mut Numbers, file: &File<'_>, created: Timestamp) -> Ref {
    let [specification, stream] = [numbers.take(), numbers.take()];
    // Pictures, PDFs and tokens do not get smaller.
    let pack = matches!(file.media_type, "application/json" | "application/fhir+json");
    let packed = if pack { deflate::worth(file.bytes) } else { None };
    let mut writer = pdf.embedded_file(stream, packed.as_deref().unwrap_or(file.bytes));
    if packed.is_some() {
        writer.filter(Filter::FlateDecode);
    }
    writer.subtype(Name(file.media_type.as_bytes()));
    let size = i32::try_from(file.bytes.len()).unwrap_or(i32::MAX);
    writer.params().size(size).modification_date(pdf_date(created));
    writer.finish();

    let mut writer = pdf.file_spec(specification);
    let plain: Vec<u8> =
        file.name.chars().map(|c| if c.is_ascii_graphic() { c as u8 } else { b'_' }).collect();
    writer.path(Str(&plain)).unic_file(TextStr(file.name)).embedded_file_with_unicode(stream);
    writer.association_kind(match file.relation {
        Relation::Data => AssociationKind::Data,
        Relation::Attachment => AssociationKind::Supplement,
    });
    if !file.description.is_empty() {
        writer.description(TextStr(file.description));
    }
    writer.finish();
    specification
}

#[expect(clippy::too_many_arguments, reason = "one step of `write`, split off to be read")]
fn write_catalog(
    pdf: &mut Pdf,
    catalog: Ref,
    about: &About<'_>,
    tree: Ref,
    root: Ref,
    metadata: Ref,
    profile: Ref,
    outline: Option<Ref>,
    embedded: &[Ref],
) {
    let mut writer = pdf.catalog(catalog);
    writer.pages(tree).metadata(metadata).lang(TextStr(about.language.tag()));
    writer.pair(Name(b"StructTreeRoot"), root);
    writer.mark_info().marked(true);
    writer.viewer_preferences().display_doc_title(true);
    if let Some(outline) = outline {
        writer.outlines(outline);
    }
    let mut intents = writer.output_intents();
    let mut intent = intents.push();
    intent.subtype(OutputIntentSubtype::PDFA).dest_output_profile(profile);
    intent.output_condition_identifier(TextStr("sRGB")).info(TextStr("sRGB IEC61966-2.1"));
    intent.finish();
    intents.finish();
    if !embedded.is_empty() {
        let mut names = writer.names();
        let mut tree = names.embedded_files();
        let mut entries = tree.names();
        for (number, file) in embedded.iter().enumerate() {
            // Sorted and unique whatever the files are called.
            entries.insert(Str(format!("{number:04}").as_bytes()), *file);
        }
        entries.finish();
        tree.finish();
        names.finish();
        writer.insert(Name(b"AF")).array().items(embedded.iter().copied());
    }
}

fn write_info(pdf: &mut Pdf, id: Ref, about: &About<'_>) {
    let mut writer = pdf.document_info(id);
    writer.title(TextStr(about.title)).author(TextStr(about.author));
    writer.creator(TextStr(PRODUCER)).producer(TextStr(PRODUCER));
    writer.creation_date(pdf_date(about.created)).modified_date(pdf_date(about.created));
}

fn xmp(about: &About<'_>) -> String {
    let created = xmp_date(about.created);
    let mut xmp = XmpWriter::new();
    xmp.pdfa_part(3).pdfa_conformance("A").pdfua_part(1);
    xmp.title([(None, about.title)]).creator([about.author]).language([LangId(about.language.tag())]);
    xmp.format("application/pdf").producer(PRODUCER).creator_tool(PRODUCER);
    xmp.create_date(created).modify_date(created);
    // PDF/A does not know `pdfuaid`: the file must describe it itself.
    xmp.extension_schemas().pdfua_id().properties().describe_part();
    xmp.finish(None)
}

fn pdf_date(moment: Timestamp) -> Date {
    let utc = moment.to_zoned(TimeZone::UTC);
    let part = |value: i8| u8::try_from(value).unwrap_or(0);
    Date::new(u16::try_from(utc.year()).unwrap_or(0))
        .month(part(utc.month()))
        .day(part(utc.day()))
        .hour(part(utc.hour()))
        .minute(part(utc.minute()))
        .second(part(utc.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn xmp_date(moment: Timestamp) -> DateTime {
    let utc = moment.to_zoned(TimeZone::UTC);
    let part = |value: i8| u8::try_from(value).unwrap_or(0);
    DateTime::new(
        u16::try_from(utc.year()).unwrap_or(0),
        part(utc.month()),
        part(utc.day()),
        part(utc.hour()),
        part(utc.minute()),
        part(utc.second()),
        Timezone::Utc,
    )
}
