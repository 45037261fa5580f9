//! Rules of your own.

use annual_report::AnnualReport;
use annual_report::check::{Lexicon, Rules};
use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
use annual_report::model::{Place, Role, Visit};
use annual_report::page::Layout;
use annual_report::write::{Review, Writer};

// A visitor of every text of a report: marks slogans, at their characters.
struct Slogans<'f> {
    code: Code,
    found: &'f mut dyn FnMut(Finding),
}

impl<'r> Visit<'r> for Slogans<'_> {
    fn text(&mut self, at: &Place, role: Role, text: &'r str) {
        if !role.is_prose() {
            return;
        }
        for (byte, word) in text.match_indices("取得显著成效") {
            // Ranges count characters.
            let start = text[..byte].chars().count();
            let message = Message::new("“取得显著成效”请改为具体数字。", "Say with a figure what the effect was.");
            let finding = Finding::new(self.code, Severity::Warning, at, message);
            (self.found)(finding.with_range(start..start + word.chars().count()));
        }
    }
}

pub fn rules() -> Result<Rules, Box<dyn std::error::Error>> {
    let code = Code::own("slogan").ok_or("a name of small letters and underscores")?;
    let lexicon: Lexicon = serde_json::from_str(r#"{ "terms": { "截至目前": ["截止目前"] } }"#)?;
    let rules = Rules::draft()
        // What a careful editor would mark.
        .with_wording()
        .with_lexicon(lexicon)
        .with_rule(move |report: &AnnualReport, found: &mut dyn FnMut(Finding)| report.walk(&mut Slogans { code, found }))
        .set(Code::ProblemWithoutMeasures, Severity::Error)?;
    Ok(rules)
}

pub fn report() -> Result<AnnualReport, Findings> {
    AnnualReport::from_json(
        r#"{ "title": "临江市图书馆2025年工作总结", "year": 2025, "work": [{ "items": [{
            "heading": "推进全民阅读",
            "lead": "截止目前,开展读书活动36场，取得显著成效。"
        }] }] }"#,
    )
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = report()?;
    let findings = report.check_with(&rules()?);
    for finding in &findings {
        println!("{}", finding.line(Language::Chinese));
    }
    // A copy for the desk: each finding is a comment at its characters, and a page lists them.
    let review = Review::new(Language::Chinese).with_page();
    let review = Writer::new(&Layout::gb_t_9704())?.write_review(&report, &findings, review)?;
    std::fs::write("review.docx", review)?;
    // What is certain is put in place.
    let fixed = report.fixed(&findings);
    println!("{}", fixed.report.work[0].items[0].lead.as_str());
    Ok(())
}
