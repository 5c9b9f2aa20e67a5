//! What every operation's handler is.

use std::future::Future;
use std::sync::Arc;

use api::{Operation, Problem};

use crate::core::{Call, State};

/// Requests that carry no files are smaller than this.
const ORDINARY_BODY: usize = 16 << 20;
/// Requests that carry the files of a folder are smaller than this.
pub const FILES_BODY: usize = 256 << 20;

/// The handler of an operation.
///
/// `Context` is [`Reading`](crate::Reading) or [`Writing`](crate::Writing), as the operation's effect says; the
/// router refuses to compile when the two disagree.
pub trait Handle: Operation + Sized {
    /// What the handler may do.
    type Context: Context;

    /// How many bytes a request may have.
    const BODY_LIMIT: usize = ORDINARY_BODY;

    /// Parse, act, answer.
    fn handle(
        context: &mut Self::Context,
        request: Self::Request,
    ) -> impl Future<Output = Result<<Self::Context as Context>::Answer<Self::Response>, Problem>> + Send;
}

/// What a handler may do, and what happens around it.
pub trait Context: Sized + Send {
    /// Whether it can change rows.
    const WRITES: bool;

    /// What a handler gives back.
    type Answer<R: Send>: Send;

    /// Runs a handler and gives the body of the answer.
    fn run<O: Handle<Context = Self>>(
        state: Arc<State>,
        call: Call,
        request: O::Request,
    ) -> impl Future<Output = Result<Vec<u8>, Problem>> + Send;
}
