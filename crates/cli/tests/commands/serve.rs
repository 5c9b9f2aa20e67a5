//! `dharma serve`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};

use serde_json::{Value, json};

use crate::place::Place;
use crate::run::{command, dharma};

/// A server that is running; killed with the test that forgets it.
struct Serving {
    child: Child,
    errors: BufReader<ChildStderr>,
    said: Value,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Ended already where all went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer to a request.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Serving {
    fn start(place: &Place) -> Self {
        let mut command = command();
        command.args(["serve", "--json", "--port", "0", "--database"]).arg(place.path().join("workspace.db"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (out, errors) = (child.stdout.take().unwrap(), BufReader::new(child.stderr.take().unwrap()));
        let said = serde_json::Deserializer::from_reader(out).into_iter().next();
        let said = said.unwrap_or_else(|| panic!("it ended without a word")).unwrap();
        Self { child, errors, said }
    }

    fn address(&self) -> &str {
        self.said["address"].as_str().unwrap()
    }

    /// The target of the link.
    fn link(&self) -> &str {
        self.said["link"].as_str().unwrap().strip_prefix(&format!("http://{}", self.address())).unwrap()
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address()).unwrap()
    }

    fn ask(&self, head: &str) -> Answer {
        let mut stream = self.connect();
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").unwrap();
        answer(&mut stream)
    }

    fn get(&self, target: &str, more: &str) -> Answer {
        self.ask(&format!("GET {target} HTTP/1.1\r\nHost: {}{more}", self.address()))
    }

    /// Opens the link, as a browser does.
    fn session(&self) -> String {
        let opened = self.get(self.link(), "");
        let cookie = opened.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.unwrap_or_else(|| panic!("no session: {opened:?}"));
        cookie.split(';').next().unwrap().to_owned()
    }

    fn signal(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }
}

fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer { status: status.unwrap(), head: head.to_ascii_lowercase(), body: body.to_owned() }
}

#[test]
fn the_link_opens_the_screens_once() {
    let place = Place::empty();
    let serving = Serving::start(&place);
    assert_eq!(serving.get("/", "").status, 401, "without a session there are no screens");
    let session = serving.session();
    let page = serving.get("/", &format!("\r\nCookie: {session}"));
    assert_eq!(page.status, 200, "{page:?}");
    assert!(page.body.contains("IAC Dharma"), "{page:?}");
    assert_eq!(serving.get(serving.link(), "").status, 403, "a second time the link is worth nothing");
    let core = serving.get("/api/blueprints", &format!("\r\nCookie: {session}"));
    assert_eq!(core.status, 200, "{core:?}");
}

#[test]
fn only_this_machine_is_answered_and_only_under_its_own_name() {
    let place = Place::empty();
    let serving = Serving::start(&place);
    let session = serving.session();
    let port = serving.address().rsplit_once(':').unwrap().1.to_owned();
    assert!(serving.address().starts_with("127.0.0.1:"), "{}", serving.address());
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("evil.example:{port}"), 421),
        ("127.0.0.1".to_owned(), 421),
        (String::new(), 421),
    ] {
        let answer = serving.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {session}"));
        assert_eq!(answer.status, status, "Host `{host}`: {answer:?}");
    }
    let write = format!("PUT /api/settings HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {session}");
    for origin in ["http://evil.example", "null"] {
        let answer = serving.ask(&format!("{write}\r\nOrigin: {origin}\r\nContent-Length: 0"));
        assert_eq!(answer.status, 403, "Origin `{origin}`: {answer:?}");
    }
}

/// All of 127.0.0.0/8 leads to this machine on Linux: a listener on every address would answer there.
#[cfg(target_os = "linux")]
#[test]
fn it_listens_on_the_loopback_address_alone() {
    let place = Place::empty();
    let serving = Serving::start(&place);
    let elsewhere = serving.address().replace("127.0.0.1", "127.0.0.2");
    let refused = TcpStream::connect(elsewhere).map(drop).map_err(|error| error.kind());
    assert_eq!(refused, Err(std::io::ErrorKind::ConnectionRefused));
}

#[cfg(unix)]
#[test]
fn asked_to_end_it_finishes_what_is_under_way() {
    for signal in ["-TERM", "-INT"] {
        let place = Place::empty();
        let mut serving = Serving::start(&place);
        let session = serving.session();
        let id = "01977000-0000-7000-8000-00000000000a";
        let body = json!({ "id": id, "name": "in time", "from": { "origin": "sample" } }).to_string();
        let mut stream = serving.connect();
        let address = serving.address();
        write!(
            stream,
            "POST /api/sa/blueprints HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {session}\r\n\
             Idempotency-Key: 01977000-0000-7000-8000-00000000000b\r\nMade-At: 1700000000000000\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
            body.len()
        )
        .unwrap();
        // The server asks for the body: from here on the request is under way.
        let mut ready = [0; 25];
        stream.read_exact(&mut ready).unwrap();
        assert_eq!(&ready, b"HTTP/1.1 100 Continue\r\n\r\n");
        serving.signal(signal);
        let mut heard = String::new();
        serving.errors.read_line(&mut heard).unwrap();
        assert!(heard.starts_with("note: finishing"), "{heard}");
        stream.write_all(body.as_bytes()).unwrap();
        let created = answer(&mut stream);
        assert_eq!(created.status, 200, "{signal}: {created:?}");
        assert_eq!(serving.child.wait().unwrap().code(), Some(0), "{signal} is a wish, not a failure");

        let again = Serving::start(&place);
        let session = again.session();
        let list = again.get("/api/blueprints", &format!("\r\nCookie: {session}"));
        assert!(list.body.contains(id), "what was answered is kept: {list:?}");
    }
}

#[cfg(unix)]
#[test]
fn asked_twice_it_ends_at_once_and_says_that_something_was_cut_short() {
    let place = Place::empty();
    let mut serving = Serving::start(&place);
    let session = serving.session();
    let mut stream = serving.connect();
    let address = serving.address();
    write!(
        stream,
        "PUT /api/settings HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {session}\r\n\
         Content-Length: 10\r\nExpect: 100-continue\r\n\r\n"
    )
    .unwrap();
    stream.read_exact(&mut [0; 25]).unwrap();
    serving.signal("-INT");
    let mut heard = String::new();
    serving.errors.read_line(&mut heard).unwrap();
    serving.signal("-INT");
    assert_eq!(serving.child.wait().unwrap().code(), Some(3));
    serving.errors.read_line(&mut heard).unwrap();
    assert!(heard.contains("error: ended before everything under way was finished"), "{heard}");
}

#[test]
fn a_port_that_is_taken_and_a_database_that_is_none_are_told() {
    let place = Place::with(&[("notes.db", b"this is not a database, whatever its name says; it is long enough")]);
    let serving = Serving::start(&place);
    let port = serving.address().rsplit_once(':').unwrap().1;
    let database = place.path().join("other.db");
    let run = dharma(["serve", "--port", port, "--database", database.to_str().unwrap()]);
    run.is_trouble(3, "cannot be had", "choose another one, or 0");
    let notes = place.path().join("notes.db");
    let run = dharma(["serve", "--port", "0", "--database", notes.to_str().unwrap()]);
    run.is_trouble(3, "cannot open", "--database");
    assert!(std::fs::read(&notes).unwrap().starts_with(b"this is not a database"), "and it is left as it was");
}
