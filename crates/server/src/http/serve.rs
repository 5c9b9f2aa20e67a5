//! Binding, running, stopping.

use std::future::Future;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;
use http::header;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

use super::assets::{Assets, Source};
use super::gate::{Gate, pass};
use super::headers;
use super::session::Links;
use crate::{Core, openapi};

/// How and where to serve.
pub struct Options {
    /// A loopback address; port 0 for any that is free.
    pub address: SocketAddr,
    /// The files of the screens.
    pub assets: Source,
}

/// A server that is bound and does not answer yet.
pub struct Server {
    listener: TcpListener,
    app: Router,
    core: Core,
    links: Links,
    address: SocketAddr,
}

/// Why there is no serving.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Without accounts, only this machine may be served.
    #[error("`{0}` is not a loopback address, and without accounts only this machine is served")]
    NotLoopback(SocketAddr),
    /// The address cannot be had.
    #[error("`{address}` cannot be had")]
    Bind {
        /// Which.
        address: SocketAddr,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The server broke.
    #[error("serving failed")]
    Serve(#[source] std::io::Error),
}

impl ServeError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "use 127.0.0.1 or [::1]",
            Self::Bind { .. } => "another program may use this port; choose another one, or 0 for any that is free",
            Self::Serve(_) => "look at the log",
        }
    }
}

impl Server {
    /// Takes the address. Nothing is answered before [`Server::run`].
    ///
    /// # Errors
    /// [`ServeError::NotLoopback`] for an address that others could reach, [`ServeError::Bind`] when it is taken.
    pub async fn bind(core: &Core, options: Options) -> Result<Self, ServeError> {
        if !options.address.ip().is_loopback() {
            return Err(ServeError::NotLoopback(options.address));
        }
        let failed = |cause| ServeError::Bind { address: options.address, cause };
        let listener = TcpListener::bind(options.address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let links = Links::new(core.edge().clone(), address);
        let gate = Gate { links: links.clone(), address };
        let description = openapi().to_string();
        let operations = core.router();
        let assets = Assets::new(options.assets);
        let app = Router::new()
            .route(
                "/api/openapi.json",
                get(move || async move { ([(header::CONTENT_TYPE, "application/json")], description) }),
            )
            .fallback(move |request: Request| async move {
                if request.uri().path().starts_with("/api/") {
                    match operations.oneshot(request).await {
                        Ok(response) => response,
                        Err(never) => match never {},
                    }
                } else {
                    assets.answer(request).await
                }
            })
            .layer(from_fn_with_state(gate, pass))
            .layer(map_response(headers::add));
        Ok(Self { listener, app, core: core.clone(), links, address })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Makes the one-time links.
    #[must_use]
    pub fn links(&self) -> Links {
        self.links.clone()
    }

    /// Answers until `stop` is over, then finishes what is under way.
    ///
    /// # Errors
    /// [`ServeError::Serve`] when the listener breaks.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), ServeError> {
        let core = self.core;
        let stop = async move {
            stop.await;
            core.stop_waiting();
        };
        axum::serve(self.listener, self.app).with_graceful_shutdown(stop).await.map_err(ServeError::Serve)
    }
}
