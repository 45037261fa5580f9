//! Which year a report is on, or which other time.

use chrono::{Datelike, NaiveDate};

use super::chapters::Kind;
use crate::model::numerals::digit;
use crate::model::{Period, YEARS, chinese_number};

/// A year, and whether it is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) year: u16,
    pub(super) is_certain: bool,
}

/// What the year is told from.
pub(super) struct Sources<'s> {
    pub(super) title: &'s str,
    pub(super) subtitle: &'s str,
    /// The headings of the chapters, each with its kind.
    pub(super) chapters: Vec<(Kind, &'s str)>,
    pub(super) date: Option<NaiveDate>,
    /// The text before the first chapter and how the chapters begin.
    pub(super) texts: Vec<&'s str>,
}

impl Sources<'_> {
    pub(super) fn year(&self) -> Option<Year> {
        let certain = |year| Year { year, is_certain: true };
        let guess = |year| Year { year, is_certain: false };
        let is_retold = |heading: &str| ["回顾", "总结", "情况", "成绩", "成效", "进展", "工作"].iter().any(|word| heading.contains(word));
        // 2025年工作回顾; before 2026年重点任务 it is the year before.
        let mut told = self.chapters.iter().filter(|(kind, heading)| *kind == Kind::Work && is_retold(heading));
        if let Some(year) = told.find_map(|(_, heading)| last_year(heading)) {
            return Some(certain(year));
        }
        // 回顾2023年工作 on a line of its own says it better than the title.
        if let Some(year) =
            self.texts.iter().filter(|text| text.contains("回顾") && text.chars().count() <= RETOLD).find_map(|text| last_year(text))
        {
            return Some(certain(year));
        }
        // 2024年工作报告, which reports 2023年 and looks ahead to 2024年.
        if let (Some(titled), Some(reported)) = (title_year(self.title), self.reported().and_then(first_year))
            && titled == reported + 1
        {
            return Some(guess(reported));
        }
        let is_government = squeezed(self.title).contains("政府工作报告");
        if let Some(year) = title_year(self.title).filter(|_| !is_government) {
            return Some(certain(year));
        }
        // “十四五”时期工作总结, as 2021—2025年工作总结
        if let Some(to) = five_years(self.title).and_then(|period| u16::try_from(period.to?.year()).ok()) {
            return Some(guess(to));
        }
        // 25年工作总结
        if let Some(year) = short_year(self.title) {
            return Some(guess(year));
        }
        if let Some(year) = bracketed_year(self.subtitle).or_else(|| bracketed_year(self.title)) {
            return Some(certain(year));
        }
        // （2022年1月至2024年12月）, ——云河县水务局2024年工作总结
        if let Some((_, (year, _))) = months(self.subtitle) {
            return Some(certain(year));
        }
        let is_retold_below = ["总结", "述职", "述廉", "汇报", "小结"].iter().any(|word| self.subtitle.contains(word));
        if let Some(year) = title_year(self.subtitle).filter(|_| is_retold_below && !self.subtitle.contains("会议")) {
            return Some(certain(year));
        }
        let planned = self.chapters.iter().filter(|(kind, _)| *kind == Kind::Plans).find_map(|(_, heading)| first_year(heading));
        if is_government && let Some(year) = planned.or_else(|| title_year(self.title)).or(self.date.and_then(of)) {
            return Some(guess(year - 1));
        }
        if let Some(year) = self.reported().and_then(first_year) {
            return Some(guess(year));
        }
        let date = self.date.and_then(|date| Some(of(date)? - u16::from(date.month() <= 3)));
        let opening = self.texts.iter().find_map(|text| opening_year(text));
        // 2017年以来 in a report of 2021 is where it begins.
        let is_begin = opening.is_some_and(|year| date.is_some_and(|date| date > year + 1));
        let opening = opening.filter(|_| !is_begin);
        if let Some(year) = opening {
            let agrees = planned.is_none_or(|planned| planned == year + 1)
                || self.date.and_then(of).is_some_and(|date| date == year || date == year + 1);
            return Some(if agrees { guess(year) } else { guess(year.max(planned.map_or(0, |planned| planned - 1))) });
        }
        if let Some(planned) = planned {
            return Some(guess(planned - 1));
        }
        // A report of January to March is on the year before.
        date.map(guess)
    }

    /// What a text says that it reports: 现将|2024年工作情况|报告如下, 向大会报告|2024年工作.
    fn reported(&self) -> Option<&str> {
        let words = ["总结", "情况", "汇报", "报告", "述职", "工作"];
        self.texts.iter().find_map(|text| {
            let from = ["现将", "向大会报告", "向全会报告", "向会议报告", "向大家汇报", "向各位汇报"]
                .iter()
                .find_map(|word| Some(text.find(word)? + word.len()))?;
            let clause = &text[from..];
            let clause = &clause[..clause.find(['，', '。', '；', ',', '：', ':']).unwrap_or(clause.len())];
            words.iter().any(|word| clause.contains(word)).then_some(clause)
        })
    }

    /// 上半年, 第一季度, 学年, 2021—2025年 in the title, below it, or in the heading of a chapter of work.
    pub(super) fn period(&self, year: Option<u16>) -> Option<Period> {
        let work = self.chapters.iter().filter(|(kind, _)| *kind == Kind::Work).map(|(_, heading)| *heading);
        let told = [self.title, self.subtitle].into_iter().chain(work).chain(self.reported());
        told.chain(self.texts.iter().copied().filter(|text| text.contains("五年") && text.chars().count() <= RETOLD))
            .find_map(|text| period(text, year))
    }
}

/// The longest line of its own that says what is told again: 回顾2023年工作.
const RETOLD: usize = 20;

fn of(date: NaiveDate) -> Option<u16> {
    u16::try_from(date.year()).ok().filter(|year| YEARS.contains(year))
}

/// Without white space: 政 府 工 作 报 告.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every year that a text writes as 2025年, 2025年度 or 二〇二五年, and where its 年 stands.
fn years(text: &str) -> impl Iterator<Item = (u16, usize)> {
    text.match_indices('年').filter_map(|(at, _)| {
        let before = text[..at].trim_end();
        let digits: Vec<u32> = before.chars().rev().map_while(digit).take(5).collect();
        let spelt: Vec<char> = before.chars().rev().take_while(|c| "〇○零一二三四五六七八九".contains(*c)).take(5).collect();
        let year = if digits.len() == 4 {
            digits.iter().rev().fold(0, |value, digit| value * 10 + digit)
        } else if spelt.len() == 4 {
            u32::try_from(chinese_number(&spelt.into_iter().rev().collect::<String>())?).ok()?
        } else {
            return None;
        };
        u16::try_from(year).ok().filter(|year| YEARS.contains(year)).map(|year| (year, at))
    })
}

fn first_year(text: &str) -> Option<u16> {
    years(text).next().map(|(year, _)| year)
}

/// The last of a heading: “十四五”时期和2025年工作回顾.
fn last_year(text: &str) -> Option<u16> {
    years(text).last().map(|(year, _)| year)
}

/// The year of a title: of 2025年工作总结及2026年工作计划 the first, of 2021—2025年 the last; 2018年度; 2024-2025学年 the last.
fn title_year(title: &str) -> Option<u16> {
    if let Some((from, to)) = span(title) {
        return Some(if to > from { to } else { from });
    }
    first_year(title).or_else(|| {
        // 二〇二五述职报告 and 2025工作总结 do without 年.
        // （2017-10——2018-04） is on the last.
        let numbers = title.split(|c| digit(c).is_none()).filter(|number| number.chars().count() == 4);
        let mut years =
            numbers.filter_map(|number| u16::try_from(number.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit)).ok());
        years.rfind(|year| (1990..=2100).contains(year))
    })
}

/// 25年工作总结, 25年度述职报告: the year of a title in two digits.
fn short_year(title: &str) -> Option<u16> {
    let digits: String = title.chars().map_while(digit).take(3).filter_map(|digit| char::from_digit(digit, 10)).collect();
    let behind = title.trim_start_matches(|c| digit(c).is_some()).strip_prefix('年')?;
    let is_told = ["度", "工作", "述职", "总结", "上半年", "个人", "第"].iter().any(|word| behind.starts_with(word));
    digits.parse::<u16>().ok().filter(|year| digits.len() == 2 && (15..=40).contains(year) && is_told).map(|year| 2000 + year)
}

/// （2024年度）
fn bracketed_year(text: &str) -> Option<u16> {
    let at = text.find("年度").or_else(|| text.trim_end().ends_with(['年', '）', ')']).then(|| text.find('年')).flatten())?;
    let (year, found) = years(text).next()?;
    let is_date = text[found..].starts_with("年") && text[found..].contains('月');
    (found == at && !is_date).then_some(year)
}

/// The year that a text opens with: 2025年，, 2025年以来, 2025年是; never 自2012年起 or 2012年毕业.
fn opening_year(text: &str) -> Option<u16> {
    // 回首2024，
    let seen = ["回首", "回顾", "回眸", "回望", "告别", "走过"].iter().find_map(|word| {
        let behind = &text[text.find(word).filter(|at| *at <= 60)? + word.len()..];
        let digits: String = behind.chars().map_while(digit).filter_map(|digit| char::from_digit(digit, 10)).take(5).collect();
        let year: u16 = digits.parse().ok().filter(|year| YEARS.contains(year))?;
        (digits.len() == 4 && behind.chars().nth(4).is_some_and(|c| "，,年 ".contains(c))).then_some(year)
    });
    if seen.is_some() {
        return seen;
    }
    let mut told = years(text).take_while(|(_, at)| *at <= 180).filter(|(_, at)| opens(text, *at)).take(4);
    let (year, at) = told.next().filter(|(_, at)| *at <= 60)?;
    // 2025年是规划编制之年。2024年，我站…
    let is_named = text[at + '年'.len_utf8()..].starts_with('是');
    Some(if is_named && told.any(|(other, _)| other + 1 == year) { year - 1 } else { year })
}

/// Whether the year whose 年 stands there is what a text opens with.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().trim_end_matches(|c| digit(c).is_some() || "〇○零一二三四五六七八九".contains(c));
    let begins = before.is_empty()
        || before.ends_with(['，', '。', '：', '！', '!', ':', ',', '“'])
        || ["现将", "回顾", "过去的", "在", "将", "转眼", "转眼间", "送走", "告别", "走过"].iter().any(|word| before.ends_with(word));
    let behind = &text[at + '年'.len_utf8()..];
    let told = ["，", ",", "度", "是", "以来", "工作", "我", "在", "全", "上半年", "下半年", "第", "来", "里", "即将", "已"]
        .iter()
        .any(|word| behind.starts_with(word));
    // 2024年1月至11月，
    let is_told =
        told || behind.starts_with(|c| digit(c).is_some()) && months(&text[before.len()..]).is_some_and(|(from, to)| from.0 == to.0);
    begins && is_told && !before.ends_with(['自', '从', '于', '到'])
}

/// 2021—2025年, 2020-2021 年, 2024-2025学年
fn span(text: &str) -> Option<(u16, u16)> {
    let (at, dash) = text
        .match_indices(['—', '-', '－', '–', '～', '~', '至', '/'])
        .find(|(at, _)| text[..*at].trim_end_matches('年').ends_with(|c| digit(c).is_some()))?;
    let from: Vec<u32> = text[..at].trim_end_matches('年').chars().rev().map_while(digit).take(5).collect();
    let to: Vec<u32> = text[at + dash.len()..].trim_start_matches('—').chars().map_while(digit).take(5).collect();
    let from = (from.len() == 4).then(|| from.iter().rev().fold(0, |value, digit| value * 10 + digit))?;
    let to = (to.len() == 4).then(|| to.iter().fold(0, |value, digit| value * 10 + digit))?;
    let both = (u16::try_from(from).ok()?, u16::try_from(to).ok()?);
    (YEARS.contains(&both.0) && YEARS.contains(&both.1) && both.0 < both.1).then_some(both)
}

/// 2022年1月至2024年12月, 2024年1—11月: the first month and the last.
fn months(text: &str) -> Option<((u16, u32), (u16, u32))> {
    if let Some(found) = dotted(text) {
        return Some(found);
    }
    let (year, at) = years(text).next()?;
    let behind = text[at + '年'.len_utf8()..].trim_start();
    let (first, behind) = month(behind)?;
    let behind = behind
        .strip_prefix('月')
        .map_or(behind, |behind| behind.trim_start_matches(|c: char| digit(c).is_some() || c == '日' || c == '份'));
    let next = behind.trim_start().trim_start_matches(['至', '到', '—', '-', '－', '–', '～', '~']).trim_start();
    if next.len() == behind.len() {
        return None;
    }
    let to = years(next).next().filter(|(_, at)| *at <= "2024 ".len());
    let next = to.map_or(next, |(_, at)| next[at + '年'.len_utf8()..].trim_start());
    let (last, rest) = month(next)?;
    let to = to.map_or(year, |(year, _)| year);
    (rest.starts_with('月') && (year, first) < (to, last)).then_some(((year, first), (to, last)))
}

/// 2024.1—2024.12
fn dotted(text: &str) -> Option<((u16, u32), (u16, u32))> {
    let mut ends =
        text.trim_matches(['（', '）', '(', ')']).split(['—', '-', '－', '–', '～', '~', '至']).filter(|end| !end.is_empty()).map(|end| {
            let (year, behind) = end.trim().split_once(['.', '．'])?;
            let (month, rest) = month(behind)?;
            let year: u16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
            rest.is_empty().then_some((year, month))
        });
    let found = (ends.next()??, ends.next()??);
    (found.0 < found.1 && ends.next().is_none()).then_some(found)
}

/// The month at the beginning of a text, and what stands behind it.
fn month(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let month = text[..end].chars().filter_map(digit).take(3).fold(0, |value, digit| value * 10 + digit);
    (1..=12).contains(&month).then_some((month, &text[end..]))
}

/// The plans of five years, and the first year of each.
const FIVE_YEARS: &[(&str, u16)] = &[("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)];
/// The longest title.
const TITLED: usize = 40;

/// “十四五”时期工作总结 tells of all its years, but for one that names its own.
fn five_years(title: &str) -> Option<Period> {
    let (_, from) = FIVE_YEARS.iter().find(|(name, _)| title.contains(name))?;
    let is_ahead = ["谋划", "编制", "规划"].iter().any(|word| title.contains(word));
    (first_year(title).is_none() && !is_ahead && title.chars().count() <= TITLED).then(|| Period::years(*from, from + 4))
}

fn period(text: &str, year: Option<u16>) -> Option<Period> {
    let has = |word: &str| text.contains(word);
    if let Some((first, last)) = months(text) {
        return Some(Period::months(first, last));
    }
    // 过去五年工作回顾
    if (has("过去五年") || has("五年工作") || has("五年来")) && first_year(text).is_none() {
        return year.map(|year| Period::years(year - 4, year));
    }
    if let Some((from, to)) = span(text) {
        return Some(if has("学年") { Period::school_year(from) } else { Period::years(from, to) });
    }
    if let Some(found) = five_years(text) {
        return Some(found);
    }
    let year = first_year(text).or(year)?;
    let plans = ["打算", "计划", "安排"].iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let told = |word: &str| text.find(word).is_some_and(|at| at <= plans);
    if told("上半年") || told("1—6月") || told("1-6月") {
        return Some(Period::half_year(year, 1));
    }
    if told("下半年") && !["打算", "计划", "安排"].iter().any(|word| has(word)) {
        return Some(Period::half_year(year, 2));
    }
    if told("前三季度") {
        return Some(Period::months((year, 1), (year, 9)));
    }
    // 2024年3月份工作总结
    let of_month = years(text).next().and_then(|(_, at)| month(text[at + '年'.len_utf8()..].trim_start()));
    if let Some((month, behind)) = of_month
        && ["月份", "月工作", "月总结", "月小结"].iter().any(|word| behind.starts_with(word))
    {
        return Some(Period::months((year, month), (year, month)));
    }
    let quarters = [["第一季度", "一季度"], ["第二季度", "二季度"], ["第三季度", "三季度"], ["第四季度", "四季度"]];
    quarters.iter().zip(1..).find(|(names, _)| names.iter().any(|name| told(name))).map(|(_, quarter)| Period::quarter(year, quarter))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn sources<'s>(title: &'s str, chapters: &[(Kind, &'s str)], texts: &[&'s str], date: Option<NaiveDate>) -> Sources<'s> {
        Sources { title, subtitle: "", chapters: chapters.to_vec(), date, texts: texts.to_vec() }
    }

    #[test]
    fn the_year_is_told_from_what_says_it_best() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 20);
        let both = [(Kind::Work, "2025年工作回顾"), (Kind::Plans, "2026年重点任务")];
        for (sources, expected) in [
            (sources("2026年政府工作报告", &both, &[], day(2026, 1)), Some((2025, true))),
            (sources("政府工作报告", &[(Kind::Plans, "2014年工作安排")], &[], None), Some((2013, false))),
            (sources("2024年工作总结及2025年工作计划", &[], &["2012年毕业后，"], None), Some((2024, true))),
            (sources("工作总结", &[], &["自2012年起，我在站里工作。", "2023年，我站抓好落实。"], None), Some((2023, false))),
            (sources("工作总结", &[], &["2012年毕业，一直工作。"], None), None),
            (sources("工作总结", &[], &[], day(2025, 1)), Some((2024, false))),
            (sources("工作总结", &[], &[], day(2025, 12)), Some((2025, false))),
            (sources("2021—2025年工作总结", &[], &[], None), Some((2025, true))),
            (sources("工作总结", &[], &["自2019年参加工作以来，我一直在站里。现将2024年工作总结如下："], None), Some((2024, false))),
            (
                sources("工作总结", &[], &["按照《关于做好2023年度考核的通知》要求，现将我站2024年工作情况报告如下："], None),
                Some((2024, false)),
            ),
            (sources("工作总结", &[], &["现将有关情况报告如下：", "根据2020年制定的规划，我们抓好供水。"], None), None),
            (sources("“十四五”时期工作总结", &[], &[], None), Some((2025, false))),
            (sources("24年工作总结", &[], &[], None), Some((2024, false))),
            (sources("工作总结", &[], &["回首2024，我们收获满满。"], None), Some((2024, false))),
            (sources("", &[], &["我受镇政府委托，向大会报告2024年工作，请审议。"], None), Some((2024, false))),
            (sources("工作总结", &[], &["时光荏苒，转眼间2024年已接近尾声。"], None), Some((2024, false))),
            (sources("工作总结", &[], &["2024年1月至11月，我站抓好供水。"], None), Some((2024, false))),
            (sources("工作总结", &[], &["2025年是规划编制之年。2024年，我站抓好供水。"], None), Some((2024, false))),
            (sources("工作总结", &[], &["按照县委2025年1号文件要求，我站抓好落实。"], None), None),
            (sources("工作报告", &[], &["2017年以来，我院忠诚履职。"], day(2021, 12)), Some((2021, false))),
            (
                sources("云河县2024年工作报告", &[], &["现在，我向大家汇报2023年的工作成果，并展望2024年的工作。"], None),
                Some((2023, false)),
            ),
            (sources("云河县2024工作报告", &[], &["各位代表，大家好！", "回顾2023年工作成果"], None), Some((2023, true))),
        ] {
            assert_eq!(sources.year().map(|year| (year.year, year.is_certain)), expected, "{} {:?}", sources.title, sources.texts);
        }
        assert_eq!(bracketed_year("（2024年度）"), Some(2024));
        assert_eq!(bracketed_year("（2024年12月20日）"), None);
    }

    #[test]
    fn other_times_than_a_year_are_periods() {
        for (text, expected) in [
            ("2024年上半年工作总结及下半年工作计划", Some(Period::half_year(2024, 1))),
            ("2025年第三季度工作小结", Some(Period::quarter(2025, 3))),
            ("2024-2025学年工作总结", Some(Period::school_year(2024))),
            ("2024/2025学年度工作总结", Some(Period::school_year(2024))),
            ("2021—2025年工作总结", Some(Period::years(2021, 2025))),
            ("2025年工作总结", None),
            ("“十四五”工作总结", Some(Period::years(2021, 2025))),
            ("（2022年1月至2024年12月）", Some(Period::months((2022, 1), (2024, 12)))),
            ("（2022.1—2024.12）", Some(Period::months((2022, 1), (2024, 12)))),
            ("2024年1-11月工作总结", Some(Period::months((2024, 1), (2024, 11)))),
            ("2024年1月10日至2月20日工作总结", Some(Period::months((2024, 1), (2024, 2)))),
            ("2024年前三季度工作总结", Some(Period::months((2024, 1), (2024, 9)))),
            ("2024年3月份工作总结", Some(Period::months((2024, 3), (2024, 3)))),
            ("2025年1月20日在会议上", None),
        ] {
            assert_eq!(period(text, None), expected, "{text}");
        }
    }
}
