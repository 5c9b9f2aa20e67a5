//! Google Kubernetes Engine.

use rust_decimal::Decimal;

use super::compute::last;
use super::disks;
use super::machines::{self, Machine};
use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read};

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["google_container_cluster"],
        service: "Google Kubernetes Engine",
        keys: &["nodes", "autopilot_vcpu_count", "autopilot_memory_gb", "autopilot_ephemeral_storage_gb"],
        bill: cluster,
    },
    Model {
        types: &["google_container_node_pool"],
        service: "Google Kubernetes Engine",
        keys: &["nodes"],
        bill: |bill| {
            let at = bill.at();
            let cluster = bill.linked("cluster", &["google_container_cluster"]).map(Block::of);
            pool(bill, &at, cluster.as_ref(), "nodes")
        },
    },
];

fn cluster(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    if at.flag("enable_autopilot")? {
        bill.hourly("Autopilot");
        let hourly = [
            ("Autopilot vCPU", "vCPU", "autopilot_vcpu_count"),
            ("Autopilot memory", "GB", "autopilot_memory_gb"),
            ("Autopilot ephemeral storage", "GB", "autopilot_ephemeral_storage_gb"),
        ];
        for (component, unit, key) in hourly {
            bill.usage(component, unit, key);
        }
        return Ok(());
    }
    bill.hourly("Cluster management fee");
    let pools: Vec<&str> = bill
        .referring("google_container_node_pool")
        .into_iter()
        .filter_map(|pool| Block::of(pool).text("name").ok().flatten())
        .collect();
    let mut place = 0;
    let mut has_default = false;
    for own in at.blocks("node_pool").unwrap_or_default() {
        let name = own.text("name").ok().flatten().unwrap_or_default();
        if pools.contains(&name) {
            continue;
        }
        if name == "default-pool" {
            has_default = true;
            bill.part("default_pool", |bill| pool(bill, &own, Some(&at), "nodes"));
            continue;
        }
        let part = format!("node_pool[{place}]");
        bill.part(&part, |bill| pool(bill, &own, Some(&at), &format!("{part}.nodes")));
        place += 1;
    }
    if !has_default && !at.flag("remove_default_node_pool")? {
        bill.part("default_pool", |bill| {
            let each = match bill.used("nodes") {
                Some(nodes) => nodes,
                None => at.number("initial_node_count").ok().flatten().unwrap_or_else(|| Decimal::from(3)),
            };
            let zones = zones(&at, None)?;
            nodes(bill, &at.block_or_empty("node_config")?, each, zones)
        });
    }
    Ok(())
}

fn pool(bill: &mut Bill<'_>, at: &Block<'_>, cluster: Option<&Block<'_>>, key: &str) -> Read<()> {
    let zones = if at.length("node_locations").ok().flatten().unwrap_or_default() > 0 {
        zones(at, None)?
    } else {
        match cluster {
            Some(cluster) => zones(cluster, None)?,
            None => zones(at, at.text("location")?)?,
        }
    };
    let mut each = Decimal::from(3);
    for name in ["initial_node_count", "node_count"] {
        if let Ok(Some(count)) = at.number(name) {
            each = count;
        }
    }
    if let Some(autoscaling) = at.block("autoscaling")?
        && let Ok(Some(least)) = autoscaling.number("min_node_count")
    {
        each = least;
    }
    if let Some(said) = bill.used(key) {
        each = said;
    }
    nodes(bill, &at.block_or_empty("node_config")?, each, zones)
}

/// In how many zones nodes run: as many as are named, one for a zonal cluster, three for a regional one.
fn zones(at: &Block<'_>, location: Option<&str>) -> Read<Decimal> {
    let named = at.length("node_locations").ok().flatten().unwrap_or_default();
    if named > 0 {
        return Ok(Decimal::from(named));
    }
    let location = match location {
        Some(location) => location,
        None => at.text_or("location", "")?,
    };
    let zonal = location.rsplit_once('-').is_some_and(|(_, end)| end.len() == 1);
    Ok(Decimal::from(if zonal { 1 } else { 3 }))
}

fn nodes(bill: &mut Bill<'_>, node: &Block<'_>, each: Decimal, zones: Decimal) -> Read<()> {
    let preemptible = node.flag("preemptible")? || node.flag("spot")?;
    let kind = last(node.text("machine_type").ok().flatten().unwrap_or("e2-medium"));
    let outer = bill.counted();
    let count = decimal::times(each, zones).unwrap_or_default();
    bill.count(count, &format!("nodes ({} in each of {} zones)", decimal::shown(each), decimal::shown(zones)));
    machines::machine(bill, &Machine { kind, preemptible })?;
    let size = node.number("disk_size_gb").ok().flatten().unwrap_or(Decimal::ONE_HUNDRED);
    disks::storage(bill, node.text("disk_type").ok().flatten().unwrap_or("pd-standard"), size);
    machines::scratch(bill, node.number_or("local_ssd_count", 0).unwrap_or_default(), preemptible);
    let done = machines::accelerators(bill, node, preemptible);
    bill.count(outer, "");
    done
}
