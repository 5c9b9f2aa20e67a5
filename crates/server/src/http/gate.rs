//! Who gets in: the right Host (a foreign name that resolves to this machine is refused), the right Origin on
//! writes, and a session.

use std::net::SocketAddr;

use api::Problem;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::session::Links;
use crate::router::refuse;

/// The path of one-time links.
pub const OPEN: &str = "/open";

/// What the gate knows.
#[derive(Clone)]
pub struct Gate {
    pub links: Links,
    pub address: SocketAddr,
}

/// Lets a request through, or answers it.
pub async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let Some(host) = gate.host(request.headers()) else {
        return refuse(
            &Problem::new(421, "wrong-host", "this is not the name of this server")
                .hint("open the link that `dharma serve` printed"),
        );
    };
    if !gate.is_own(request.method(), request.headers(), &host) {
        return refuse(
            &Problem::new(403, "wrong-origin", "another site asked for this")
                .hint("open the link that `dharma serve` printed"),
        );
    }
    if request.uri().path() == OPEN {
        return gate.open(&request);
    }
    let sessions = cookies(request.headers(), &gate.cookie());
    if sessions.iter().any(|session| gate.links.is_open(session)) {
        return next.run(request).await;
    }
    if request.uri().path().starts_with("/api/") {
        let problem = Problem::new(401, "no-session", "there is no session")
            .hint("open a link that `dharma serve` printed; each opens one session");
        return refuse(&problem);
    }
    (StatusCode::UNAUTHORIZED, Html(STRANGER)).into_response()
}

impl Gate {
    /// The host asked for, if it is this server by one of its loopback names.
    fn host(&self, headers: &HeaderMap) -> Option<String> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = hosts.next()?.to_str().ok()?.to_ascii_lowercase();
        let port = self.address.port();
        let names = [self.address.to_string(), format!("localhost:{port}")];
        (hosts.next().is_none() && names.contains(&host)).then_some(host)
    }

    /// Whether a request comes from our own pages, or from no page at all where it only reads.
    fn is_own(&self, method: &Method, headers: &HeaderMap, host: &str) -> bool {
        let own = format!("http://{host}");
        match headers.get(header::ORIGIN).map(HeaderValue::to_str) {
            Some(origin) => origin.is_ok_and(|origin| origin.eq_ignore_ascii_case(&own)),
            None => matches!(*method, Method::GET | Method::HEAD),
        }
    }

    /// Opens a session through a one-time link.
    fn open(&self, request: &Request) -> Response {
        if request.method() != Method::GET {
            return refuse(&Problem::new(405, "no-such-operation", "a link is opened with GET"));
        }
        let query = request.uri().query().unwrap_or_default();
        let token = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "token");
        let session = token.and_then(|(_, token)| self.links.exchange(&token));
        let Some(session) = session else { return (StatusCode::FORBIDDEN, Html(USED)).into_response() };
        let cookie = format!("{}={session}; Path=/; HttpOnly; SameSite=Strict", self.cookie());
        // A page, and not a redirect: a browser that came from another site would not send a strict cookie along.
        ([(header::SET_COOKIE, cookie)], Html(OPENED)).into_response()
    }

    /// Cookies do not know ports; their name does.
    fn cookie(&self) -> String {
        format!("dharma_{}", self.address.port())
    }
}

fn cookies(headers: &HeaderMap, name: &str) -> Vec<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(other, _)| *other == name).map(|(_, value)| value.to_owned()).collect()
}

const OPENED: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>IAC Dharma</title>\
     <meta http-equiv=refresh content=\"0; url=/\"><a href=/>Open IAC Dharma</a>";

const USED: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>IAC Dharma</title>\
     <h1>This link was used or has expired</h1><p>Each link opens one session, within a quarter of an hour. \
     Ask <code>dharma serve</code> for another one.";

const STRANGER: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>IAC Dharma</title>\
     <h1>There is no session</h1><p>Open the link that <code>dharma serve</code> printed.";
