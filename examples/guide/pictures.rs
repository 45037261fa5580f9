//! The pictures of the guide: pages as the library draws them, each cut to what its text speaks of.

use annual_report::AnnualReport;
use annual_report::page::Layout;

/// Those that are no page of ours: a form in a browser, a review copy in LibreOffice.
pub const RENDERED: [&str; 2] = ["form", "rules"];

/// Name and picture.
pub fn pictures() -> Result<Vec<(&'static str, String)>, Box<dyn std::error::Error>> {
    let standard = Layout::gb_t_9704();
    let sample = AnnualReport::from_json(include_str!("../data/party_duty_report.json"))?;
    let totals = super::office::collect(&super::office::handed_in(), |_, _| {})?;
    let last_year = super::last_year::this_year(include_bytes!("../../tests/documents/last_year.docx"))?.report;
    Ok(vec![
        ("first_document", page(&super::first_document::report()?, 0, 620.0, &standard)?),
        ("last_year", page(&last_year, 0, 545.0, &standard)?),
        ("office", page(&super::office::summary(&totals), 1, 330.0, &super::office::layout())?),
        ("layout", page(&sample, 0, 841.9, &super::layout::layout()?)?),
        ("preview", page(&sample, sample.pages(&standard).count() - 1, 330.0, &standard)?),
    ])
}

/// A page of a report down to so many points, in a frame.
fn page(report: &AnnualReport, number: usize, to: f64, layout: &Layout) -> Result<String, Box<dyn std::error::Error>> {
    let svg = report.pages(layout).to_svg(number, layout).ok_or("no such page")?;
    let body = svg.split_once("xml:lang").and_then(|(_, rest)| rest.rsplit_once("</svg>")).ok_or("no picture")?.0;
    let (width, scale) = (layout.page.width / 25.4 * 72.0, 0.75);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0}\" height=\"{:.0}\" viewBox=\"0 0 {width:.1} {to}\" xml:lang{body}\
         <path d=\"M0 0H{width:.1}V{to}H0Z\" fill=\"none\" stroke=\"#999\" stroke-width=\"2\"/></svg>\n",
        width * scale,
        to * scale,
    ))
}

/// What a page of documentation knows a picture by: rustdoc keeps no files beside its pages.
pub fn link(kind: &str, bytes: &[u8]) -> String {
    format!("[picture]: data:{kind};base64,{}\n", base64(bytes))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..4 {
            out.push(if digit <= three.len() { char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]) } else { '=' });
        }
    }
    out
}
