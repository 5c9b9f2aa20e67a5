//! What the clouds offer.

mod schema;
mod types;

pub(super) use schema::schema_of;
