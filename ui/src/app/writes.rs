//! Every write, one after another, kept until the core has it.
//!
//! A write that the core did not receive stays first in line and is tried again with the very same bytes: its idempotency
//! key makes a repetition harmless. A write that the core refuses is taken out, and whoever made it learns why.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use api::{Operation, Problem, client, wire};
use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::state::Saving;
use crate::state::saving::is_temporary;
use crate::transport;

struct Waiting {
    request: wire::Request,
    answer: oneshot::Sender<Result<wire::Response, Problem>>,
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Waiting>,
    working: bool,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

const RETRY_AFTER: Duration = Duration::from_secs(3);

/// Writes, after everything written before. Resolves once the core has it or has refused it.
pub async fn write<O: Operation>(app: App, request: &O::Request) -> Result<O::Response, Problem> {
    let request = transport::stamped::<O>(request)?;
    let (answer, answered) = oneshot::channel();
    LINE.with_borrow_mut(|line| line.waiting.push_back(Waiting { request, answer }));
    work(app);
    let gone = |_| Problem::new(0, "window-closing", "the window is closing");
    client::response::<O>(&answered.await.map_err(gone)??)
}

/// Tries again what waits.
pub fn work(app: App) {
    let idle = LINE.with_borrow_mut(|line| !std::mem::replace(&mut line.working, true));
    if !idle {
        report(app, None);
        return;
    }
    spawn_local(async move {
        let stuck = loop {
            report(app, None);
            let Some(request) = LINE.with_borrow(|line| line.waiting.front().map(|first| first.request.clone())) else {
                break None;
            };
            let outcome = match transport::send(&request).await {
                Ok(response) => refused_for_now(&response).map_or(Ok(response), Err),
                Err(problem) => Err(problem),
            };
            match outcome {
                Err(problem) if is_temporary(&problem) => break Some(problem),
                outcome => {
                    let done = LINE.with_borrow_mut(|line| line.waiting.pop_front());
                    if let Some(done) = done {
                        let _ = done.answer.send(outcome);
                    }
                }
            }
        };
        LINE.with_borrow_mut(|line| line.working = false);
        let again = stuck.is_some();
        report(app, stuck);
        if again {
            set_timeout(move || work(app), RETRY_AFTER);
        }
    });
}

fn refused_for_now(response: &wire::Response) -> Option<Problem> {
    let problem = Problem::new(response.status, "busy", "the core is busy");
    is_temporary(&problem).then(|| serde_json::from_slice(&response.body).unwrap_or(problem))
}

fn report(app: App, stuck: Option<Problem>) {
    let waiting = LINE.with_borrow(|line| line.waiting.len());
    let now = match (waiting, stuck) {
        (0, _) => Saving::Saved,
        (waiting, Some(problem)) => Saving::Stuck { waiting, problem },
        (waiting, None) => match app.saving.get_untracked() {
            // While it is tried again, what is known of the failure stays visible.
            Saving::Stuck { problem, .. } => Saving::Stuck { waiting, problem },
            Saving::Saved | Saving::Underway(_) => Saving::Underway(waiting),
        },
    };
    if app.saving.with_untracked(|saving| *saving != now) {
        app.saving.set(now);
    }
}
