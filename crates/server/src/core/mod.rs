//! The core: opened on a database, called by request.

mod cancel;
pub mod examining;
mod feed;
mod machine;
pub mod opened;
mod reading;
mod repeats;
mod writing;

use std::path::Path;
use std::sync::Arc;

use api::core::Host;
use api::{Operation, Problem, wire};
use axum::Router;
use axum::body::Body;
use domain::ids::{IdempotencyKey, TenantId, UserId};
use domain::{Digest, Timestamp};
use http_body_util::BodyExt as _;
use storage::{Database, Location};
use tower::ServiceExt as _;
use uuid::Uuid;

pub use cancel::Cancel;
pub use examining::Examining;
pub use machine::person_of_this_machine;
pub use reading::Reading;
pub use writing::{Subject, Writing, Written};

use crate::{problem, router};

/// The one tenant of a core without accounts. The same everywhere, so that a database can change hands.
pub const LOCAL_TENANT: TenantId = TenantId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0001));
/// The one person of a core without accounts.
pub const LOCAL_USER: UserId = UserId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0002));

/// How long the answer of a write is kept for somebody who asks again: 30 days.
const KEPT_ANSWERS_MICROS: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// An open core. Cheap to clone; all clones are the same core.
#[derive(Clone)]
pub struct Core {
    state: Arc<State>,
    router: Router,
}

/// What a core is told when it is opened.
#[derive(Clone)]
pub struct Settings {
    /// Where it runs.
    pub host: Host,
    /// The person's display name; versions are signed with it.
    pub person: String,
    /// Where time and randomness come from.
    pub edge: Edge,
}

/// Time and randomness, which come from the edge of the program.
#[derive(Clone)]
pub struct Edge {
    /// The wall clock: when something was written down, as opposed to when it was made.
    pub now: Clock,
    /// Fills a slice with random bytes that nobody can foresee.
    pub random: Random,
    /// Told what a write has come to; does nothing, but in tests that crash there.
    pub reached: Reached,
}

/// What a write has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// Its rows are written and not committed.
    Written,
    /// All of the envelope is written and not committed.
    Recorded,
    /// It is committed, and nobody knows yet.
    Committed,
}

/// Is told what a write has come to.
pub type Reached = Arc<dyn Fn(Milestone) + Send + Sync>;

/// Gives the instant at which it is called.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Fills a slice with random bytes.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// A core that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its database cannot.
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// What all requests share. Handlers reach the database through their context alone.
pub struct State {
    database: Database,
    host: Host,
    person: String,
    edge: Edge,
    feed: feed::Feed,
    repeats: repeats::Repeats,
    opened: opened::Opened,
    shelf: examining::library::Shelf,
}

/// What is known of a request before it is handled.
#[derive(Debug, Clone)]
pub struct Call {
    /// The operation, and every byte that was asked.
    digest: Digest,
    /// Present on writes.
    key: Option<IdempotencyKey>,
    made_at: Option<Timestamp>,
}

impl Core {
    /// Opens a core on a database, which is created or brought up to date first.
    ///
    /// # Errors
    /// [`OpenError`] when the database cannot be opened or is from a newer version of the product.
    pub async fn open(location: &Location, settings: Settings) -> Result<Self, OpenError> {
        let database = Database::open(location).await?;
        let mut write = database.write().await?;
        let now = (settings.edge.now)();
        storage::tenant::ensure(&mut write, LOCAL_TENANT, "local", now).await?;
        let before = Timestamp::from_micros(now.as_micros().saturating_sub(KEPT_ANSWERS_MICROS));
        storage::outcome::sweep(&mut write, LOCAL_TENANT, before).await?;
        let last = storage::change::last(&mut write, LOCAL_TENANT).await?;
        write.commit().await?;
        let state = Arc::new(State {
            database,
            host: settings.host,
            person: settings.person,
            edge: settings.edge,
            feed: feed::Feed::new(last),
            repeats: repeats::Repeats::default(),
            opened: opened::Opened::default(),
            shelf: examining::library::Shelf::default(),
        });
        let router = router::router(state.clone());
        Ok(Self { state, router })
    }

    /// Opens the core of a desktop on a SQLite file.
    ///
    /// # Errors
    /// As [`Core::open`].
    pub async fn embedded(path: &Path, person: String, edge: Edge) -> Result<Self, OpenError> {
        Self::open(&Location::Sqlite(path.to_owned()), Settings { host: Host::Embedded, person, edge }).await
    }

    /// Opens a core on a SQLite file that a browser will be served from.
    ///
    /// # Errors
    /// As [`Core::open`].
    pub async fn served(path: &Path, person: String, edge: Edge) -> Result<Self, OpenError> {
        Self::open(&Location::Sqlite(path.to_owned()), Settings { host: Host::Served, person, edge }).await
    }

    /// Answers a request in process. Dropping the future gives the request up: a read stops, a write stops unless
    /// it has begun to change rows.
    pub async fn call(&self, request: wire::Request) -> wire::Response {
        let mut builder = http::Request::builder().method(request.method.as_str()).uri(&request.target);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let response = match builder.body(Body::from(request.body)) {
            Ok(request) => match self.router.clone().oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            },
            Err(error) => router::refuse(&problem::bad_request(error.to_string())),
        };
        let (head, body) = response.into_parts();
        let content_type = head.headers.get(http::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        match body.collect().await {
            Ok(body) => wire::Response { status: head.status.as_u16(), content_type, body: body.to_bytes().into() },
            Err(_) => wire::Response {
                status: 500,
                content_type: "application/problem+json".to_owned(),
                body: serde_json::to_vec(&problem::internal()).unwrap_or_default(),
            },
        }
    }

    /// The routes of the operations, for a host that speaks HTTP.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Where time and randomness come from.
    #[must_use]
    pub fn edge(&self) -> &Edge {
        &self.state.edge
    }

    /// Lets requests that wait for something end at once; others go on.
    pub fn stop_waiting(&self) {
        self.state.feed.stop();
    }

    /// Closes the database after what is under way has ended.
    pub async fn close(self) {
        self.stop_waiting();
        self.state.database.close().await;
    }
}

impl State {
    /// A number that tells one loaded document from all others.
    fn peer(&self) -> u64 {
        let mut bytes = [0; 8];
        (self.edge.random)(&mut bytes);
        // The highest number is not a peer's.
        u64::from_be_bytes(bytes) >> 1
    }
}

impl Call {
    /// Reads what a request says about itself.
    pub(crate) fn new<O: Operation>(
        path: &[(String, String)],
        query: &str,
        body: &[u8],
        key: Option<String>,
        made_at: Option<String>,
    ) -> Result<Self, Problem> {
        let mut parts: Vec<&[u8]> = vec![O::ID.as_bytes(), query.as_bytes(), body];
        parts.extend(path.iter().map(|(_, value)| value.as_bytes()));
        let digest = Digest::of_parts(parts);
        let key = key.map(|key| key.parse().map_err(|_| problem::bad_request("the idempotency key is no UUID")));
        let made_at = made_at.map(|micros| {
            let micros = micros.parse().map_err(|_| problem::bad_request("`made-at` is no number of microseconds"))?;
            Ok::<_, Problem>(Timestamp::from_micros(micros))
        });
        Ok(Self { digest, key: key.transpose()?, made_at: made_at.transpose()? })
    }
}
