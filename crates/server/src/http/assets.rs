//! The files of the screens, as the caller has them: from a folder, or inside the program.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use domain::Digest;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

/// Gives the bytes of a file of the screens by its path (`index.html`, `ui_bg.wasm`), if there is one.
pub type Source = Arc<dyn Fn(&str) -> Option<Cow<'static, [u8]>> + Send + Sync>;

/// The page that every path without a file of its own shows.
const PAGE: &str = "index.html";
/// Smaller files are sent as they are.
const WORTH_COMPRESSING: usize = 1_024;

/// The files, with what was compressed already.
#[derive(Clone)]
pub struct Assets {
    source: Source,
    compressed: Arc<Mutex<HashMap<Digest, Bytes>>>,
}

impl Assets {
    /// Files from a source.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self { source, compressed: Arc::default() }
    }

    /// Answers a request for a file.
    pub async fn answer(self, request: Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let plain = !path.split('/').any(|segment| matches!(segment, "" | "." | "..")) && !path.contains(['\\', '%']);
        let found = if plain { (self.source)(&path) } else { None };
        let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
        let (path, bytes) = match found {
            Some(bytes) => (path, bytes),
            None if is_page => match (self.source)(PAGE) {
                Some(bytes) => (PAGE.to_owned(), bytes),
                None => return (StatusCode::NOT_FOUND, "the screens are not built").into_response(),
            },
            None => return StatusCode::NOT_FOUND.into_response(),
        };
        let headers = request.into_parts().0.headers;
        // Compressing megabytes takes a while; the other requests go on.
        tokio::task::spawn_blocking(move || self.respond(&path, bytes, &headers))
            .await
            .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    fn respond(&self, path: &str, bytes: Cow<'static, [u8]>, asked: &HeaderMap) -> Response {
        let digest = Digest::of(&bytes);
        let tag = format!("\"{}\"", digest.short());
        let mut response = if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str()) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let accepts_gzip = accepted.split([',', ';', ' ']).any(|word| word == "gzip");
            let is_packed = matches!(kind.type_().as_str(), "image" | "font") && !path.ends_with(".svg");
            let worth = bytes.len() > WORTH_COMPRESSING && !is_packed;
            let is_smaller = worth && accepts_gzip;
            let body = if is_smaller { self.gzip(digest, &bytes) } else { Bytes::from(bytes.into_owned()) };
            let mut response = Body::from(body).into_response();
            if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            if is_smaller {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    fn gzip(&self, digest: Digest, bytes: &[u8]) -> Bytes {
        if let Some(done) = self.compressed.lock().unwrap_or_else(PoisonError::into_inner).get(&digest) {
            return done.clone();
        }
        let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
        let done = encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or_else(|_| Bytes::new(), Bytes::from);
        self.compressed.lock().unwrap_or_else(PoisonError::into_inner).insert(digest, done.clone());
        done
    }
}
