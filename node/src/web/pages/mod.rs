//! The frame of all pages: which there are and who may open them, how they look, in which language.
//!
//! ```text
//!  request ─► guard: session, language, access, origin ─► handler ─► Visit::page ─► frame ─► response
//! ```
//!
//! A route cannot be added without saying who may use it, and the guard decides before the handler
//! runs. Pages are forms and links; scripts only make them nicer.

mod assets;
mod fault;
pub mod form;
mod guard;
mod language;
mod layout;
mod link;
mod navigation;
mod origin;
mod visit;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    middleware,
    routing::{self, MethodRouter},
};
use tower_http::{compression::CompressionLayer, limit::RequestBodyLimitLayer};

pub use assets::asset;
pub use fault::Fault;
pub use language::{keep_language, local_path};
pub use link::link;
pub use navigation::member_path;
pub use origin::is_from_here;
pub use visit::{Acting, SESSION_COOKIE, SignedIn, Visit, add_cookie, host_cookie, see_other};

use super::server::BODY_BYTES;
use crate::app::Node;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever has signed in.
    SignedIn,
    /// Who acts for the member that the path names as `{member_ref}`.
    Member,
    /// Staff who ask the federation and look after members; administrators too.
    Matchmaker,
    /// Staff who run the node.
    Admin,
}

/// A route, for the test that walks them all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// Pages, and who may open each.
pub struct Pages {
    node: Arc<Node>,
    router: Router<Arc<Node>>,
    routes: Vec<Route>,
}

impl Pages {
    /// What every page needs: the files that it loads, and the choice of language.
    pub fn new(node: Arc<Node>) -> Self {
        let empty = Self {
            node,
            router: Router::new(),
            routes: Vec::new(),
        };
        empty
            .get("/assets/{name}", Access::Anyone, assets::serve)
            .post("/language", Access::Anyone, language::choose)
    }

    /// A page to be looked at. It changes nothing.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<Node>>,
        T: 'static,
    {
        self.add(Method::GET, path, access, routing::get(handler))
    }

    /// Takes a form. It answers with [`see_other`], or shows the form again with its mistakes. A page at
    /// the same path is to be added before it.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<Node>>,
        T: 'static,
    {
        self.add(Method::POST, path, access, routing::post(handler))
    }

    /// Takes a form with a file, where [`Pages::post`] takes no more than forms need. Browsers show no
    /// answer before they have sent everything; so of a file that is longer than `bytes` the handler
    /// gets up to four times as much, to be read to its end and dropped.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, access: Access, bytes: usize, handler: H) -> Self
    where
        H: Handler<T, Arc<Node>>,
        T: 'static,
    {
        // The limit here takes the place of the one that axum has of its own.
        let handler = routing::post(handler).layer(DefaultBodyLimit::disable());
        self.limited(Method::POST, path, access, 4 * bytes + BODY_BYTES, handler)
    }

    /// The pages of an area.
    #[must_use]
    pub fn with(self, area: impl FnOnce(Self) -> Self) -> Self {
        area(self)
    }

    fn add(
        self,
        method: Method,
        path: &'static str,
        access: Access,
        handler: MethodRouter<Arc<Node>>,
    ) -> Self {
        self.limited(method, path, access, BODY_BYTES, handler)
    }

    fn limited(
        mut self,
        method: Method,
        path: &'static str,
        access: Access,
        bytes: usize,
        handler: MethodRouter<Arc<Node>>,
    ) -> Self {
        let is_page = |route: &Route| route.path == path && route.method == Method::GET;
        let guard = guard::Guard {
            node: Arc::clone(&self.node),
            access,
            is_page: self.routes.iter().any(is_page),
        };
        // The guard stands before the limit: nobody who may not send has anything read.
        let handler = handler.layer(RequestBodyLimitLayer::new(bytes));
        let guarded = handler.layer(middleware::from_fn_with_state(guard, guard::guard));
        self.router = self.router.route(path, guarded);
        self.routes.push(Route {
            method,
            path,
            access,
        });
        self
    }

    /// The routes, in the order in which they were added.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The pages as a router, with a page for what there is not.
    pub fn into_router(self) -> Router {
        let guard = guard::Guard {
            node: Arc::clone(&self.node),
            access: Access::Anyone,
            is_page: false,
        };
        let nothing = Router::new()
            .fallback(async || Fault::NotFound)
            .layer(middleware::from_fn_with_state(guard, guard::guard));
        self.router
            .with_state(self.node)
            .fallback_service(nothing)
            .layer(CompressionLayer::new())
    }
}
