//! Waking those who wait for a change. A wake-up carries no data: changes are always read from the database.

use tokio::sync::watch;

/// The number of the last change that this process knows of, and whether waiting is over.
#[derive(Debug)]
pub struct Feed {
    last: watch::Sender<(u64, bool)>,
}

impl Feed {
    pub fn new(last: u64) -> Self {
        Self { last: watch::Sender::new((last, false)) }
    }

    /// There are changes up to this number.
    pub fn wake(&self, sequence: u64) {
        self.last.send_modify(|(last, _)| *last = sequence.max(*last));
    }

    /// Waiting is over.
    pub fn stop(&self) {
        self.last.send_modify(|(_, stopped)| *stopped = true);
    }

    /// Whether waiting is over.
    pub fn is_stopped(&self) -> bool {
        self.last.borrow().1
    }

    /// Waits until there is a change after this number, or waiting is over.
    pub async fn beyond(&self, sequence: u64) {
        let mut last = self.last.subscribe();
        // The sender lives as long as the core, and with it every request.
        let _ = last.wait_for(|(last, stopped)| *last > sequence || *stopped).await;
    }
}
