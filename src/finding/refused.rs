//! What the types of the model refuse, in both languages.

use super::{Message, NoCode, OwnCode};
use crate::model::{NoApproximation, NoFigure, NoPlace, NotSet};

impl NoFigure {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        Message::new(format!("“{}”不是数值：请写数字和单位，例如 20余次、近100名、12.50万元。", self.0), self.to_string())
    }
}

impl NoApproximation {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        Message::new(format!("“{}”不是表示约数的词。", self.0), self.to_string())
    }
}

impl NoPlace {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        Message::new(format!("{} 不是报告中某一字段的位置。", self.0), self.to_string())
    }
}

impl NotSet {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let zh = match self {
            NotSet::Unknown { name } => format!("没有名为“{name}”的指标，请先写出这项指标。"),
            NotSet::NotANumber { name } => format!("指标“{name}”的值不是数字，请写成 12.50 的样子。"),
        };
        Message::new(zh, self.to_string())
    }
}

impl NoCode {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let most = OwnCode::LONGEST;
        let zh = format!("“{}”不能作代码：请用小写字母、数字和下划线，以字母开头，最多 {most} 个字符。", self.0);
        Message::new(zh, self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Code;
    use crate::model::{AnnualReport, Approximation, Figure, Place};

    #[test]
    fn what_is_refused_is_said_in_both_languages() {
        let mut report = AnnualReport::new(2025);
        let said = [
            "全年".parse::<Figure>().map_err(|error| error.message()).err(),
            "大概".parse::<Approximation>().map_err(|error| error.message()).err(),
            "/nowhere".parse::<Place>().map_err(|error| error.message()).err(),
            "A b".parse::<Code>().map_err(|error| error.message()).err(),
            report.set("培训", "12").map_err(|error| error.message()).err(),
        ];
        for (said, about) in said.iter().zip(["全年", "大概", "/nowhere", "A b", "培训"]) {
            assert!(said.as_ref().is_some_and(|said| said.zh.contains(about) && said.en.contains(about)), "{about}: {said:?}");
        }
    }
}
