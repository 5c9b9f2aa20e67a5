//! Serving to a browser: nobody gets in without the one-time link, by another name, or from another site.

#![expect(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it should be")]

use std::sync::Arc;

use api::core::{Core as Description, Host};
use reqwest::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, COOKIE, ETAG, HOST, IF_NONE_MATCH, ORIGIN, SET_COOKIE,
};
use reqwest::{Client, Method, StatusCode};
use server::Core;
use server::http::{Links, Options, ServeError, Server};
use test_support::{TestDatabase, settings};
use tokio::sync::oneshot;

struct Served {
    base: String,
    links: Links,
    http: Client,
    stop: Option<oneshot::Sender<()>>,
    done: tokio::task::JoinHandle<Result<(), ServeError>>,
    _database: TestDatabase,
}

impl Served {
    async fn start() -> Self {
        let database = TestDatabase::sqlite();
        let core = Core::open(&database.location, server::Settings { host: Host::Served, ..settings() }).await.unwrap();
        let assets = Arc::new(|path: &str| {
            let bytes: Option<Vec<u8>> = match path {
                "index.html" => Some(b"<!doctype html>".to_vec()),
                "app-0123456789abcdef.js" => Some(b"let x;".repeat(1_000)),
                _ => None,
            };
            bytes.map(Into::into)
        });
        let options = Options { address: ([127, 0, 0, 1], 0).into(), assets };
        let server = Server::bind(&core, options).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let (base, links) = (format!("http://{}", server.address()), server.links());
        let done = tokio::spawn(server.run(async { drop(stopped.await) }));
        let http = Client::builder().build().unwrap();
        Self { base, links, http, stop: Some(stop), done, _database: database }
    }

    /// Opens a session through a new link and gives its cookie.
    async fn cookie(&self) -> String {
        let answer = self.http.get(self.links.issue()).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "a new link opens");
        let cookie = answer.headers().get(SET_COOKIE).unwrap().to_str().unwrap().to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        cookie.split(';').next().unwrap().to_owned()
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// Every method and path of the list, and what is served beside it.
fn routes() -> Vec<(Method, String)> {
    let mut routes: Vec<(Method, String)> = ["/", "/index.html", "/anything", "/api/openapi.json", "/api/nowhere"]
        .map(|path| (Method::GET, path.to_owned()))
        .into();
    macro_rules! collect {
        ($($module:ident :: $name:ident),* $(,)?) => {$(
            let path = <api::$module::$name as api::Operation>::PATH;
            let method = <api::$module::$name as api::Operation>::METHOD.word();
            let path = path.replace("{id}", "019a0000-0000-7000-8000-000000000000");
            routes.push((Method::from_bytes(method.as_bytes()).unwrap(), path));
        )*};
    }
    api::operations!(collect);
    routes
}

#[tokio::test]
async fn a_stranger_is_refused_on_every_route() {
    let served = Served::start().await;
    let cookie = served.cookie().await;
    let port = served.base.rsplit(':').next().unwrap().to_owned();
    let routes = routes();
    assert!(routes.len() > 30, "the list and the screens");
    for (method, path) in routes {
        let ask = || served.http.request(method.clone(), served.at(&path));
        let own = |request: reqwest::RequestBuilder| request.header(ORIGIN, &served.base);
        let status = |request: reqwest::RequestBuilder| async { request.send().await.unwrap().status() };

        assert_eq!(status(own(ask())).await, StatusCode::UNAUTHORIZED, "{method} {path}: no cookie");
        let guessed = format!("dharma_{port}={}", "0".repeat(64));
        assert_eq!(
            status(own(ask()).header(COOKIE, guessed)).await,
            StatusCode::UNAUTHORIZED,
            "{path}: another cookie"
        );
        for host in ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1:1".to_owned()] {
            let answer = status(own(ask()).header(COOKIE, &cookie).header(HOST, &host)).await;
            assert_eq!(answer, StatusCode::MISDIRECTED_REQUEST, "{method} {path}: called `{host}`");
        }
        for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"] {
            let answer = status(ask().header(COOKIE, &cookie).header(ORIGIN, origin)).await;
            assert_eq!(answer, StatusCode::FORBIDDEN, "{method} {path}: from `{origin}`");
        }
        if method != Method::GET {
            let answer = status(ask().header(COOKIE, &cookie)).await;
            assert_eq!(answer, StatusCode::FORBIDDEN, "{method} {path}: a write that does not say where it is from");
        }
    }
}

#[tokio::test]
async fn the_link_opens_once() {
    let served = Served::start().await;
    let link = served.links.issue();
    assert_eq!(served.http.get(&link).send().await.unwrap().status(), StatusCode::OK);
    let again = served.http.get(&link).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::FORBIDDEN);
    assert!(again.headers().get(SET_COOKIE).is_none(), "nothing opens");
    let guessed = served.http.get(served.at("/open?token=")).send().await.unwrap();
    assert_eq!(guessed.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_reaches_the_operations_and_the_screens() {
    let served = Served::start().await;
    let cookie = served.cookie().await;
    let get = |path: &str| served.http.get(served.at(path)).header(COOKIE, &cookie);
    let answer = get("/api/core").send().await.unwrap();
    let policy = answer.headers().get(CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(answer.headers().get(CACHE_CONTROL).unwrap(), "no-store");
    let core: Description = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    assert_eq!(core.host, Host::Served);

    for path in ["/", "/blueprints/some/place"] {
        let page = get(path).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::OK, "{path} shows the page");
        assert_eq!(page.headers().get(CACHE_CONTROL).unwrap(), "no-cache");
    }
    let script = get("/app-0123456789abcdef.js").header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(script.headers().get(CONTENT_ENCODING).unwrap(), "gzip");
    assert_eq!(script.headers().get(CACHE_CONTROL).unwrap(), "no-cache", "asked for again, and answered by its tag");
    let tag = script.headers().get(ETAG).unwrap().clone();
    let again = get("/app-0123456789abcdef.js").header(IF_NONE_MATCH, tag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    for path in ["/missing.js", "/api/nowhere", "/..%2fsecret.txt"] {
        assert_eq!(get(path).send().await.unwrap().status(), StatusCode::NOT_FOUND, "{path}");
    }
    let other = served.http.delete(served.at("/api/core")).header(COOKIE, &cookie).header(ORIGIN, &served.base);
    assert_eq!(other.send().await.unwrap().status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn only_this_machine_is_served() {
    let database = TestDatabase::sqlite();
    let core = Core::open(&database.location, settings()).await.unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let options = Options { address: address.parse().unwrap(), assets: Arc::new(|_| None) };
        let refused = Server::bind(&core, options).await.err().expect("others could reach it");
        assert!(matches!(refused, ServeError::NotLoopback(_)), "{refused}");
    }
}

#[tokio::test]
async fn stopping_answers_those_who_wait() {
    let mut served = Served::start().await;
    let cookie = served.cookie().await;
    let waiting = served.http.get(served.at("/api/changes?wait_ms=30000")).header(COOKIE, &cookie).send();
    let waiting = tokio::spawn(waiting);
    // The long wait has begun when another request, sent after it, has been answered.
    served.http.get(served.at("/api/core")).header(COOKIE, &cookie).send().await.unwrap();
    served.stop.take().unwrap().send(()).unwrap();
    served.done.await.unwrap().unwrap();
    assert!(waiting.await.unwrap().is_ok_and(|answer| answer.status() == StatusCode::OK), "it was answered");
}
