//! The pages of the guides.

use askama::Template;

use crate::web::help::guide::{self, Guide};
use crate::web::help::markdown::Text;
use crate::web::page::Frame;

#[derive(Template)]
#[template(path = "help/overview.html")]
pub struct OverviewPage {
    pub frame: Frame,
}

/// One line of the overview.
struct Line {
    path: &'static str,
    title: &'static str,
    about: String,
}

impl OverviewPage {
    fn lines(&self) -> Vec<Line> {
        let language = self.frame.language;
        let line = |guide: Guide| Line {
            path: guide.path(language),
            title: &guide.text(language).title,
            about: self.frame.t(&format!("help-for-{}", guide.code())),
        };
        Guide::ALL.into_iter().map(line).collect()
    }
}

#[derive(Template)]
#[template(path = "help/guide.html")]
pub struct GuidePage {
    pub frame: Frame,
    pub guide: Guide,
}

impl GuidePage {
    fn text(&self) -> &'static Text {
        self.guide.text(self.frame.language)
    }

    fn overview(&self) -> &'static str {
        guide::overview(self.frame.language)
    }
}
