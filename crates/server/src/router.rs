//! The routes of the core, from the one list of operations.

use std::sync::Arc;

use api::{Effect, Method, Problem, wire};
use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request, State as FromState};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use crate::core::{Call, State};
use crate::{Context, Handle, decode, problem};

/// Every operation, and nothing else.
pub fn router(state: Arc<State>) -> Router {
    let router = Router::new();
    macro_rules! mount_all {
        ($($module:ident :: $name:ident),* $(,)?) => { router$(.merge(mount::<api::$module::$name>()))* };
    }
    api::operations!(mount_all)
        .fallback(|| async { refuse(&Problem::new(404, "no-such-operation", "there is no such operation")) })
        .method_not_allowed_fallback(|| async {
            refuse(&Problem::new(405, "no-such-operation", "this path does not know this method"))
        })
        .with_state(state)
}

fn mount<O: Handle>() -> Router<Arc<State>> {
    const {
        assert!(
            matches!(O::EFFECT, Effect::Write { .. }) == <O::Context as Context>::WRITES,
            "an operation that writes is handled with `Writing`, one that reads with `Reading`"
        );
    }
    let method = match O::METHOD {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Delete => MethodFilter::DELETE,
    };
    Router::new().route(O::PATH, on(method, answer::<O>))
}

async fn answer<O: Handle>(FromState(state): FromState<Arc<State>>, path: RawPathParams, request: Request) -> Response {
    let path: Vec<(String, String)> = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    match run::<O>(state, path, request).await {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(problem) => refuse(&problem),
    }
}

async fn run<O: Handle>(state: Arc<State>, path: Vec<(String, String)>, request: Request) -> Result<Vec<u8>, Problem> {
    let (head, body) = request.into_parts();
    let body = read_body(body, O::BODY_LIMIT).await?;
    let query = head.uri.query().unwrap_or_default().to_owned();
    let call = Call::new::<O>(
        &path,
        &query,
        &body,
        header_of(&head.headers, wire::IDEMPOTENCY_KEY)?,
        header_of(&head.headers, wire::MADE_AT)?,
    );
    // Megabytes of base64 would hold up every other request of this thread.
    let request = if body.len() > INLINE_BODY {
        tokio::task::spawn_blocking(move || decode::request::<O>(&path, &query, body))
            .await
            .map_err(|_| problem::internal())??
    } else {
        decode::request::<O>(&path, &query, body)?
    };
    <O::Context as Context>::run::<O>(state, call?, request).await
}

/// Bodies up to this size are decoded where they arrive.
const INLINE_BODY: usize = 64 << 10;

async fn read_body(body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let bytes = Limited::new(body, limit).collect().await.map_err(|error| {
        if error.downcast_ref::<LengthLimitError>().is_some() {
            Problem::new(413, "too-large", "the request is too large")
                .detail(format!("more than {} MB", limit >> 20))
                .hint("open a folder with less in it, or the folder of one project alone")
        } else {
            problem::bad_request(error.to_string())
        }
    })?;
    Ok(bytes.to_bytes().into())
}

fn header_of(headers: &HeaderMap, name: &'static str) -> Result<Option<String>, Problem> {
    let unreadable = |_| problem::bad_request(format!("the header `{name}` cannot be read"));
    headers.get(name).map(|value| value.to_str().map(str::to_owned).map_err(unreadable)).transpose()
}

/// A problem as a response.
pub fn refuse(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}
