//! The structure tree of a tagged PDF (ISO 32000-1, 14.7; ISO 14289-1).

use pdf_writer::types::{ListNumbering, StructRole, TableHeaderScope};
use pdf_writer::{Chunk, Finish as _, Rect, Ref, TextStr};

/// What an element is. The name is the standard structure type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Document,
    Section,
    Division,
    /// 1 to 6.
    Heading(u8),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    Row,
    RowHeader,
    ColumnHeader,
    Cell,
    Figure,
}

impl Role {
    /// The tag on marked content.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Division => "Div",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::RowHeader | Self::ColumnHeader => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
        }
    }

    const fn standard(self) -> StructRole {
        match self {
            Self::Document => StructRole::Document,
            Self::Section => StructRole::Sect,
            Self::Division => StructRole::Div,
            Self::Heading(1) => StructRole::H1,
            Self::Heading(2) => StructRole::H2,
            Self::Heading(3) => StructRole::H3,
            Self::Heading(4) => StructRole::H4,
            Self::Heading(5) => StructRole::H5,
            Self::Heading(_) => StructRole::H6,
            Self::Paragraph => StructRole::P,
            Self::List => StructRole::L,
            Self::Item => StructRole::LI,
            Self::Label => StructRole::Lbl,
            Self::Body => StructRole::LBody,
            Self::Table => StructRole::Table,
            Self::Row => StructRole::TR,
            Self::RowHeader | Self::ColumnHeader => StructRole::TH,
            Self::Cell => StructRole::TD,
            Self::Figure => StructRole::Figure,
        }
    }
}

/// Index of an element in its tree.
pub type ElementId = usize;

struct Element {
    role: Role,
    parent: ElementId,
    children: Vec<Child>,
    figure: Option<Figure>,
}

struct Figure {
    alternative: String,
    bounds: Rect,
}

enum Child {
    Element(ElementId),
    Content { page: usize, mcid: usize },
}

/// Number 0 is the `Document`.
pub struct Tags {
    elements: Vec<Element>,
    /// Per page, by MCID: the element the content belongs to.
    owners: Vec<Vec<ElementId>>,
}

impl Tags {
    pub fn new() -> Self {
        let root = Element { role: Role::Document, parent: 0, children: Vec::new(), figure: None };
        Self { elements: vec![root], owners: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.elements.len()
    }

    pub fn role(&self, id: ElementId) -> Role {
        self.elements[id].role
    }

    pub fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = self.elements.len();
        self.elements.push(Element { role, parent, children: Vec::new(), figure: None });
        self.elements[parent].children.push(Child::Element(id));
        id
    }

    pub fn describe_figure(&mut self, id: ElementId, alternative: String, bounds: Rect) {
        self.elements[id].figure = Some(Figure { alternative, bounds });
    }

    /// Takes the next MCID of a page for that element.
    pub fn content(&mut self, id: ElementId, page: usize) -> usize {
        if self.owners.len() <= page {
            self.owners.resize_with(page + 1, Vec::new);
        }
        let mcid = self.owners[page].len();
        self.owners[page].push(id);
        self.elements[id].children.push(Child::Content { page, mcid });
        mcid
    }

    /// Writes the elements as objects from `first` on; gives the root element and the parent tree.
    pub fn write(&self, chunk: &mut Chunk, root: Ref, next: &mut i32, pages: &[Ref]) -> (Ref, Vec<Ref>) {
        let first = *next;
        let object = |id: ElementId| Ref::new(first + i32::try_from(id).expect("fewer than 2^31 elements"));
        *next = object(self.elements.len()).get();
        for (id, element) in self.elements.iter().enumerate() {
            let mut writer = chunk.struct_element(object(id));
            writer.kind(element.role.standard());
            writer.parent(if id == 0 { root } else { object(element.parent) });
            let page = element.children.iter().find_map(|child| match child {
                Child::Content { page, .. } => Some(*page),
                Child::Element(_) => None,
            });
            if let Some(page) = page {
                writer.page(pages[page]);
            }
            let mut children = writer.children();
            for child in &element.children {
                match child {
                    Child::Element(id) => {
                        children.struct_element(object(*id));
                    }
                    Child::Content { page: on, mcid } if Some(*on) == page => {
                        children.marked_content_id(i32::try_from(*mcid).expect("a page is finite"));
                    }
                    Child::Content { page, mcid } => {
                        let mcid = i32::try_from(*mcid).expect("a page is finite");
                        children.marked_content_ref().page(pages[*page]).marked_content_id(mcid);
                    }
                }
            }
            children.finish();
            attributes(&mut writer, element);
        }
        let parents = self
            .owners
            .iter()
            .map(|owners| {
                let id = Ref::new(*next);
                *next += 1;
                chunk.indirect(id).array().items(owners.iter().map(|owner| object(*owner)));
                id
            })
            .collect();
        (object(0), parents)
    }
}

fn attributes(writer: &mut pdf_writer::writers::StructElement<'_>, element: &Element) {
    match element.role {
        Role::RowHeader => {
            writer.attributes().push().table().scope(TableHeaderScope::Row);
        }
        Role::ColumnHeader => {
            writer.attributes().push().table().scope(TableHeaderScope::Column);
        }
        Role::List => {
            writer.attributes().push().list().list_numbering(ListNumbering::None);
        }
        _ => {}
    }
    if let Some(Figure { alternative, bounds }) = &element.figure {
        writer.alt(TextStr(alternative));
        writer.attributes().push().layout().bbox(*bounds);
    }
}
