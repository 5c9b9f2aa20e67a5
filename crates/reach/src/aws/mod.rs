//! Amazon's networks: VPCs, subnets by their route tables, security groups, network ACLs, and what stands in them.

mod acls;
mod balancers;
mod crossings;
mod fronts;
mod groups;
mod hosts;
mod machines;
mod networks;
mod routes;
mod stores;

use domain::planned::PlannedResource;
use rustc_hash::FxHashMap;

use crate::book::{Book, Entry, Known};
use crate::model::{Doubt, FilterId, Model, NetworkId, NodeId, SiteId, Text};
use crate::ports::{Ports, Protocol};
use groups::GroupRules;
use routes::Routes;

/// Translates what there is of it.
pub(crate) fn translate(book: &Book<'_>, model: &mut Model) {
    let mut aws = Aws {
        book,
        model,
        networks: FxHashMap::default(),
        sites: FxHashMap::default(),
        routes: FxHashMap::default(),
        subnets: FxHashMap::default(),
        groups: FxHashMap::default(),
        filters: FxHashMap::default(),
        foreign: FxHashMap::default(),
        nodes: FxHashMap::default(),
        addressed: FxHashMap::default(),
        default_site: None,
        default_groups: FxHashMap::default(),
        elsewhere: None,
    };
    aws.networks();
    aws.subnets();
    aws.route_tables();
    aws.acls();
    aws.security_groups();
    aws.addresses();
    aws.stores();
    aws.machines();
    aws.balancers();
    aws.fronts();
}

/// The translation while it is made.
struct Aws<'a, 'p> {
    book: &'a Book<'p>,
    model: &'a mut Model,
    networks: FxHashMap<Entry, NetworkId>,
    sites: FxHashMap<Entry, SiteId>,
    /// Where each site's packets go that are for outside.
    routes: FxHashMap<SiteId, Routes>,
    subnets: FxHashMap<SiteId, &'p PlannedResource>,
    groups: FxHashMap<Text, GroupRules>,
    /// Filters in and out of each set of security groups.
    filters: FxHashMap<Vec<Text>, (FilterId, FilterId)>,
    /// Sites that are not in the blueprint, by identifier.
    foreign: FxHashMap<Text, SiteId>,
    nodes: FxHashMap<Entry, NodeId>,
    /// What has an elastic address, with the resource that gives it.
    addressed: FxHashMap<Entry, Text>,
    default_site: Option<SiteId>,
    /// Security groups that a VPC makes by itself and the blueprint looks after.
    default_groups: FxHashMap<NetworkId, Text>,
    /// The network of everything that is not in the blueprint.
    elsewhere: Option<NetworkId>,
}

/// Ports as a rule writes them, with why they may be others.
fn read_ports(protocol: Known<&str>, from: Known<i64>, to: Known<i64>) -> (Ports, Doubt) {
    let protocol = match protocol {
        Known::Is(text) => Protocol::read(text),
        Known::Absent => None,
        Known::Unknown(why) => return (Ports::all(), Some(why)),
    };
    if protocol.is_none() {
        return (Ports::all(), None);
    }
    let port = |number: i64| u32::try_from(number.clamp(0, 65_535)).unwrap_or_default();
    match (protocol, from, to) {
        (Some(Protocol::Icmp | Protocol::Other), ..) => (Ports::of(protocol, 0, 65_535), None),
        (_, Known::Unknown(why), _) | (_, _, Known::Unknown(why)) => (Ports::of(protocol, 0, 65_535), Some(why)),
        (_, Known::Is(from), Known::Is(to)) if from <= to => (Ports::of(protocol, port(from), port(to)), None),
        (_, Known::Is(_), Known::Is(_)) => (Ports::NONE, None),
        (_, Known::Is(one), Known::Absent) | (_, Known::Absent, Known::Is(one)) => {
            (Ports::of(protocol, port(one), port(one)), None)
        }
        (_, Known::Absent, Known::Absent) => (Ports::of(protocol, 0, 65_535), None),
    }
}
