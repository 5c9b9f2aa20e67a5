//! Sets of protocols and ports.

use std::fmt::Write as _;

/// Highest port.
const LAST: u32 = 0xFFFF;

/// A protocol with ports of its own, or whatever is none of those that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    Tcp,
    Udp,
    Icmp,
    Other,
}

impl Protocol {
    /// Reads a name or a number; none for "all of them".
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "-1" | "all" | "*" | "any" | "" => None,
            "tcp" | "6" | "http" | "https" | "tls" => Some(Self::Tcp),
            "udp" | "17" | "quic" => Some(Self::Udp),
            "icmp" | "1" | "icmpv6" | "58" => Some(Self::Icmp),
            _ => Some(Self::Other),
        }
    }

    const fn base(self) -> u32 {
        (self as u32) << 16
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Icmp => "icmp",
            Self::Other => "other",
        }
    }
}

/// A set of ports of all protocols: disjoint ranges in order, ends included. The protocol is in the upper half of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Ports(Vec<(u32, u32)>);

impl Ports {
    pub(crate) const NONE: Self = Self(Vec::new());

    pub(crate) fn all() -> Self {
        Self(vec![(0, (Protocol::Other as u32) << 16 | LAST)])
    }

    /// Ports of a protocol, or of all of them.
    pub(crate) fn of(protocol: Option<Protocol>, from: u32, to: u32) -> Self {
        let (from, to) = (from.min(LAST), to.min(LAST));
        if from > to {
            return Self::NONE;
        }
        match protocol {
            // ICMP has types and codes where others have ports: what is let in of it is let in whole.
            Some(protocol @ (Protocol::Icmp | Protocol::Other)) => {
                Self(vec![(protocol.base(), protocol.base() | LAST)])
            }
            Some(protocol) => Self(vec![(protocol.base() | from, protocol.base() | to)]),
            None if (from, to) == (0, LAST) => Self::all(),
            None => Self::of(Some(Protocol::Tcp), from, to).or(&Self::of(Some(Protocol::Udp), from, to)),
        }
    }

    pub(crate) fn tcp(port: u32) -> Self {
        Self::of(Some(Protocol::Tcp), port, port)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn is_all(&self) -> bool {
        *self == Self::all()
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = Vec::new();
        while let (Some(&&(a, b)), Some(&&(c, d))) = (left.peek(), right.peek()) {
            if a.max(c) <= b.min(d) {
                both.push((a.max(c), b.min(d)));
            }
            if b < d {
                left.next()
            } else {
                right.next()
            };
        }
        Self(both)
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        let mut ranges: Vec<(u32, u32)> = self.0.iter().chain(&other.0).copied().collect();
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (from, to) in ranges {
            match joined.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Self(joined)
    }

    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        let mut cuts = other.0.iter().peekable();
        for &(from, to) in &self.0 {
            let mut from = from;
            while cuts.next_if(|cut| cut.1 < from).is_some() {}
            let mut rest = cuts.clone();
            let mut open = true;
            while let Some(&(start, end)) = rest.next_if(|cut| cut.0 <= to) {
                if start > from {
                    left.push((from, start - 1));
                }
                if end >= to {
                    open = false;
                    break;
                }
                from = from.max(end + 1);
            }
            if open {
                left.push((from, to));
            }
        }
        Self(left)
    }

    /// For people: `tcp/443`, `tcp/1024-65535`, `icmp`, `all`.
    pub(crate) fn texts(&self) -> Vec<String> {
        if self.is_all() {
            return vec!["all".to_owned()];
        }
        let mut texts = Vec::new();
        for protocol in [Protocol::Tcp, Protocol::Udp, Protocol::Icmp, Protocol::Other] {
            let base = protocol.base();
            for &(from, to) in &self.0 {
                let (from, to) = (from.max(base), to.min(base | LAST));
                if from > to {
                    continue;
                }
                let mut text = protocol.name().to_owned();
                let (from, to) = (from - base, to - base);
                let said = if (from, to) == (0, LAST) {
                    Ok(())
                } else if from == to {
                    write!(text, "/{from}")
                } else {
                    write!(text, "/{from}-{to}")
                };
                if said.is_ok() {
                    texts.push(text);
                }
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some_ports() -> impl Strategy<Value = Ports> {
        prop::collection::vec((0_u32..40, 0_u32..8), 0..6).prop_map(|ranges| {
            ranges
                .into_iter()
                .fold(Ports::NONE, |set, (from, more)| set.or(&Ports::of(Some(Protocol::Tcp), from, from + more)))
        })
    }

    fn has(set: &Ports, port: u32) -> bool {
        !set.and(&Ports::tcp(port)).is_empty()
    }

    proptest! {
        #[test]
        fn sets_behave_as_sets(left in some_ports(), right in some_ports()) {
            for port in 0..60 {
                let (l, r) = (has(&left, port), has(&right, port));
                prop_assert_eq!(has(&left.and(&right), port), l && r);
                prop_assert_eq!(has(&left.or(&right), port), l || r);
                prop_assert_eq!(has(&left.without(&right), port), l && !r, "{:?} without {:?} at {}", left, right, port);
            }
        }
    }

    #[test]
    fn ports_are_said_the_way_people_say_them() {
        assert_eq!(Ports::tcp(5432).texts(), ["tcp/5432"]);
        assert_eq!(Ports::of(None, 53, 53).texts(), ["tcp/53", "udp/53"]);
        assert_eq!(Ports::of(None, 0, 65535).texts(), ["all"]);
        assert_eq!(Ports::of(Some(Protocol::Tcp), 0, 65535).texts(), ["tcp"]);
        assert_eq!(Ports::of(Protocol::read("icmp"), 8, 0).texts(), Vec::<String>::new());
        assert_eq!(Ports::of(Protocol::read("1"), 0, 0).texts(), ["icmp"]);
    }
}
