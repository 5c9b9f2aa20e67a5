//! Who can reach what over the network, and by which way.
//!
//! What a blueprint comes to ([`domain::planned::Planned`]) is translated, cloud by cloud, into one model: nodes that stand at
//! sites of networks, filters in their way, doors to the outside, gateways that forward. Questions are then answered on
//! that model, port by port and in three values: open, closed, or not known because something on the only way is not. Whatever
//! was read from one and the same blueprint gives the same answers.
//!
//! ```text
//! Reach::of(&planned) ── from_internet(address)   can anybody on the internet reach it?
//!                     ├─ who_can_reach(address)   every way to it: the internet, networks, components
//!                     ├─ reachable_from(address)  where one can go from it
//!                     └─ facts(address)           the same in short, for policies
//! ```
//!
//! - `ports`, `cidr`: sets of ports, ranges of addresses
//! - `model`: what all clouds are translated into
//! - `filter`: what a filter lets through, where not everything of it is known
//! - `walk`: one way, part by part
//! - `search`: all ways, bounded
//! - `sources`: where ways can begin
//! - `book`: values and references of what is planned
//! - `aws`, `azure`, `gcp`, `kubernetes`: the translations

mod aws;
mod azure;
mod book;
mod cidr;
mod filter;
mod gcp;
mod kubernetes;
mod model;
mod ports;
mod search;
mod sources;
mod walk;

pub use search::Reach;
