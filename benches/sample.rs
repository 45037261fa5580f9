//! What is measured: the bundled sample.

use annual_report::AnnualReport;
use annual_report::page::Layout;

/// A real report's length: two pages and a half of text.
pub const SAMPLE: &str = include_str!("../examples/data/party_duty_report.json");

/// The sample with more of its items, until it has eight pages.
pub fn eight_pages(layout: &Layout) -> AnnualReport {
    let mut report = AnnualReport::from_json(SAMPLE).unwrap();
    let items = report.work[0].items.clone();
    for item in items.iter().cycle().take(40) {
        report.work[0].items.push(item.clone());
        if report.pages(layout).count() == 8 {
            break;
        }
    }
    assert_eq!(report.pages(layout).count(), 8);
    report
}
