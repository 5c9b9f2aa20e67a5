//! Ranges of addresses.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

/// The two kinds of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    V4,
    V6,
}

/// A range of addresses: its first one and how many leading bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Cidr {
    v6: bool,
    first: u128,
    bits: u8,
}

impl Cidr {
    /// Reads `10.0.0.0/16`, `::/0`, or one address.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address.parse::<IpAddr>().ok()?, Some(bits.parse::<u8>().ok()?)),
            None => (text.parse::<IpAddr>().ok()?, None),
        };
        let (v6, raw, width) = match address {
            IpAddr::V4(address) => (false, u128::from(u32::from(address)), 32),
            IpAddr::V6(address) => (true, u128::from(address), 128),
        };
        let bits = bits.unwrap_or(width);
        if bits > width {
            return None;
        }
        Some(Self { v6, first: raw & mask(width, bits), bits })
    }

    /// The smallest range with both addresses; firewalls of databases are written so. Few addresses never make a wide range,
    /// however they lie.
    pub(crate) fn spanning(start: &str, end: &str) -> Option<Self> {
        let (Ok(start), Ok(end)) = (start.parse::<Ipv4Addr>(), end.parse::<Ipv4Addr>()) else { return None };
        let (start, end) = (u32::from(start), u32::from(end));
        let common = u8::try_from((start ^ end).leading_zeros()).ok()?;
        let bits = match end.checked_sub(start)? {
            0x00FF_FFFF.. => common.min(8),
            _ => common.max(9),
        };
        Some(Self { v6: false, first: u128::from(start) & mask(32, bits), bits })
    }

    pub(crate) const fn family(&self) -> Family {
        if self.v6 { Family::V6 } else { Family::V4 }
    }

    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.v6 == other.v6 && self.bits <= other.bits && other.first & mask(self.width(), self.bits) == self.first
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    pub(crate) const fn is_everything(&self) -> bool {
        self.bits == 0
    }

    /// Whether so much of the public address space is in it that it is no certain somebody's.
    pub(crate) fn is_wide(&self) -> bool {
        let bound = if self.v6 { 16 } else { 8 };
        self.bits <= bound && !self.is_private()
    }

    /// Whether no address in it is one of the internet's.
    pub(crate) fn is_private(&self) -> bool {
        const V4: [(u32, u8); 8] = [
            (0x0A00_0000, 8),
            (0xAC10_0000, 12),
            (0xC0A8_0000, 16),
            (0x6440_0000, 10),
            (0xA9FE_0000, 16),
            (0x7F00_0000, 8),
            (0xE000_0000, 3),
            (0x0000_0000, 8),
        ];
        if self.v6 {
            let unique_local = Self { v6: true, first: 0xfc << 120, bits: 7 };
            let link_local = Self { v6: true, first: 0xfe80 << 112, bits: 10 };
            return unique_local.contains(self) || link_local.contains(self);
        }
        V4.iter().any(|&(first, bits)| Self { v6: false, first: u128::from(first), bits }.contains(self))
    }

    const fn width(&self) -> u8 {
        if self.v6 { 128 } else { 32 }
    }
}

const fn mask(width: u8, bits: u8) -> u128 {
    if bits == 0 {
        return 0;
    }
    let ones = u128::MAX << (width - bits);
    if width == 128 { ones } else { ones & 0xFFFF_FFFF }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = if self.v6 {
            IpAddr::from(self.first.to_be_bytes())
        } else {
            IpAddr::V4(Ipv4Addr::from(u32::try_from(self.first).unwrap_or_default()))
        };
        write!(f, "{address}/{}", self.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_contain_and_overlap() {
        let read = |text| Cidr::read(text).unwrap();
        assert!(read("0.0.0.0/0").contains(&read("10.1.2.0/24")));
        assert!(!read("0.0.0.0/0").contains(&read("::/0")), "the families are apart");
        assert!(read("10.0.0.0/16").overlaps(&read("10.0.3.7")));
        assert!(!read("10.0.0.0/16").overlaps(&read("10.1.0.0/16")));
        assert_eq!(read("10.0.3.7/16").to_string(), "10.0.0.0/16");
    }

    #[test]
    fn only_much_of_the_public_space_is_wide() {
        for (text, wide) in [
            ("0.0.0.0/0", true),
            ("0.0.0.0/1", true),
            ("::/0", true),
            ("10.0.0.0/8", false),
            ("8.0.0.0/9", false),
            ("203.0.113.4/32", false),
        ] {
            assert_eq!(Cidr::read(text).unwrap().is_wide(), wide, "{text}");
        }
        assert!(Cidr::spanning("0.0.0.0", "255.255.255.255").unwrap().is_wide());
        assert!(!Cidr::spanning("0.0.0.0", "0.0.0.0").unwrap().is_wide());
        assert!(Cidr::read("300.1.1.1/8").is_none() && Cidr::read("10.0.0.0/33").is_none() && Cidr::read("").is_none());
    }
}
