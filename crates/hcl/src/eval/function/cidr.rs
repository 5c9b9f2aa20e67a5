use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::arguments::Arguments;
use crate::eval::convert::to_number;
use crate::eval::error::{Outcome, Stop};
use crate::eval::number::Number;
use crate::eval::value::Value;

/// A network: its first address as a number, how many bits its addresses have, and how many of them are fixed.
#[derive(Clone, Copy)]
struct Network {
    first: u128,
    bits: u32,
    prefix: u32,
}

impl Network {
    fn parse(text: &str) -> Outcome<Network> {
        let wrong = || {
            Stop::error(
                format!("`{text}` is not a network"),
                "write an address and a prefix length, like `10.0.0.0/16`",
            )
        };
        let (address, prefix) = text.split_once('/').ok_or_else(wrong)?;
        let prefix: u32 = prefix.parse().map_err(|_| wrong())?;
        let (number, bits) = match parse_address(address).ok_or_else(wrong)? {
            IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
            IpAddr::V6(address) => (address.to_bits(), 128),
        };
        if prefix > bits {
            return Err(wrong());
        }
        let network = Network { first: number, bits, prefix };
        Ok(Network { first: number & !network.host_mask(), ..network })
    }

    /// The bits that are not fixed.
    fn host_mask(self) -> u128 {
        let host = self.bits - self.prefix;
        if host == 128 { u128::MAX } else { (1u128 << host) - 1 }
    }

    fn address(self, number: u128) -> String {
        if self.bits == 32 {
            Ipv4Addr::from_bits(number as u32).to_string()
        } else {
            Ipv6Addr::from_bits(number).to_string()
        }
    }

    fn text(self) -> String {
        format!("{}/{}", self.address(self.first), self.prefix)
    }
}

/// Also reads the leading zeros of old addresses, as Terraform does.
fn parse_address(text: &str) -> Option<IpAddr> {
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    let parts: Vec<u8> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    <[u8; 4]>::try_from(parts).ok().map(|parts| IpAddr::V4(parts.into()))
}

fn network(arguments: &Arguments<'_, '_>) -> Outcome<Network> {
    Network::parse(&arguments.text(0)?)
}

fn whole(number: &Number) -> Outcome<i128> {
    number
        .as_i128()
        .ok_or_else(|| Stop::error(format!("{number} is not a whole number that fits"), "use a smaller whole number"))
}

pub(super) fn cidrhost(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let network = network(arguments)?;
    let number = whole(&arguments.number(1)?)?;
    let most = network.host_mask();
    let offset = if number >= 0 { number as u128 } else { most.wrapping_sub(number.unsigned_abs() - 1) };
    if (number >= 0 && offset > most) || (number < 0 && number.unsigned_abs() - 1 > most) {
        return Err(Stop::error(
            format!("`{}` has no address number {number}", network.text()),
            "use a smaller number, or a larger network",
        ));
    }
    Ok(Value::string(network.address(network.first | offset)))
}

pub(super) fn cidrnetmask(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let network = network(arguments)?;
    if network.bits != 32 {
        return Err(Stop::error("only an IPv4 network has a netmask", "use the prefix length for IPv6"));
    }
    Ok(Value::string(network.address(!network.host_mask() & u128::from(u32::MAX))))
}

pub(super) fn cidrsubnet(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let network = network(arguments)?;
    let more = whole(&arguments.number(1)?)?;
    let number = whole(&arguments.number(2)?)?;
    let prefix = i128::from(network.prefix) + more;
    if more < 0 || prefix > i128::from(network.bits) {
        return Err(Stop::error(
            format!("`{}` cannot be made smaller by {more} bits", network.text()),
            "use fewer bits, or a larger network",
        ));
    }
    if number < 0 || (more < 127 && number >> more > 0) {
        return Err(Stop::error(
            format!("{more} bits do not hold the number {number}"),
            "use more bits, or a smaller number",
        ));
    }
    let prefix = prefix as u32;
    let shift = network.bits - prefix;
    let offset = (number as u128).checked_shl(shift).unwrap_or(0);
    Ok(Value::string(Network { first: network.first | offset, prefix, ..network }.text()))
}

pub(super) fn cidrsubnets(arguments: &Arguments<'_, '_>) -> Outcome<Value> {
    let network = network(arguments)?;
    let mut next = network.first;
    let mut full = false;
    let mut subnets = Vec::new();
    for value in arguments.values.iter().skip(1) {
        let more = whole(&to_number(value)?)?;
        if !(1..=32).contains(&more) || i128::from(network.prefix) + more > i128::from(network.bits) {
            return Err(Stop::error(
                format!("`{}` cannot be made smaller by {more} bits", network.text()),
                "use 1 to 32 bits, and no more than the network has",
            ));
        }
        let subnet = Network { first: 0, prefix: network.prefix + more as u32, ..network };
        // Where the next network of this size starts.
        let first = next.checked_add(subnet.host_mask()).map(|end| end & !subnet.host_mask());
        let last = first.and_then(|first| first.checked_add(subnet.host_mask()));
        match (first, last) {
            (Some(first), Some(last)) if !full && last <= network.first | network.host_mask() => {
                subnets.push(Value::string(Network { first, ..subnet }.text()));
                full = last == u128::MAX;
                next = last.wrapping_add(1);
            }
            _ => {
                return Err(Stop::error(
                    format!("`{}` has no room for all these networks", network.text()),
                    "use more bits for each, or a larger network",
                ));
            }
        }
    }
    Ok(Value::list(subnets))
}
