//! Made-up Terraform text of any size, for measurements and tests: the same seed gives the same text everywhere.
//!
//! The mix follows that of real repositories: mostly attributes and nested blocks, some expressions, `for`s, heredocs and
//! comments, three quarters of the bytes in resources.

use std::fmt::Write;

/// Files with their names; about 4 kB each.
pub fn files(seed: u64, count: usize) -> Vec<(String, String)> {
    (0..count).map(|index| (format!("module_{index:04}.tf"), file(seed.wrapping_add(index as u64), 12))).collect()
}

/// A file of `blocks` blocks.
pub fn file(seed: u64, blocks: usize) -> String {
    let mut random = Random(seed ^ 0x5DEE_CE66_D1CE_4E5B);
    let mut text = String::from("# Made up; the names mean nothing.\n");
    for index in 0..blocks {
        text.push('\n');
        // Writing to a string cannot fail.
        let _ = match random.below(8) {
            0 => variable(&mut text, &mut random, index),
            1 => output(&mut text, &mut random, index),
            2 => locals(&mut text, &mut random, index),
            _ => resource(&mut text, &mut random, index),
        };
    }
    text
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len() as u64) as usize).copied().unwrap_or("x")
    }
}

const TYPES: [&str; 8] = [
    "aws_vpc",
    "aws_subnet",
    "aws_security_group",
    "aws_instance",
    "google_compute_network",
    "google_sql_database_instance",
    "azurerm_virtual_network",
    "azurerm_storage_account",
];

const NAMES: [&str; 10] = [
    "name",
    "cidr_block",
    "description",
    "enable_dns_support",
    "tags",
    "size",
    "location",
    "availability_zone",
    "count",
    "policy",
];

fn value(random: &mut Random) -> String {
    let number = random.below(255);
    match random.below(12) {
        0 => "true".to_owned(),
        1 => number.to_string(),
        2 => format!("\"10.{number}.0.0/16\""),
        3 => format!("var.settings[\"key_{number}\"].value"),
        4 => format!("\"${{var.prefix}}-{number}-${{each.key}}\""),
        5 => format!("cidrsubnet(var.cidr_block, 8, {number})"),
        6 => format!("var.enabled && length(local.zones) > {number} ? local.zones[{number}] : null"),
        7 => format!("[for zone in local.zones : upper(zone) if zone != \"{number}\"]"),
        8 => format!("try(module.network[0].subnet_ids, [\"subnet-{number}\"])"),
        9 => format!("{{\n    Name = \"item-{number}\"\n    Team = local.team\n  }}"),
        10 => format!("<<-EOT\n    #!/bin/sh\n    echo ${{var.greeting}} {number} > /etc/motd\n  EOT"),
        _ => format!("aws_vpc.main_{number}.id"),
    }
}

fn resource(text: &mut String, random: &mut Random, index: usize) -> std::fmt::Result {
    writeln!(text, "# Number {index} of its kind")?;
    writeln!(text, "resource \"{}\" \"item_{index}\" {{", random.pick(&TYPES))?;
    let first = random.below(3) as usize;
    for name in NAMES.iter().skip(first).take(4 + random.below(4) as usize) {
        writeln!(text, "  {name} = {}", value(random))?;
    }
    if random.below(2) == 0 {
        writeln!(text, "\n  dynamic \"ingress\" {{\n    for_each = var.rules\n\n    content {{")?;
        writeln!(
            text,
            "      from_port   = ingress.value.port // low\n      cidr_blocks = lookup(ingress.value, \"cidr\", null)"
        )?;
        writeln!(text, "    }}\n  }}")?;
    }
    writeln!(text, "\n  lifecycle {{\n    create_before_destroy = true\n  }}\n}}")
}

fn variable(text: &mut String, random: &mut Random, index: usize) -> std::fmt::Result {
    writeln!(text, "variable \"setting_{index}\" {{")?;
    writeln!(text, "  description = \"What number {index} is set to; see the documentation\"")?;
    writeln!(text, "  type = object({{\n    name = string\n    size = optional(number, {})\n  }})", random.below(64))?;
    writeln!(text, "  default = null\n}}")
}

fn output(text: &mut String, random: &mut Random, index: usize) -> std::fmt::Result {
    writeln!(text, "output \"result_{index}\" {{\n  value = {}\n}}", value(random))
}

fn locals(text: &mut String, random: &mut Random, index: usize) -> std::fmt::Result {
    writeln!(text, "locals {{")?;
    for item in 0..3 {
        writeln!(text, "  local_{index}_{item} = {}", value(random))?;
    }
    writeln!(text, "}}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn made_up_text_is_valid_and_the_same_every_time() {
        for (name, text) in super::files(7, 50) {
            assert_eq!(crate::parse(text.as_bytes()).errors(), [], "{name}");
        }
        assert_eq!(super::file(1, 20), super::file(1, 20));
    }
}
