//! What an operation is.

use domain::permission::Permission;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// The unit of everything: the server mounts it, clients call it, the audit names it.
///
/// The fields of `Request` named in `PATH` (`{id}`) travel in the path; the others travel in the query of a `GET`
/// or `DELETE` and as a JSON body otherwise. A `GET` request is therefore flat: strings, numbers, booleans, ids.
pub trait Operation: 'static {
    /// `blueprint.create`: stable, the audit's word for it.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path, with `{field}` for fields of the request.
    const PATH: &'static str;
    /// Who may call it.
    const ACCESS: Access;
    /// Whether it changes anything.
    const EFFECT: Effect;
    /// One sentence for the documentation.
    const SUMMARY: &'static str;
    /// What goes in.
    type Request: Serialize + DeserializeOwned + ToSchema + Send + 'static;
    /// What comes out.
    type Response: Serialize + DeserializeOwned + ToSchema + Send + 'static;
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or acts.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// As written in HTTP.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever holds the permission, decided at the door and again on the very row.
    Needs(Permission),
    /// Anybody, for the reason given.
    Public {
        /// Why nobody needs a permission for it.
        because: &'static str,
    },
}

/// Whether an operation changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It only reads.
    Read,
    /// It writes; `offline` says whether a replica may make it while the server is away.
    Write {
        /// Whether a replica may make it offline.
        offline: bool,
    },
}

/// An empty request or response.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize, ToSchema)]
pub struct Nothing {}

/// Implements [`Operation`] for a new unit type.
macro_rules! operation {
    ($(#[doc = $doc:literal])+ $name:ident: $id:literal, $method:ident $path:literal, $access:expr, $effect:expr,
     $request:ty => $response:ty) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl $crate::Operation for $name {
            const ID: &'static str = $id;
            const METHOD: $crate::Method = $crate::Method::$method;
            const PATH: &'static str = $path;
            const ACCESS: $crate::Access = $access;
            const EFFECT: $crate::Effect = $effect;
            const SUMMARY: &'static str = concat!($($doc),+);
            type Request = $request;
            type Response = $response;
        }
    };
}

/// A write that a replica may make while the server is away.
pub(crate) const OFFLINE: Effect = Effect::Write { offline: true };

/// Needs the permission of this name.
pub(crate) const fn needs(permission: &'static str) -> Access {
    Access::Needs(Permission(permission))
}

pub(crate) use operation;
