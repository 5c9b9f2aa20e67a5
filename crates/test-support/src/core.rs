//! A core with a clock that stands and ids that are the same in every run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use api::client::Stamp;
use api::core::Host;
use api::{Effect, Operation, Problem, client, wire};
use domain::ids::IdempotencyKey;
use domain::{Digest, Timestamp};
use server::{Core, Edge, Settings};

use crate::TestDatabase;

/// The instant at which every test takes place: 2026-01-02T03:04:05Z.
pub const NOW: Timestamp = Timestamp::from_micros(1_767_323_045_000_000);

/// A core on a database of one test.
pub struct TestCore {
    /// The core.
    pub core: Core,
    /// Its database.
    pub database: TestDatabase,
    /// A caller of its operations.
    pub client: Client,
}

/// Calls operations with their types. All clones draw their ids from the same run.
#[derive(Clone)]
pub struct Client {
    core: Core,
    ids: Ids,
}

/// Ids one after another, the same in every run.
#[derive(Debug, Clone)]
pub struct Ids {
    seed: u64,
    next: Arc<AtomicU64>,
}

impl TestCore {
    /// A core on a database.
    pub async fn open(database: TestDatabase) -> Self {
        let core = Core::open(&database.location, settings()).await.expect("a core opens on a new database");
        Self { client: Client::new(&core, 1), core, database }
    }

    /// A core on a new SQLite file.
    pub async fn sqlite() -> Self {
        Self::open(TestDatabase::sqlite()).await
    }

    /// Closes the core and opens another one on the same database.
    pub async fn reopen(self) -> Self {
        let Self { core, database, client } = self;
        drop(client.core);
        core.close().await;
        let core = Core::open(&database.location, settings()).await.expect("a core opens again");
        let client = Client { core: core.clone(), ids: client.ids };
        Self { core, database, client }
    }
}

/// Settings of a core in a test.
#[must_use]
pub fn settings() -> Settings {
    Settings { host: Host::Embedded, person: "Ada".to_owned(), edge: edge() }
}

/// Time that stands, and randomness that anybody could foresee.
#[must_use]
pub fn edge() -> Edge {
    let ids = Ids { seed: 7, next: Arc::default() };
    Edge {
        now: Arc::new(|| NOW),
        random: Arc::new(move |bytes| {
            for chunk in bytes.chunks_mut(10) {
                let random = ids.next_bytes();
                chunk.copy_from_slice(random.get(..chunk.len()).unwrap_or_default());
            }
        }),
        reached: Arc::new(|_| {}),
    }
}

impl Ids {
    /// Ids of another run for each seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, next: Arc::default() }
    }

    /// Ten bytes that stand for random ones.
    #[must_use]
    pub fn next_bytes(&self) -> [u8; 10] {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        let digest = Digest::of_parts([self.seed.to_be_bytes().as_slice(), &next.to_be_bytes()]);
        let mut bytes = [0; 10];
        bytes.copy_from_slice(digest.as_bytes().get(..10).unwrap_or_default());
        bytes
    }
}

impl Client {
    /// A caller of a core.
    #[must_use]
    pub fn new(core: &Core, seed: u64) -> Self {
        Self { core: core.clone(), ids: Ids::new(seed) }
    }

    /// The ids that it draws from.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.ids
    }

    /// A stamp for a new write.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { key: IdempotencyKey::new(NOW, self.ids.next_bytes()), made_at: NOW }
    }

    /// Calls an operation; a write gets a new stamp.
    ///
    /// # Errors
    /// The problem that the core answered with.
    pub async fn call<O: Operation>(&self, request: &O::Request) -> Result<O::Response, Problem> {
        let stamp = matches!(O::EFFECT, Effect::Write { .. }).then(|| self.stamp());
        client::response::<O>(&self.send::<O>(request, stamp).await)
    }

    /// Calls an operation and gives the answer as it came.
    pub async fn send<O: Operation>(&self, request: &O::Request, stamp: Option<Stamp>) -> wire::Response {
        let request = client::request::<O>(request, stamp).expect("requests of tests can be sent");
        self.core.call(request).await
    }
}
