//! A file of the page: compressed once, and sent again only where it changed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use flate2::Compression;
use flate2::write::GzEncoder;

pub(crate) struct Asset {
    kind: &'static str,
    plain: Bytes,
    gzip: Option<Bytes>,
    tag: String,
}

impl Asset {
    pub(crate) fn new(kind: &'static str, text: impl Into<String>) -> Self {
        let plain = text.into();
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        let gzip = gzip.write_all(plain.as_bytes()).and_then(|()| gzip.finish()).ok().map(Bytes::from);
        Asset { kind, plain: plain.into(), gzip, tag: format!("\"{:016x}\"", hasher.finish()) }
    }

    pub(crate) fn route<S: Clone + Send + Sync + 'static>(self) -> MethodRouter<S> {
        let asset = Arc::new(self);
        get(move |headers: HeaderMap| async move { asset.answer(&headers) })
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let said = |name| asked.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let head = [(header::ETAG, self.tag.clone()), (header::CONTENT_TYPE, self.kind.into()), (header::VARY, "accept-encoding".into())];
        if said(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim() == self.tag) {
            return (StatusCode::NOT_MODIFIED, head).into_response();
        }
        match &self.gzip {
            Some(gzip) if said(header::ACCEPT_ENCODING).contains("gzip") => {
                (head, [(header::CONTENT_ENCODING, "gzip")], gzip.clone()).into_response()
            }
            _ => (head, self.plain.clone()).into_response(),
        }
    }
}
