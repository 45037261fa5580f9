//! Numbers in prose -> figures, referred to by name.

use std::rc::Rc;

use super::blanks::is_end;
use super::names::{Around, Names, Subject, fuller, subject};
pub(super) use super::number::holds_figure;
use super::number::{Found, Token, token};
use super::said::Said;
use crate::finding::{Code, Finding};
use crate::model::numerals::digit;
use crate::model::{AnnualReport, Decimal, Field, Figure, Place, Role, Step, VisitMut};

/// Replaces the numbers of every prose by references. Those of an item are stated on it, those of a plan are its targets, all others
/// stand on the report.
pub(super) fn extract(report: &mut AnnualReport, said: &mut Said) {
    let mut extract =
        Extract { names: Names::default(), targets: Names::default(), pending: Vec::new(), own: Vec::new(), label: String::new(), said };
    report.walk_mut(&mut extract);
}

struct Extract<'s> {
    names: Names,
    /// A target may have the name of this year's figure, which it carries on.
    targets: Names,
    /// The figures of the item or plan whose texts are walked over.
    pending: Vec<Figure>,
    /// Those of no item.
    own: Vec<Figure>,
    /// The topic before the text, where it ends in a colon: 回款净额：|1.8亿元.
    label: String,
    said: &'s mut Said,
}

impl VisitMut for Extract<'_> {
    fn text(&mut self, at: &Place, role: Role, text: &mut String) {
        if !role.is_prose() {
            self.label = Some(&*text).filter(|topic| role.is_numbered() && topic.ends_with(COLONS)).cloned().unwrap_or_default();
            return;
        }
        let label = std::mem::take(&mut self.label);
        let is_item = matches!(at.steps(), [Step::Field(Field::Work | Field::Others), _, Step::Field(Field::Items), ..]);
        let names = if at.plan().is_some() { &mut self.targets } else { &mut self.names };
        let figures = if is_item || at.plan().is_some() { &mut self.pending } else { &mut self.own };
        let mut writer = Paragraph { names, figures, said: self.said, place: at, label: &label };
        let before = writer.figures.len();
        let found: Vec<String> = text.split('\n').map(|paragraph| writer.read(paragraph)).collect();
        if writer.figures.len() > before {
            *text = found.join("\n");
        }
    }

    fn figures(&mut self, at: &Place, figures: &mut Vec<Figure>) {
        figures.append(if at.steps().len() == 1 { &mut self.own } else { &mut self.pending });
    }
}

/// How much of what stands before a number is looked at, in bytes: a line of nothing but numbers takes no longer than another.
const FAR: usize = 1200;

/// The end of what stands before a number.
fn end_of(text: &str) -> &str {
    let from = (text.len().saturating_sub(FAR)..=text.len()).find(|at| text.is_char_boundary(*at));
    from.map_or(text, |from| &text[from..])
}

/// As much of what stands behind one.
fn head_of(text: &str) -> &str {
    &text[..(0..=text.len().min(FAR)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)]
}

/// How many numbers of a sentence are kept in mind.
const MOST: usize = 16;
/// What stands between a label and its number.
pub(super) const COLONS: [char; 2] = ['：', ':'];
/// What ends a sentence.
const ENDS: &[char] = &['。', '；', '！', '？', '!', '?', ';'];

/// A paragraph whose numbers are replaced.
struct Paragraph<'e> {
    names: &'e mut Names,
    figures: &'e mut Vec<Figure>,
    said: &'e mut Said,
    place: &'e Place,
    /// The topic that the first number may be of.
    label: &'e str,
}

/// Where parts of a paragraph begin.
#[derive(Default)]
struct Begins {
    /// Behind the last punctuation.
    clause: usize,
    /// Behind the last that is no 、.
    group: usize,
    /// Where the group before began.
    before: usize,
    /// Behind the last number.
    number: usize,
    /// How many numbers the group has had.
    nth: usize,
    /// Where a bracket opened, and where its clause began.
    bracket: Option<(usize, usize)>,
}

impl Paragraph<'_> {
    /// A paragraph, its braces doubled already, with references in the place of its numbers.
    fn read(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut at, mut begins, mut last) = (0, Begins::default(), None::<Rc<Subject>>);
        // What was spoken of where a bracket opened: behind it that goes on.
        let mut before_bracket: Option<Rc<Subject>> = None;
        let (mut group, mut group_before, mut sentence) = (Vec::new(), Vec::new(), Vec::new());
        // The value that a figure had last year, where the text says so: 从上年的A增加到B.
        let mut before_that: Option<(Decimal, String)> = None;
        while at < text.len() {
            match token(text, at) {
                Token::Text(length) => {
                    let length = length.max(1);
                    let c = text[at..].chars().next().unwrap_or_default();
                    out.push_str(&text[at..at + length]);
                    at += length;
                    match c {
                        '（' | '(' => before_bracket = last.clone(),
                        '）' | ')' => last = before_bracket.take().or(last),
                        _ => {}
                    }
                    if matches!(c, '）' | ')') && begins.bracket.is_some_and(|(opened, _)| begins.number <= opened) {
                        // 污水治理（管控）率: a bracket without number is a part of its clause.
                        begins.clause = begins.bracket.take().map_or(at, |(_, clause)| clause);
                    } else if is_end(c) || matches!(c, '（' | '(') {
                        begins.bracket = if matches!(c, '（' | '(') { Some((at, begins.clause)) } else { begins.bracket };
                        begins.clause = at;
                        if !matches!(c, '、' | '（' | '(' | '）' | ')') {
                            begins = Begins { clause: at, before: begins.group, group: at, number: at, nth: 0, bracket: None };
                            group_before = std::mem::take(&mut group);
                        }
                        if ENDS.contains(&c) {
                            last = None;
                            group_before.clear();
                            sentence.clear();
                        }
                    }
                }
                Token::Figure(found) => {
                    let behind = head_of(&text[at + found.length..]);
                    let start = at - found.taken_back;
                    let from = begins.clause.max(begins.number).min(start);
                    // Where the words of its name end: 面积|大约2万亩.
                    let ends = start - of_approximation(&text[from..start], &text[start..at]);
                    let unit = found.figure.unit.clone().unwrap_or_default();
                    if let Some((clause, is_last_years)) = of_before(&text[from..start], behind)
                        && let Some(value) = found.figure.value
                    {
                        last = Some(Rc::new(subject(&Around {
                            group: clause,
                            before: if clause.is_empty() && begins.group == 0 { self.label } else { "" },
                            clause,
                            behind: "",
                            unit: &unit,
                            nth: 0,
                            last: last.as_deref(),
                            group_before: &[],
                            sentence: &[],
                        })));
                        begins.number = at + found.length;
                        before_that = is_last_years.then(|| (value, unit.clone()));
                        out.push_str(&text[at..at + found.length]);
                        at += found.length;
                        continue;
                    }
                    let around = Around {
                        group: end_of(&text[begins.group.min(ends)..ends]),
                        // What stands before is of the same sentence.
                        before: Some(if begins.group == 0 { self.label } else { end_of(&text[begins.before..begins.group]) })
                            .filter(|before| !before.ends_with(ENDS))
                            .unwrap_or_default(),
                        clause: &text[from..ends],
                        behind,
                        unit: &unit,
                        nth: begins.nth,
                        last: last.as_deref(),
                        group_before: &group_before,
                        sentence: &sentence,
                    };
                    let told = Rc::new(subject(&around));
                    let name = self.names.give(&told.name, || fuller(&told, &around), &unit);
                    self.say(&found);
                    out.truncate(out.len() - found.taken_back);
                    out.extend(["{", &name, "}"]);
                    at += found.length;
                    let mut figure = found.figure.named(name);
                    figure.last_year = before_that.take().filter(|(_, known)| *known == unit).map(|(value, _)| value);
                    self.figures.push(figure);
                    begins.number = at;
                    begins.nth += 1;
                    group.push(Rc::clone(&told));
                    // No more than a list of the longest that is told apart.
                    if sentence.len() == MOST {
                        sentence.remove(0);
                    }
                    sentence.push(Rc::clone(&told));
                    last = Some(told);
                }
            }
        }
        out
    }

    /// A number in Chinese numerals is printed in digits.
    fn say(&mut self, found: &Found<'_>) {
        if let Some(spelt) = found.spelt.filter(|_| self.said.has_room()) {
            let printed = &found.figure;
            self.said.findings.push(Finding::reading(
                Code::Guessed,
                self.place,
                format!("“{spelt}”按数字读入，写作{printed}。"),
                format!("\"{spelt}\" was read as a number and is written {printed}."),
            ));
        }
    }
}

/// How much of the word for about is left before its second character: 大|约, 逼|近.
fn of_approximation(before: &str, taken: &str) -> usize {
    let is_first = match taken.chars().next() {
        Some('约') => before.ends_with('大'),
        Some('近') => before.ends_with(['逼', '将', '接', '临']),
        _ => false,
    };
    before.chars().next_back().filter(|_| is_first).map_or(0, char::len_utf8)
}

/// How a value becomes another: 从A增加到B.
#[rustfmt::skip]
const BECOMES: &[&str] = &[
    "增加", "提高", "提升", "增长", "上升", "下降", "降低", "减少", "扩大", "降", "增", "升", "压缩", "缩短", "缩减", "发展", "扩展",
    "拓展", "减", "压减", "调整", "上调", "下调", "扩充", "壮大", "跃升", "攀升", "上涨",
];

/// 从A增加到B: what stands before, and whether A is what the text says of last year. What was before is no figure of this year.
fn of_before<'t>(clause: &'t str, behind: &str) -> Option<(&'t str, bool)> {
    let at = behind.char_indices().take(5).find(|(_, c)| matches!(c, '到' | '至')).map(|(at, _)| at);
    let becomes = at.is_some_and(|at| {
        let next = behind[at..].trim_start_matches(['到', '至', ' ', '约', '近', '超']);
        BECOMES.contains(&behind[..at].trim_end_matches('了'))
            && (next.starts_with(|c| digit(c).is_some()) || ["今年", "目前", "现在", "本年"].iter().any(|word| next.starts_with(word)))
    });
    let is_raised = becomes || BECOMES.iter().any(|word| behind.starts_with(word));
    let clause = clause.strip_suffix('的').unwrap_or(clause);
    let clause = clause.strip_suffix("同期").unwrap_or(clause);
    if let Some(before) = ["从上年", "由上年", "从去年", "由去年"].iter().find_map(|word| clause.strip_suffix(word)) {
        return is_raised.then_some((before, true));
    }
    // 从2024年底的
    let clause = clause.strip_suffix(['底', '末']).filter(|year| year.ends_with('年')).unwrap_or(clause);
    let clause = ["年初", "年前", "原来", "最初", "以往"].iter().find_map(|word| clause.strip_suffix(word)).unwrap_or(clause);
    let clause = clause.strip_suffix('年').map_or(clause, |year| year.trim_end_matches(|c| digit(c).is_some()));
    let before = clause.strip_suffix(['从', '由'])?;
    becomes.then_some((before, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Prose;

    fn read(text: &str) -> (String, Vec<String>) {
        let (mut names, mut figures, mut said) = (Names::default(), Vec::new(), Said::default());
        let mut paragraph = Paragraph { names: &mut names, figures: &mut figures, said: &mut said, place: &Place::ROOT, label: "" };
        let out = paragraph.read(&Prose::escape(text));
        (out, figures.iter().map(ToString::to_string).collect())
    }

    fn names(text: &str) -> Vec<String> {
        let (mut names, mut figures, mut said) = (Names::default(), Vec::new(), Said::default());
        Paragraph { names: &mut names, figures: &mut figures, said: &mut said, place: &Place::ROOT, label: "" }.read(text);
        figures.into_iter().map(|figure| figure.name).collect()
    }

    #[test]
    fn numbers_are_replaced_by_references() {
        for (text, out, figure) in [
            ("全年开展集中学习30余次。", "全年开展集中学习{集中学习}。", "30余次"),
            ("确定10个重点调研内容，", "确定{重点调研内容}重点调研内容，", "10个"),
            ("对调研发现的30个问题，", "对调研发现的{问题}问题，", "30个"),
            ("参学率达98.50%。", "参学率达{参学率}。", "98.50%"),
            ("慰问近100名群众，", "慰问{慰问群众}群众，", "近100名"),
            ("服务群众10万余人，", "服务群众{服务群众}，", "10万余人"),
            ("召开次党组会议专题讨论", "召开{党组会议}党组会议专题讨论", "____次"),
            ("参训党员XX余人次。", "参训党员{参训党员}。", "____余人次"),
            ("完成投资 1,200 万元。", "完成投资{投资}。", "1200万元"),
            ("接待２０批次。", "接待{接待次数}。", "20批次"),
        ] {
            assert_eq!(read(text), (out.to_owned(), vec![figure.to_owned()]), "{text}");
        }
    }

    /// Names that a person would give.
    #[test]
    fn names_are_those_that_a_person_would_give() {
        for (text, expected) in [
            ("财政收入3亿元，增长4.2%。", &["财政收入", "财政收入增长"][..]),
            ("财政收入3亿元，同比增长4.2%。", &["财政收入", "财政收入增长"]),
            ("城镇和农村居民收入分别达到3万元和2万元。", &["城镇居民收入", "农村居民收入"]),
            ("工业、农业增加值分别增长5%、6%。", &["工业增加值增长", "农业增加值增长"]),
            (
                "城镇、农村居民人均可支配收入分别达到38650元、19870元，增长5.2%、7.1%。",
                &["城镇居民人均可支配收入", "农村居民人均可支配收入", "城镇居民人均可支配收入增长", "农村居民人均可支配收入增长"],
            ),
            ("新增企业12家、淘汰3家，增长5%。", &["新增企业", "淘汰企业", "企业增长"]),
            ("日均清运垃圾860吨。", &["日均清运垃圾"]),
            ("计划发展35岁以下党员3名。", &["党员"]),
            ("60岁以上占43%。", &["比例"]),
            ("先后获得市级表彰5次，共获得奖项3个。", &["市级表彰", "奖项"]),
            ("编发信息212期，被市委办采用37条。", &["编发信息", "市委办采用"]),
            ("有27个村民小组504户。", &["村民小组", "户数"]),
            ("荣获奖项12个，其中包括3个一等奖。", &["奖项", "一等奖"]),
            ("新建公厕7处，硬化道路1200余米，投入资金160余万元。", &["新建公厕", "硬化道路", "投入资金"]),
            ("新建泵站3座（其中大型1座、中小型2座）。", &["新建泵站", "大型新建泵站", "中小型新建泵站"]),
            ("学习3次，学习4次，学习5次。", &["学习", "学习次数", "学习（二）"]),
            ("2025年地区生产总值完成253.7亿元。", &["地区生产总值"]),
            ("开展培训64期、1800余人次。", &["培训", "培训人次"]),
            ("先行建设50个智能化康复中心。", &["智能化康复中心"]),
            ("与25家国有企业签署协议。", &["国有企业"]),
            ("苹果、黄桃2个产业链。", &["产业链"]),
            ("农村厕所普及率、生活垃圾和污水治理率分别达到88%、100%、75%。", &["农村厕所普及率", "生活垃圾治理率", "污水治理率"]),
            ("接待游客人次、经营收入分别增长17%、11%。", &["接待游客人次增长", "经营收入增长"]),
            ("事故起数、死亡人数分别下降9%、5%。", &["事故起数下降", "死亡人数下降"]),
            ("力争课程覆盖率达到100%。", &["课程覆盖率"]),
            ("完成率百分之九十五。", &["完成率"]),
            ("研发经费支出5亿元。", &["研发经费支出"]),
            ("首批18项标准已发布。", &["标准"]),
            ("扎实推进21项惠民实事。", &["惠民实事"]),
            ("制定规章2件、废止3件。", &["规章", "废止规章"]),
            ("新建国家级基地2个、累计达8个。", &["新建国家级基地", "新建国家级基地总数"]),
            ("经营主体净增9万户、突破90万户。", &["经营主体", "经营主体户数"]),
            ("有19家市级以上龙头企业。", &["市级以上龙头企业"]),
            ("新增5.5万个公共充电桩。", &["新增公共充电桩"]),
            ("研发经费支出占生产总值的比重达到4.5%。", &["研发经费支出占比"]),
            ("3所学校15个班级受表彰。", &["学校", "班级"]),
            ("推动科学中心29个科技设施投入运行。", &["科技设施"]),
            ("农村污水治理（管控）率达48%。", &["农村污水治理率"]),
            ("发案数、损失数分别再降17%、9%。", &["发案数下降", "损失数下降"]),
            ("养老金标准继续提高，年人均提高2556元。", &["养老金标准提高"]),
            ("开工10万平方米住宅小区和2万平方米厂房。", &["开工住宅小区", "厂房"]),
            ("近岸海域优良水质比例92.6%。", &["近岸海域优良水质比例"]),
            ("城镇居民、农村居民人均可支配收入分别增长4%、6%。", &["城镇居民人均可支配收入增长", "农村居民人均可支配收入增长"]),
            ("研究与试验发展经费突破100亿元。", &["研究与试验发展经费"]),
            ("治理13个高频共性问题。", &["治理高频共性问题"]),
            ("实现所有乡镇和90%以上建制村通车。", &["建制村"]),
            ("生产总值5亿元。生产总值6亿元。", &["生产总值", "生产总值（二）"]),
            ("企业贷款增速要高于40%。", &["企业贷款增速"]),
            ("失业率平均为5.1%，年末失业率降到5%。", &["失业率", "年末失业率"]),
            ("严守18亿亩耕地红线。", &["耕地红线"]),
            ("有力应对9轮强降雨。", &["应对强降雨"]),
            ("新能源汽车、智能手机零售额分别增长36%、58%。", &["新能源汽车零售额增长", "智能手机零售额增长"]),
            ("建成260个亿元以上产业项目。", &["建成亿元以上产业项目"]),
            ("生活补贴全年人均增长2000元。", &["生活补贴增长"]),
            ("实施项目12个总投资3亿元。", &["项目", "总投资"]),
            ("慰问老人120户，为60户困难群众送去棉被。", &["慰问老人", "困难群众"]),
            ("培训师傅30名，为18家企业解难题。", &["培训师傅", "企业"]),
            ("财政收入3亿元，为2亿元。", &["财政收入", "财政收入（二）"]),
            ("新增省级以上农业产业化重点龙头企业100家。", &["新增省级以上农业产业化重点龙头企业"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn what_the_text_says_of_last_year_is_last_years() {
        let (mut names, mut figures, mut said) = (Names::default(), Vec::new(), Said::default());
        let out = Paragraph { names: &mut names, figures: &mut figures, said: &mut said, place: &Place::ROOT, label: "" }
            .read("办结率从上年的90%提高到95%。");
        assert_eq!(out, "办结率从上年的90%提高到{办结率}。");
        assert_eq!((figures[0].to_string(), figures[0].last_year), ("95%".into(), Some(90.into())));
        for text in ["办结率从90%提高到95%。", "人数由2023年的8人增至12人。", "时限由15个工作日压缩至5个工作日。"]
        {
            let (out, figures) = read(text);
            assert_eq!((out.matches('{').count(), figures.len()), (1, 1), "{text}");
        }
        assert_eq!(read("由3个村和5个社区组成。").1.len(), 2);
    }
}
