use report::chart::{Look, compliance, findings};

use crate::fixture;

#[test]
fn a_table_stands_behind_every_picture() {
    for dark in [false, true] {
        let look = Look { dark, width: 640 };
        for chart in [findings(&fixture::checks(), look), compliance(&fixture::compliance(2), look)] {
            assert!(chart.svg.starts_with("<svg") && !chart.svg.contains("NaN"), "{}", chart.svg);
            assert!(!chart.rows.is_empty() && chart.rows.iter().all(|row| row.len() == chart.columns.len()));
            assert!(chart.text.ends_with('.'), "{}", chart.text);
        }
    }
}

#[test]
fn what_says_nothing_is_drawn_too() {
    let mut report = fixture::checks();
    report.results.clear();
    let chart = findings(&report, Look { dark: false, width: 0 });
    assert!(chart.rows.is_empty() && chart.svg.starts_with("<svg"));
}
