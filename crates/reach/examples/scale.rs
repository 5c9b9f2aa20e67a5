//! How long a made network of ten thousand resources takes: `cargo run --release -p reach --example scale`.
#![expect(clippy::print_stdout, reason = "what it is for")]

#[path = "../tests/networks/made.rs"]
mod made;

use std::time::Instant;

use reach::Reach;
use serde_json::json;

fn main() {
    let mut network = made::vpc(500, 250);
    for group in 0..2000 {
        network.add("aws_security_group", format!("sg-{group}"), json!({"vpc_id": "vpc"}));
        let next = made::Whom::Group((group + 1) % 2000);
        made::rule(&mut network, format!("in-{group}"), group, true, (443, 443), &next);
        made::rule(&mut network, format!("out-{group}"), group, false, (0, 65_535), &made::Whom::Range("0.0.0.0/0"));
        if group % 10 == 0 {
            made::rule(&mut network, format!("own-{group}"), group, true, (22, 22), &made::Whom::Own);
        }
    }
    for host in 0..2500 {
        let groups = json!([format!("sg-{}", host % 2000)]);
        let values = json!({"subnet_id": format!("subnet-{}", host % 500), "vpc_security_group_ids": groups});
        network.add("aws_instance", format!("host-{host}"), values);
    }
    let planned = network.planned();
    for _ in 0..3 {
        let begun = Instant::now();
        let reach = Reach::of(&planned);
        let built = begun.elapsed();
        let begun = Instant::now();
        let facts = reach.addresses().filter(|address| !reach.facts(address).is_null()).count();
        println!("{} resources in {built:?}, facts of {facts} in {:?}", planned.resources.len(), begun.elapsed());
        let begun = Instant::now();
        let ways: usize = reach
            .addresses()
            .take(100)
            .filter_map(|address| reach.who_can_reach(address))
            .map(|ways| ways.ways.len())
            .sum();
        println!("who reaches 100 of them ({ways} ways) in {:?}", begun.elapsed());
    }
}
