//! What a case expects, by the first word of its name.

/// What should come of a rule on a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    Pass,
    Fail,
    NotApplicable,
    Unknown,
}

impl Expected {
    pub fn of(name: &str) -> Option<Self> {
        Some(match name.split(['_', '-', '.']).next()? {
            "pass" => Self::Pass,
            "fail" => Self::Fail,
            "na" => Self::NotApplicable,
            "unknown" => Self::Unknown,
            _ => return None,
        })
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "na",
            Self::Unknown => "unknown",
        }
    }
}
