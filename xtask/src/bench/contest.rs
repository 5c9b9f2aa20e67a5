//! Contestants taking turns.

use std::fs;

/// What one turn took.
#[derive(Clone, Copy)]
pub struct Turn {
    pub seconds: f64,
    /// CPU seconds of all threads, where the system tells.
    pub cpu: Option<f64>,
}

/// All turns of a contestant.
#[derive(Default)]
pub struct Turns(pub Vec<Turn>);

impl Turns {
    pub fn least(&self) -> f64 {
        self.0.iter().map(|turn| turn.seconds).fold(f64::INFINITY, f64::min)
    }

    pub fn median(&self) -> f64 {
        let mut seconds: Vec<f64> = self.0.iter().map(|turn| turn.seconds).collect();
        seconds.sort_by(f64::total_cmp);
        let middle = seconds.len() / 2;
        seconds.get(middle).copied().unwrap_or_default()
    }

    /// CPU seconds a turn, on average: where the system counts in hundredths, one turn alone says little.
    pub fn cpu(&self) -> Option<f64> {
        let all: Option<Vec<f64>> = self.0.iter().map(|turn| turn.cpu).collect();
        all.filter(|all| !all.is_empty()).map(|all| all.iter().sum::<f64>() / all.len() as f64)
    }
}

/// The cells of a table that say what turns took.
pub fn cells(turns: &Turns) -> String {
    let cpu = turns.cpu().map_or_else(|| "unknown".to_owned(), seconds);
    format!("{} | {} | {cpu}", seconds(turns.least()), seconds(turns.median()))
}

/// Seconds for a person, three digits of them.
pub fn seconds(seconds: f64) -> String {
    match seconds {
        s if s >= 100.0 => format!("{s:.0} s"),
        s if s >= 10.0 => format!("{s:.1} s"),
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 0.1 => format!("{:.0} ms", s * 1e3),
        s if s >= 0.01 => format!("{:.1} ms", s * 1e3),
        s if s >= 0.001 => format!("{:.2} ms", s * 1e3),
        s if s >= 0.000_001 => format!("{:.1} µs", s * 1e6),
        s => format!("{:.0} ns", s * 1e9),
    }
}

/// How many times sooner, without false precision.
pub fn times(ratio: f64) -> String {
    if ratio >= 10.0 { format!("{ratio:.0} times") } else { format!("{ratio:.1} times") }
}

/// CPU seconds of all children that have ended and been waited for.
pub fn cpu_of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the program's name in brackets; in hundredths of a second on Linux.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let (user, system) = (fields.next()?.parse::<f64>().ok()?, fields.next()?.parse::<f64>().ok()?);
    Some((user + system) / 100.0)
}
