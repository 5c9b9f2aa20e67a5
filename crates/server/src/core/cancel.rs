//! Giving up: a request that nobody waits for any more stops its computation.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use api::Problem;

use crate::problem;

/// Says whether a request was given up. Long computations ask now and then.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    flag: Arc<AtomicBool>,
}

/// Gives the request up when it is dropped.
#[derive(Debug)]
pub struct GiveUpOnDrop(Cancel);

impl Cancel {
    /// Whether the request was given up.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.flag.load(Ordering::Relaxed)
    }

    /// The flag itself, for computations that know nothing of requests.
    #[must_use]
    pub fn flag(&self) -> &AtomicBool {
        &self.flag
    }

    /// Gives the request up when what is returned is dropped.
    #[must_use]
    pub fn on_drop(&self) -> GiveUpOnDrop {
        GiveUpOnDrop(self.clone())
    }

    /// Runs a computation beside the requests. Where the request is given up, the computation is told so.
    ///
    /// # Errors
    /// What the computation gives, or `internal` when it breaks.
    pub async fn compute<T: Send + 'static>(
        &self,
        computation: impl FnOnce(&Cancel) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let cancel = self.clone();
        let span = tracing::Span::current();
        match tokio::task::spawn_blocking(move || span.in_scope(|| computation(&cancel))).await {
            Ok(outcome) => outcome,
            Err(broken) => {
                tracing::error!(error = &broken as &dyn std::error::Error, "a computation broke");
                Err(problem::internal())
            }
        }
    }
}

impl Drop for GiveUpOnDrop {
    fn drop(&mut self) {
        self.0.flag.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_computation_that_nobody_waits_for_is_told() {
        let (started, has_started) = oneshot::channel();
        let (told, was_told) = oneshot::channel();
        let request = tokio::spawn(async move {
            let cancel = Cancel::default();
            let _given_up = cancel.on_drop();
            let computation = move |cancel: &Cancel| {
                started.send(()).unwrap();
                while !cancel.is_cancelled() {
                    std::thread::yield_now();
                }
                told.send(()).unwrap();
                Ok(())
            };
            cancel.compute(computation).await
        });
        has_started.await.unwrap();
        request.abort();
        was_told.await.expect("it stops by itself");
    }

    #[tokio::test]
    async fn a_computation_that_breaks_is_a_problem() {
        let broken = Cancel::default().compute(|_| -> Result<(), Problem> { panic!("on purpose") }).await;
        assert_eq!(broken.unwrap_err().code, "internal");
    }
}
