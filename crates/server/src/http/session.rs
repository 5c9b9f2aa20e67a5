//! One-time links, and the sessions that they open.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::Digest;
use subtle::ConstantTimeEq as _;
use tokio::time::Instant;

use crate::Edge;

/// How long a link waits to be opened.
const LINK_LIFE: Duration = Duration::from_secs(15 * 60);
/// How long a session lasts without a request.
const SESSION_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes links, and knows the sessions that they opened. All clones are the same.
#[derive(Clone)]
pub struct Links {
    edge: Edge,
    address: SocketAddr,
    secrets: Arc<Mutex<Secrets>>,
}

/// Secrets are kept by their digest: looking one up takes no time that depends on how much of it was guessed.
#[derive(Default)]
struct Secrets {
    links: HashMap<Digest, Instant>,
    sessions: HashMap<Digest, Instant>,
}

impl Links {
    pub(super) fn new(edge: Edge, address: SocketAddr) -> Self {
        Self { edge, address, secrets: Arc::default() }
    }

    /// A new link that opens the screens once, within a quarter of an hour.
    #[must_use]
    pub fn issue(&self) -> String {
        let token = self.secret();
        self.admit(&token);
        format!("http://{}/open?token={token}", self.address)
    }

    /// Lets a token that the caller made open the screens once.
    pub(super) fn admit(&self, token: &str) {
        self.secrets().links.insert(Digest::of(token.as_bytes()), Instant::now() + LINK_LIFE);
    }

    /// Exchanges the token of a link for the secret of a new session.
    pub(super) fn exchange(&self, token: &str) -> Option<String> {
        let expires = take(&mut self.secrets().links, token)?;
        if expires < Instant::now() {
            return None;
        }
        let session = self.secret();
        self.secrets().sessions.insert(Digest::of(session.as_bytes()), Instant::now() + SESSION_LIFE);
        Some(session)
    }

    /// Whether a session of this secret is open; if so, it stays open.
    pub(super) fn is_open(&self, session: &str) -> bool {
        let now = Instant::now();
        let mut secrets = self.secrets();
        secrets.sessions.retain(|_, expires| *expires > now);
        let Some(digest) = find(&secrets.sessions, session) else { return false };
        secrets.sessions.insert(digest, now + SESSION_LIFE);
        true
    }

    fn secrets(&self) -> MutexGuard<'_, Secrets> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn secret(&self) -> String {
        let mut bytes = [0; 32];
        (self.edge.random)(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn take(secrets: &mut HashMap<Digest, Instant>, secret: &str) -> Option<Instant> {
    let digest = find(secrets, secret)?;
    secrets.remove(&digest)
}

/// Compares with every secret, each in constant time.
fn find(secrets: &HashMap<Digest, Instant>, secret: &str) -> Option<Digest> {
    let wanted = Digest::of(secret.as_bytes());
    let mut found = None;
    for digest in secrets.keys() {
        if bool::from(digest.as_bytes().ct_eq(wanted.as_bytes())) {
            found = Some(*digest);
        }
    }
    found
}
