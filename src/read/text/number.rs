//! Numbers in prose: which are figures, and how much of the text each takes.

use super::blanks::blank;
use super::spelt;
use crate::model::numerals::{digit, digits, leading_number};
use crate::model::unit::{is_time, unit_behind_number};
use crate::model::{Approximation, Decimal, Figure, is_han};

/// The longest quotation or title in which no number is looked for.
const QUOTED: usize = 60;

/// What a place of a text holds.
pub(super) enum Token<'t> {
    /// A figure.
    Figure(Found<'t>),
    /// So many bytes of text.
    Text(usize),
}

/// A figure found at a place.
pub(super) struct Found<'t> {
    pub(super) figure: Figure,
    /// How many bytes of the text it takes.
    pub(super) length: usize,
    /// How many bytes before it belong to it: 近 or 约, a space.
    pub(super) taken_back: usize,
    /// How it was spelt, where it is printed otherwise: 三百名.
    pub(super) spelt: Option<&'t str>,
}

/// What stands at a place of a text.
pub(super) fn token(text: &str, at: usize) -> Token<'_> {
    let (before, rest) = text.split_at(at);
    let Some(c) = rest.chars().next() else { return Token::Text(0) };
    if let Some(quoted) = quotation(rest) {
        return Token::Text(quoted);
    }
    if digit(c).is_some() {
        let mut number = number(before, rest);
        // 负3.2% is printed -3.2%, 零下18摄氏度 -18.
        if let (true, Ok(found)) = (before.ends_with(['负', '下']) && minus(before) > 0, &mut number) {
            found.spelt = Some(&text[at - found.taken_back..at + found.length]);
        }
        return number.map_or_else(Token::Text, Token::Figure);
    }
    if matches!(c, '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两')
        && let Some(found) = spelt::number(before, rest)
    {
        return Token::Figure(found);
    }
    left_out(before, rest).map_or(Token::Text(c.len_utf8()), Token::Figure)
}

/// Whether a text holds a number that is a figure, or a blank.
pub(super) fn holds_figure(text: &str) -> bool {
    let mut at = 0;
    while at < text.len() {
        match token(text, at) {
            Token::Figure(_) => return true,
            Token::Text(length) => at += length.max(1),
        }
    }
    false
}

/// How long a quotation or title at the beginning of a text is.
fn quotation(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '“' => '”',
        '《' => '》',
        '「' => '」',
        '〔' => '〕',
        _ => return None,
    };
    text.char_indices().take(QUOTED).find(|(_, c)| *c == close).map(|(end, _)| end + close.len_utf8())
}

/// A number with its unit, or how long the number is that is no figure.
fn number<'t>(before: &str, rest: &'t str) -> Result<Found<'t>, usize> {
    let length = digits(rest);
    let Some((value, _)) = leading_number(rest).filter(|_| begins(before)) else { return Err(length.max(1)) };
    if let Some(end) = no_figure(&rest[length..]) {
        return Err(length + end);
    }
    let behind = &rest[length..];
    // 20 余名
    let gap = behind.strip_prefix(' ').filter(|behind| Approximation::behind_number(behind).is_some()).map_or(0, |_| 1);
    let after = Approximation::behind_number(&behind[gap..]);
    let mut end = length + gap + after.map_or(0, |after| after.word().len());
    // 12 个
    let space = rest[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{3000}')).map_or(0, char::len_utf8);
    let unit = unit_behind_number(&rest[end + space..]).filter(|unit| space == 0 || !unit.starts_with(|c: char| c.is_ascii_alphabetic()));
    if let Some(found) = unit.and_then(|unit| compound(before, rest, value, unit, end + space)).filter(|_| after.is_none()) {
        return Ok(found);
    }
    let Some(unit) = unit.or_else(|| medal(&rest[end..]).filter(|_| after.is_none())) else { return Err(length) };
    end += space + unit.len();
    let behind = &rest[end..];
    if let Some(more) = no_figure_behind(unit, behind, &rest[..length]) {
        return Err(end + more);
    }
    let is_none = &rest[..length] == "1" && NEVER.iter().any(|word| before.ends_with(word));
    if is_none || is_ordinal(before, unit) {
        return Err(end);
    }
    let before_minus = &before[..before.len() - minus(before)];
    let is_minus = before_minus.len() < before.len();
    let sign = before.len() - before_minus.len();
    // 约 12万
    let spaced = before_minus.strip_suffix(' ').and_then(word_before).filter(|_| after.is_none());
    let word = after.or(spaced).or_else(|| word_before(before_minus)).unwrap_or_default();
    let behind_unit = if word.is_exact() { Approximation::behind_unit(behind) } else { None };
    let approximation = behind_unit.unwrap_or(word);
    end += behind_unit.map_or(0, |word| word.word().len());
    let mut taken_back = sign + approximation.words()[0].len() + usize::from(spaced.is_some() && behind_unit.is_none());
    if taken_back == 0 && before.strip_suffix(' ').is_some_and(|before| before.ends_with(is_han)) {
        taken_back = 1;
    }
    let value = if is_minus { -value } else { value };
    // 1，234 and 1 234 are printed 1234.
    let spelt = Some(&rest[..length]).filter(|number| number.contains(['，', ' ']));
    Ok(Found { figure: Figure::new("", unit).with_value(value).with_approximation(approximation), length: end, taken_back, spelt })
}

/// What makes one of something none: 未发生1起事故.
const NEVER: &[&str] = &["无", "没有", "未发生", "未出现", "未有", "未发现", "杜绝"];

/// 3亿2千万元, 46万8千元, 6万5000元: one number in two scales, printed in the greater.
fn compound<'t>(before: &str, rest: &'t str, value: Decimal, scale: &str, end: usize) -> Option<Found<'t>> {
    let outer: u64 = match scale {
        "亿" => 100_000_000,
        "万" => 10_000,
        _ => return None,
    };
    let behind = &rest[end + scale.len()..];
    let (next, length) = leading_number(behind).filter(|_| value.is_integer())?;
    let mut measure = &behind[length..];
    let mut inner = 1;
    for (word, factor) in [("千", 1000), ("百", 100), ("万", 10_000)] {
        if let Some(rest) = measure.strip_prefix(word).filter(|_| factor < outer) {
            (measure, inner) = (rest, inner * factor);
        }
    }
    // 1万2千余人 is 1.2万余人, 1亿2千余万元 1.2亿余元.
    let more_or_less = Approximation::behind_number(measure).map_or("", |word| word.word());
    measure = &measure[more_or_less.len()..];
    if let Some(rest) = measure.strip_prefix('万').filter(|_| scale == "亿" && !more_or_less.is_empty()) {
        (measure, inner) = (rest, inner * 10_000);
    }
    // 3万5 is a way of speaking, and so is 12亿3千.
    let is_plain = if scale == "亿" { inner >= 10_000 } else { inner > 1 || length >= 3 };
    let unit = unit_behind_number(measure).filter(|unit| is_plain && !unit.starts_with(['百', '千', '万', '亿', '余', '多']));
    let more = next.checked_mul(inner.into())?.checked_div(outer.into()).filter(|more| *more < Decimal::ONE)?;
    let (unit, measured) = match unit {
        Some(unit) => (format!("{scale}{more_or_less}{unit}"), unit.len()),
        None if measure.starts_with(is_han) || !is_plain || !more_or_less.is_empty() => return None,
        None => (scale.to_owned(), 0),
    };
    let value = value.checked_add(more)?.normalize();
    let end = rest.len() - measure.len() + measured;
    let word = word_before(before).unwrap_or_default();
    let figure = Figure::new("", unit.as_str()).with_value(value).with_approximation(word);
    Some(Found { figure, length: end, taken_back: word.words()[0].len(), spelt: Some(&rest[..end]) })
}

/// 3金2银1铜: medals, one number behind the other.
fn medal(behind: &str) -> Option<&str> {
    let rest = behind.strip_prefix(['金', '银', '铜'])?;
    let is_next = rest.trim_start_matches(|c| digit(c).is_some()).starts_with(['银', '铜']) && rest.starts_with(|c| digit(c).is_some());
    (is_next || !rest.starts_with(is_han)).then_some(&behind[..behind.len() - rest.len()])
}

/// How many bytes of a text say that the number behind it is less than nothing: -3.5%, 负3.5%; 担负3项 is three.
fn minus(before: &str) -> usize {
    let bare = before.trim_end_matches(['-', '−', '－']);
    if bare.len() < before.len() {
        return before.len() - bare.len();
    }
    if before.ends_with("零下") {
        return "零下".len();
    }
    let within = before.strip_suffix('负').is_some_and(|before| before.ends_with(|c| "担肩自欺背抱辜胜减轻".contains(c)));
    if before.ends_with('负') && !within { '负'.len_utf8() } else { 0 }
}

/// Whether a number may begin behind this text: not within another, behind 第, in a range, a ratio or a name of Latin letters.
fn begins(before: &str) -> bool {
    let mut last = before.chars().rev();
    let (previous, second) = (last.next(), last.next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    match previous {
        None => true,
        Some('—') => second == Some('—'),
        // 同比-3.5%
        Some('-' | '−' | '－') => second.is_none_or(|c| is_han(c) || "，。；：（".contains(c)),
        Some('负') => second != Some('正'),
        Some('至' | '到' | ':' | '：' | '∶') => !is_digit(second),
        Some(
            '第' | '每' | '〔' | '[' | '【' | '.' | '．' | '·' | '/' | '+' | '＋' | '–' | '～' | '~' | '#' | '№' | '=' | '×' | '_' | '*'
            | '＊',
        ) => false,
        Some(' ' | '\u{3000}') => second.is_none_or(|c| !c.is_ascii_alphabetic() && c != '第'),
        Some(c) => !c.is_ascii_alphanumeric() && digit(c).is_none(),
    }
}

/// How much further a number goes that is none of a figure: 1/3, 3:1, 20—30人, 5分之1.
fn no_figure(behind: &str) -> Option<usize> {
    let first = behind.chars().next()?;
    let next = &behind[first.len_utf8()..];
    let is_joined = "/／:：∶-－—–～~至到×xX*".contains(first);
    let next = if first == '—' { next.trim_start_matches('—') } else { next };
    if is_joined && next.starts_with(|c| digit(c).is_some()) {
        let from = behind.len() - next.len();
        let end = from + digits(next);
        return Some(end + unit_behind_number(&behind[end..]).map_or(0, str::len));
    }
    behind.starts_with("分之").then_some("分之".len())
}

/// The same behind the unit: ranges with a unit on both sides, 12亿3千万, limits and thresholds.
pub(super) fn no_figure_behind(unit: &str, behind: &str, number: &str) -> Option<usize> {
    if let Some(more) = no_figure(behind).filter(|_| behind.starts_with(['-', '－', '—', '–', '～', '~', '至', '到'])) {
        return Some(more);
    }
    let is_scale = unit.chars().all(|c| "百千万亿".contains(c));
    if is_scale && behind.starts_with(|c| digit(c).is_some()) {
        let mut end = 0;
        while behind[end..].starts_with(|c| digit(c).is_some()) {
            end += digits(&behind[end..]);
            end += unit_behind_number(&behind[end..]).map_or(0, str::len);
        }
        return Some(end);
    }
    if unit == "小时" && matches!(number, "24" | "48" | "72" | "144" | "240")
        || unit == "个月"
        || unit == "位" && matches!(number, "16" | "32" | "64" | "128")
        || unit == "m" && behind.starts_with('内')
    {
        return Some(0);
    }
    let is_limit =
        ["以下", "及以下", "以来", "以前", "以后", "之前", "之后", "多月", "之一", "半"].iter().any(|word| behind.starts_with(word));
    let is_within = is_time(unit) && ["内", "以内", "之内", "前", "后"].iter().any(|word| behind.starts_with(word));
    let is_phase = unit == "期" && ["工程", "项目", "建设"].iter().any(|word| behind.starts_with(word));
    // 亿元以上项目 and 50人以上的企业 are kinds of things, 5个以上项目 and 85%以上的县 are so many.
    let is_threshold = !counts(unit)
        && ["以上", "及以上", "以内"]
            .iter()
            .filter_map(|word| behind.strip_prefix(word))
            .any(|next| next.starts_with(|c| is_han(c) || digit(c).is_some()));
    // 26兆瓦级机组, 百亿级产业
    let is_grade = behind.starts_with('级') && !behind.starts_with("级别");
    (is_limit || is_within || is_phase || is_threshold || is_grade).then_some(0)
}

/// Whether so many of a unit are a number of things, and no size of one.
fn counts(unit: &str) -> bool {
    let bare = unit.trim_start_matches(['百', '千', '万', '亿', '余', '多']);
    matches!(
        bare,
        "个" | "家" | "项" | "条" | "座" | "件" | "种" | "所" | "处" | "场" | "次" | "期" | "套" | "篇" | "部" | "支" | "%" | "％"
    )
}

/// 前10名
fn is_ordinal(before: &str, unit: &str) -> bool {
    let is_place = matches!(unit, "名" | "位" | "个" | "强");
    let words = ["目前", "以前", "之前", "日前", "此前", "年前", "提前", "当前", "会前", "节前"];
    is_place && before.ends_with('前') && !words.iter().any(|word| before.ends_with(word))
}

/// 近, 约, 超过 and the like before a number, where it is no part of a word.
pub(super) fn word_before(before: &str) -> Option<Approximation> {
    let found = Approximation::before(before)?;
    let previous = before[..before.len() - found.word().len()].chars().next_back();
    let within = match found {
        Approximation::Nearly => "最附临邻靠亲相接新远",
        Approximation::About => "节制公预合签契集条隐简特",
        Approximation::Above => "高赶反班",
        Approximation::Beyond => "年",
        // 存在的不足3条, 找不到1人
        Approximation::Short => "的些其补",
        Approximation::NotUpTo => "找看想收做得办意料感用",
        _ => "",
    };
    (!previous.is_some_and(|c| within.contains(c))).then_some(found)
}

/// A blank.
fn left_out<'t>(before: &str, rest: &'t str) -> Option<Found<'t>> {
    let found = blank(before, rest)?;
    let approximation = Approximation::behind_number(found.after).unwrap_or_default();
    let length = found.mark.len() + found.after.len() + found.unit.len();
    Some(Found { figure: Figure::new("", found.unit).with_approximation(approximation), length, taken_back: 0, spelt: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            match token(text, at) {
                Token::Figure(one) => {
                    found.push(one.figure.to_string());
                    at += one.length;
                }
                Token::Text(length) => at += length,
            }
        }
        found
    }

    #[test]
    fn numbers_with_their_units_are_figures() {
        for (text, figures) in [
            ("配备3名医护，", &["3名"][..]),
            ("引进5家国有企业", &["5家"]),
            ("建成4个体系", &["4个"]),
            ("建设300个以上示范村，85%以上的县达标", &["300个以上", "85%以上"]),
            ("开行班列4000班次", &["4000班次"]),
            ("约 12 万人次，选派 20 余名，近 100 户", &["约12万人次", "20余名", "近100户"]),
            ("实施项目 12 个，投资 3.5 亿元", &["12个", "3.5亿元"]),
            ("一万余人受益，1万余人参加", &["1万余人", "1万余人"]),
            ("投入2千多万元", &["2千多万元"]),
            ("用电3.5亿千瓦时", &["3.5亿千瓦时"]),
            ("表彰三百名先进", &["300名"]),
            ("完成百分之九十五", &["95%"]),
            ("维修近百次", &["近100次"]),
            ("产量760亿斤以上，", &["760亿斤以上"]),
            ("浓度35微克/立方米", &["35微克/立方米"]),
            ("出口80万美元，平均年龄36岁，面积90㎡，里程12km。", &["80万美元", "36岁", "90㎡", "12km"]),
            ("接待370万人次", &["370万人次"]),
            ("同比-3.5%", &["-3.5%"]),
            ("同比－3.5%，增速为负1.2%", &["-3.5%", "-1.2%"]),
            ("不少于12次，超过30场，20人左右", &["不少于12次", "超过30场", "20人左右"]),
            ("节约5万元，最近3次", &["5万元", "3次"]),
            ("完成投资1,234.5万元", &["1234.5万元"]),
            ("投资1，234万元，惠及12，345，678人，增长5，120户，减少10，20户。", &["1234万元", "12345678人", "5120户", "20户"]),
            (
                "受理工单1 286件，投资12 345.6万元，惠及1 234 567人，2024 150户，第12 20户",
                &["1286件", "12345.6万元", "1234567人", "150户", "20户"],
            ),
            ("党员不足100人，低保户不到50户，耕地不到900亩", &["不足100人", "不到50户", "不到900亩"]),
            ("存在的不足3条，看不到2个", &["3条", "2个"]),
            ("担负3项任务", &["3项"]),
            ("接种3.2万剂次，学习32人·次，能耗5.2千克标煤/吨", &["3.2万剂次", "32人·次", "5.2千克标煤/吨"]),
            ("用电2万度，清运垃圾12车次，听课40节次，里程3KM", &["2万度", "12车次", "40节次", "3KM"]),
            ("高考600分以上12人", &["12人"]),
            (
                "产值12亿3千万元，减租46万8千元，缴费约6万5000元，接种1万2千余人，追缴1亿2千余万元",
                &["12.3亿元", "46.8万元", "约6.5万元", "1.2万余人", "1.2亿余元"],
            ),
            ("气温零下18摄氏度", &["-18摄氏度"]),
            ("浓度35微克每立方米，补贴300元每亩", &["35微克每立方米", "300元每亩"]),
            ("面积1100m2，", &["1100m2"]),
        ] {
            assert_eq!(read(text), figures, "{text}");
        }
    }

    #[test]
    fn years_ordinals_ranges_and_set_phrases_are_not() {
        for text in [
            "2023年，",
            "12月20日，",
            "第5次会议，第 3 名",
            "〔2023〕5号",
            "“三会一课”",
            "二十大，十四五，十分，百日攻坚，百姓，千家万户",
            "开展“5个1”活动",
            "《2025年100条措施》",
            "3至5次，3-5次，1.5至2公里，85%～90%，20—30人，12个至15个",
            "全天24小时值班，72小时应急",
            "A4纸，PM2.5，V1.2版，4G基站",
            "1/3以上，3:1，三分之一，一半，5分之1",
            "12亿3千人，3万5左右",
            "未发生1起事故，没有1人掉队",
            "电话0571-8888888，编号A-12号",
            "前10名，3天内办结，亿元以上项目，5000万元以上项目，5000吨及以上企业，26兆瓦级机组，100亿级产业，65岁以下",
            "多次召开，三个方面，两个维护，十八项制度",
            "误差正负3%，最后一公里，一亩三分地，十几个",
            "数十个项目，几十次",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn words_before_a_number_are_no_part_of_others() {
        for (before, word) in [
            ("走访近", "近"),
            ("约", "约"),
            ("投资超", "超"),
            ("已逾", "逾"),
            ("人数不足", "不足"),
            ("用时不到", "不到"),
            ("投资超过", "超过"),
        ] {
            assert_eq!(word_before(before).map(|word| word.word()), Some(word), "{before}");
        }
        for before in ["最近", "附近", "节约", "合约", "赶超", "提高超", "年逾", "存在的不足", "补不足", "找不到", "想不到"]
        {
            assert_eq!(word_before(before), None, "{before}");
        }
    }

    #[test]
    fn what_stands_before_a_number_may_make_it_a_rank() {
        for (before, unit) in [("居全省前", "名"), ("前", "位"), ("前", "个"), ("排名前", "强")] {
            assert!(is_ordinal(before, unit), "{before} {unit}");
        }
        for (before, unit) in [("目前", "名"), ("提前", "个"), ("此前", "位"), ("前", "天"), ("表彰", "名")] {
            assert!(!is_ordinal(before, unit), "{before} {unit}");
        }
    }
}
