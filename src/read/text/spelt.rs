//! Numbers in Chinese numerals: which are figures. Small ones are words (三个方面), so only what cannot be one is read: from a hundred
//! on, with a word of approximation, shares, and what is measured.

use super::number::{Found, no_figure_behind, word_before};
use crate::model::numerals::{digit, leading_number, leading_numeral};
use crate::model::unit::{is_money, unit_behind_number};
use crate::model::{Approximation, Decimal, Figure, chinese_number, is_han};

/// The digits of a decimal: 四点五.
const DIGITS: &str = "零一二三四五六七八九";

/// 三百名, 一千三百余人次, 近百次, 百余次, 三个百分点, 十二万元, 百分之九十五点五.
pub(super) fn number<'t>(before: &str, rest: &'t str) -> Option<Found<'t>> {
    let previous = before.chars().next_back();
    if previous.is_some_and(|c| "第几数上每“零〇一二三四五六七八九十百千万亿两".contains(c) || digit(c).is_some()) {
        return None;
    }
    if let Some(share) = share(before, rest) {
        return Some(share);
    }
    let (value, length) = numeral(rest)?;
    let behind = &rest[length..];
    let after = Approximation::behind_number(behind);
    let word = after.or_else(|| word_before(before)).unwrap_or_default();
    let end = length + after.map_or(0, |after| after.word().len());
    let unit = unit_behind_number(&rest[end..]).filter(|unit| !matches!(*unit, "分" | "成" | "方"))?;
    // 十二万元 is as large as it says.
    let measure = unit.trim_start_matches(['万', '亿', '余', '多']);
    let is_scaled = unit.starts_with(['万', '亿']) && !measure.is_empty();
    // 一万余人 is so many, 一万人 is a way of speaking.
    if is_scaled && value < Decimal::TEN && value.is_integer() && !is_money(unit) && !unit.contains(['余', '多']) {
        return None;
    }
    let is_bare = rest.starts_with(['百', '千']);
    let is_measure = is_measured(unit) && !before.ends_with("最后") && (value > Decimal::ONE || unit == "个百分点" || !word.is_exact());
    // 突破一批关键技术
    // 十八项制度 is a name, 制定制度十八项 counts.
    let next = rest[end + unit.len()..].chars().next();
    let counts = value > Decimal::TEN && next.is_none_or(|c| "，。；、！）".contains(c)) && before.ends_with(is_han);
    let is_few = value < Decimal::TEN || value < Decimal::ONE_HUNDRED && word.is_exact() && !counts;
    let is_small = is_few && !is_scaled && !is_measure;
    let is_odd = !value.is_integer() && !is_scaled && !is_measure;
    if is_small || is_odd || is_bare && word.is_exact() {
        return None;
    }
    let end = end + unit.len();
    // 一亩三分地
    if no_figure_behind(unit, &rest[end..], "").is_some() || rest[end..].starts_with(|c| DIGITS.contains(c)) {
        return None;
    }
    Some(found(value, unit, word, &rest[..end]))
}

fn found<'t>(value: Decimal, unit: &str, word: Approximation, spelt: &'t str) -> Found<'t> {
    let figure = Figure::new("", unit).with_value(value).with_approximation(word);
    Found { figure, length: spelt.len(), taken_back: word.words()[0].len(), spelt: Some(spelt) }
}

/// 百分之九十五, 百分之2.4, 千分之四点二.
fn share<'t>(before: &str, rest: &'t str) -> Option<Found<'t>> {
    let (unit, share) = [("%", "百分之"), ("‰", "千分之")].into_iter().find_map(|(unit, word)| Some((unit, rest.strip_prefix(word)?)))?;
    let (value, length) = leading_number(share).or_else(|| numeral(share))?;
    let behind = &share[length..];
    if behind.starts_with(['点', '几', '多', '至', '到', '—', '-'])
        || behind.starts_with("分之")
        || behind.starts_with(|c| DIGITS.contains(c))
    {
        return None;
    }
    // 百分之9，999
    if behind.strip_prefix('，').is_some_and(|next| next.starts_with(|c| digit(c).is_some())) {
        return None;
    }
    let before = word_before(before);
    let after = if before.is_none() { Approximation::behind_unit(behind) } else { None };
    let length = rest.len() - behind.len() + after.map_or(0, |after| after.word().len());
    Some(found(value, unit, before.or(after).unwrap_or_default(), &rest[..length]))
}

/// The numeral at the beginning of a text, with what stands behind its point.
fn numeral(text: &str) -> Option<(Decimal, usize)> {
    let whole = leading_numeral(text).map(|(value, length)| (Decimal::from(value), length));
    let (value, length) = whole.or_else(|| {
        let first = text.chars().next()?;
        let digit = if first == '两' { 2 } else { chinese_number(&text[..first.len_utf8()])? };
        let next = text[first.len_utf8()..].chars().next();
        (DIGITS.contains(first) || first == '两')
            .then_some((Decimal::from(digit), first.len_utf8()))
            .filter(|_| !next.is_some_and(|c| DIGITS.contains(c) || "十百千".contains(c)))
    })?;
    let Some(point) = text[length..].strip_prefix('点') else { return Some((value, length)) };
    let end = point.find(|c| !DIGITS.contains(c)).unwrap_or(point.len());
    let digits: String = point[..end].chars().filter_map(|c| chinese_number(&c.to_string())).map(|digit| digit.to_string()).collect();
    let is_time = digits.is_empty() || digits.len() > 4 || point[end..].starts_with(['十', '百', '千', '几']);
    let fraction: Decimal = format!("0.{digits}").parse().ok().filter(|_| !is_time)?;
    Some((value + fraction, text.len() - point.len() + end))
}

/// Units of which even few are measured, not counted in words: 三个百分点, 五公里; 一公里 is a figure of speech.
fn is_measured(unit: &str) -> bool {
    matches!(unit, "个百分点" | "公里" | "千米" | "公斤" | "千克" | "吨" | "亩" | "公顷" | "平方米" | "平方公里" | "千瓦时")
        || is_money(unit) && unit != "元"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_figures_where_they_cannot_be_words() {
        for (before, rest, figure) in [
            ("表彰", "三百名先进", "300名"),
            ("服务", "一千三百余人次", "1300余人次"),
            ("接待", "百余人次。", "100余人次"),
            ("封堵攻击", "五万余次，", "5万余次"),
            ("投入", "十二万元。", "12万元"),
            ("投入", "一点二亿元。", "1.2亿元"),
            ("提高", "三个百分点。", "3个百分点"),
            ("提高", "零点五个百分点。", "0.5个百分点"),
            ("出口", "十五美元", "15美元"),
            ("合格率", "百分之九十八点五。", "98.5%"),
            ("增长", "百分之12.5。", "12.5%"),
            ("达标率", "百分之九十以上。", "90%以上"),
            ("自然增长率", "千分之四点二。", "4.2‰"),
            ("硬化道路", "五公里。", "5公里"),
            ("开设选修课程", "二十六门，", "26门"),
        ] {
            let found = number(before, rest).map(|found| found.figure.to_string());
            assert_eq!(found.as_deref(), Some(figure), "{before}{rest}");
        }
        for (before, rest) in [
            ("抓好", "三个方面"),
            ("落实", "十八项核心制度。"),
            ("开展", "三次"),
            ("打通最后", "一公里"),
            ("种好", "一亩三分地"),
            ("", "百姓"),
            ("", "千家万户"),
            ("下午", "三点五十分"),
            ("", "一点一滴"),
            ("增长", "百分之二三十"),
            ("增长", "百分之十几"),
            ("高于", "百分之七十百分位"),
            ("惠及居民约", "一万人"),
            ("突破", "一批关键技术"),
            ("", "二〇二五年"),
            ("二", "元结构"),
            ("", "一元化"),
        ] {
            assert!(number(before, rest).is_none(), "{before}{rest}");
        }
    }
}
