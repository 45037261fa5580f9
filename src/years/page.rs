//! The comparison as a document.

use super::{Comparison, Trend};
use crate::model::AnnualReport;
use crate::model::unit::is_ratio;
use crate::page::{Layout, NONE, Sheet, Style, Table, difference, number};
use crate::write::{DocxError, Writer};

impl Comparison {
    /// The comparison as a Word document: what is to be looked at, and the figures as a table.
    ///
    /// # Errors
    /// [`DocxError::Layout`] for an impossible layout.
    pub fn to_docx(&self, layout: &Layout) -> Result<Vec<u8>, DocxError> {
        // It carries no report.
        let mut layout = layout.clone();
        layout.data = false;
        let title = match (self.this, self.last) {
            (Some(this), Some(last)) => format!("{this}年与{last}年工作报告对比"),
            _ => "两年工作报告对比".to_owned(),
        };
        let sheet = Sheet { title: title.clone(), chapters: self.chapters(), table: self.table() };
        Writer::new(&layout)?.write_document(&sheet.document(&layout), &AnnualReport::default().with_title(title))
    }

    fn chapters(&self) -> Vec<(String, Vec<String>)> {
        let count = |trend| self.figures.iter().filter(|figure| figure.trend == Some(trend)).count();
        let met = |met| self.figures.iter().filter(|figure| figure.met == Some(met)).count();
        let overview = format!(
            "可比指标中，上升{}项、下降{}项、持平{}项；有目标的指标中，达到目标{}项、未达目标{}项。",
            count(Trend::Up),
            count(Trend::Down),
            count(Trend::Same),
            met(true),
            met(false)
        );
        let missed = self.figures.iter().filter(|figure| figure.met == Some(false)).map(|figure| {
            let unit = figure.unit.as_deref().unwrap_or_default();
            format!("{}：目标{}{unit}，实际{}{unit}。", figure.name, number(figure.target), number(figure.this))
        });
        let stated = self.figures.iter().filter(|figure| figure.stated_last.is_some()).map(|figure| {
            format!("{}：本年报告所填上年数为{}，上年报告为{}。", figure.name, number(figure.stated_last), number(figure.last))
        });
        let mut chapters = vec![("总体情况".to_owned(), vec![overview])];
        let lists: [(&str, Vec<String>); 5] = [
            ("未达目标的指标", missed.collect()),
            ("两年报告不一致的上年数", stated.collect()),
            ("上年打算未见报告", self.unreported.iter().map(|plan| format!("{}。", plan.heading.trim_end_matches('。'))).collect()),
            ("重复出现的问题", self.repeated.iter().map(|problem| problem.text.clone()).collect()),
            ("与上年雷同的段落", self.copied.iter().map(|copied| copied.text.clone()).collect()),
        ];
        chapters.extend(lists.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| (heading.to_owned(), lines)));
        chapters
    }

    fn table(&self) -> Table {
        let met = |met: Option<bool>| match met {
            Some(true) => "达到",
            Some(false) => "未达",
            None => NONE,
        };
        let rows = self.figures.iter().map(|figure| {
            // The change of a share is said in points; its rate would be taken for that.
            let rate = figure.rate.filter(|_| !figure.unit.as_deref().is_some_and(is_ratio));
            vec![
                figure.name.clone(),
                figure.unit.clone().unwrap_or_default(),
                number(figure.last),
                number(figure.this),
                difference(figure.change, figure.unit.as_deref(), figure.exact),
                rate.map_or_else(|| NONE.into(), |rate| difference(Some(rate), None, figure.exact) + "%"),
                number(figure.target),
                met(figure.met).to_owned(),
            ]
        });
        let heads = ["名称", "单位", "上年", "本年", "增减", "增幅", "目标", "完成"];
        let styles = [Style::TableText].into_iter().chain(std::iter::repeat(Style::TableNumber));
        Table { title: "指标对比表", columns: heads.into_iter().zip(styles).collect(), rows: rows.collect() }
    }
}
