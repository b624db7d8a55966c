//! Routes that remember their paths, so that a test can go through all of them.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::MethodRouter;

use crate::web::limit;
use crate::web::state::State;

/// A set of routes with their paths.
#[derive(Default)]
pub struct Routes {
    router: Router<State>,
    with_files: Router<State>,
    paths: Vec<&'static str>,
}

impl Routes {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a path: `/requests/{reference}`.
    #[must_use]
    pub fn at(mut self, path: &'static str, methods: MethodRouter<State>) -> Self {
        self.router = self.router.route(path, methods);
        self.paths.push(path);
        self
    }

    /// Adds a path that takes forms with files, as large as the settings allow.
    #[must_use]
    pub fn at_with_files(mut self, path: &'static str, methods: MethodRouter<State>) -> Self {
        self.with_files = self.with_files.route(path, methods);
        self.paths.push(path);
        self
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.with_files = self.with_files.merge(other.with_files);
        self.paths.extend(other.paths);
        self
    }

    #[must_use]
    pub fn paths(&self) -> &[&'static str] {
        &self.paths
    }

    /// `upload_limit`: bytes of a form with files.
    pub(crate) fn into_router(self, upload_limit: usize) -> Router<State> {
        let uploads = DefaultBodyLimit::max(upload_limit);
        self.router.layer(DefaultBodyLimit::max(limit::FORM)).merge(self.with_files.layer(uploads))
    }
}
