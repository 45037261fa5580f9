use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Severity;

/// Makes the enum and its table from one list, so that a code is added in one place.
macro_rules! codes {
    (
        reading { $($read:ident $read_name:literal $read_level:expr, $read_zh:literal, $read_en:literal;)* }
        sense { $($sense:ident $sense_name:literal $draft:expr, $final:expr, $sense_zh:literal, $sense_en:literal;)* }
        wording { $($word:ident $word_name:literal $source:literal, $word_zh:literal, $word_en:literal;)* }
    ) => {
        /// What kind of finding it is. The names are stable: applications may switch on them and translate them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $read_name, "`: ", $read_en, ".")] $read,)*
            $(#[doc = concat!("`", $sense_name, "`: ", $sense_en, ".")] $sense,)*
            $(#[doc = concat!("`", $word_name, "`: ", $word_en, " (", $source, ").")] $word,)*
            /// A code of an application; see [`Code::own`].
            Own(OwnCode),
        }

        impl Code {
            /// Every code of the library, in the order in which the guide lists them.
            pub const ALL: &[Code] = &[$(Code::$read,)* $(Code::$sense,)* $(Code::$word),*];

            /// The stable name, as in JSON.
            pub fn name(&self) -> &str {
                match self { $(Code::$read => $read_name,)* $(Code::$sense => $sense_name,)* $(Code::$word => $word_name,)* Code::Own(own) => own.name() }
            }

            /// What it is about, in Chinese; for a code of an application its name.
            pub fn summary_zh(&self) -> &str {
                match self { $(Code::$read => $read_zh,)* $(Code::$sense => $sense_zh,)* $(Code::$word => $word_zh,)* Code::Own(own) => own.name() }
            }

            /// What it is about, in English; for a code of an application its name.
            pub fn summary_en(&self) -> &str {
                match self { $(Code::$read => $read_en,)* $(Code::$sense => $sense_en,)* $(Code::$word => $word_en,)* Code::Own(own) => own.name() }
            }

            /// For a rule of sense: how bad its findings are in a draft. `None` where it is off there, and for other codes.
            pub fn in_draft(self) -> Option<Severity> {
                match self { $(Code::$sense => $draft,)* _ => None }
            }

            /// For a rule of sense: how bad its findings are in a final report. `None` where it is off there, and for other codes.
            pub fn in_final(self) -> Option<Severity> {
                match self { $(Code::$sense => $final,)* _ => None }
            }

            /// For what reading and the shape of a text give: how bad it is. No rule changes that.
            pub fn in_reading(self) -> Option<Severity> {
                match self { $(Code::$read => Some($read_level),)* _ => None }
            }

            /// For a rule of wording, where it comes from: a standard, or the practice of offices. Rules of wording apply where
            /// they are asked for.
            pub fn wording(self) -> Option<&'static str> {
                match self { $(Code::$word => Some($source),)* _ => None }
            }
        }
    };
}

const ERROR: Option<Severity> = Some(Severity::Error);
const WARNING: Option<Severity> = Some(Severity::Warning);
const OFF: Option<Severity> = None;

codes! {
    reading {
        // Reading the text.
        NotUtf8 "not_utf8" Severity::Error, "不是 UTF-8 编码", "the text is not UTF-8";
        TextTooLong "text_too_long" Severity::Error, "文本超过长度上限", "the text is longer than the limit";
        TooManyValues "too_many_values" Severity::Error, "字段和条目过多", "the text has more fields and items than the limit";
        NestedTooDeep "nested_too_deep" Severity::Error, "嵌套超过层数上限", "the text is nested deeper than the limit";
        JsonSyntax "json_syntax" Severity::Error, "不是合法的 JSON", "the text is not JSON";
        DuplicateField "duplicate_field" Severity::Error, "同一字段写了两次", "a field stands twice";
        // Reading plain text and documents.
        YearUnknown "year_unknown" Severity::Warning, "原文没有年度", "the text names no year";
        UnplacedText "unplaced_text" Severity::Warning, "原文没有相应的层次，留在前面的文字中", "a line has no level of its own and was kept in the preceding paragraph";
        Guessed "guessed" Severity::Warning, "按上下文推断，可能不对", "read by a guess that may be wrong";
        LeftOut "left_out" Severity::Warning, "原文中有内容没有读入", "something in the text was not read into the report";
        NothingRead "nothing_read" Severity::Warning, "没有读到内容", "nothing of a report was found in the text";
        Renumbered "renumbered" Severity::Warning, "原文序号或次序不对，已重新编号", "a number or the order in the text is not that of its place";
        // Shape: the JSON Schema.
        UnknownField "unknown_field" Severity::Error, "没有这个字段", "the field is not known";
        MissingField "missing_field" Severity::Error, "缺少必填字段", "a required field is missing";
        WrongType "wrong_type" Severity::Error, "值的类型不对", "the value is of the wrong type";
        WrongLength "wrong_length" Severity::Error, "文字过短或过长，或条目过少", "the text is too short or too long, or there are too few items";
        OutOfRange "out_of_range" Severity::Error, "数值超出范围", "the number is out of range";
        WrongFormat "wrong_format" Severity::Error, "写法不合要求", "the text is not written as required";
        UnknownChoice "unknown_choice" Severity::Error, "不在可选值之中", "the value is none of the choices";
        // Of all rules.
        MoreFound "more_found" Severity::Warning, "问题太多，没有全部列出", "more was found than is listed";
    }
    sense {
        // Sense: the typed report.
        YearMissing "year_missing" OFF, ERROR, "正式稿没有年度", "a final report has no year";
        YearOutOfRange "year_out_of_range" ERROR, ERROR, "年度不在 1949 至 2100 之间", "the year is not between 1949 and 2100";
        PeriodReversed "period_reversed" ERROR, ERROR, "报告期的起在止之后", "a period ends before it begins";
        PeriodOutsideYear "period_outside_year" WARNING, WARNING, "报告期与年度不符", "the period does not touch the year";
        TitleMissing "title_missing" OFF, ERROR, "正式稿没有标题", "a final report has no title";
        ReporterMissing "reporter_missing" OFF, WARNING, "正式稿没有报告人", "a final report has no reporter";
        ChapterEmpty "chapter_empty" OFF, WARNING, "一章只有标题", "a chapter has nothing but its heading";
        WorkMissing "work_missing" OFF, ERROR, "正式稿没有工作情况一章", "a final report has no chapter of work";
        TextMissing "text_missing" OFF, ERROR, "标题、要点或名称为空", "a heading, a point or a name is empty";
        LineBreak "line_break" ERROR, ERROR, "单行文字中有换行", "a line break stands in a text of one line";
        IllegalCharacter "illegal_character" ERROR, ERROR, "含有文档不能保存的控制字符", "a control character that no document can hold";
        InvisibleCharacter "invisible_character" WARNING, ERROR, "含有看不见的字符", "a character that no page shows";
        TypedNumbering "typed_numbering" WARNING, WARNING, "手写了序号，会与自动编号重复", "a number typed by hand, which the layout writes";
        ReferenceInHeading "reference_in_heading" WARNING, WARNING, "标题中不能引用指标", "a heading refers to a figure, which only prose can";
        FigureUnknown "figure_unknown" ERROR, ERROR, "引用了没有的指标", "the text refers to a figure that is not stated";
        StrayBrace "stray_brace" ERROR, ERROR, "花括号不成对", "a brace without its partner";
        FigureBlank "figure_blank" OFF, WARNING, "文中用到的指标缺数", "the text refers to a figure that has no value";
        FigureNameInvalid "figure_name_invalid" ERROR, ERROR, "指标名称不能被引用", "a figure's name cannot be referred to";
        FigureNameDuplicate "figure_name_duplicate" ERROR, ERROR, "指标重名", "two figures have one name";
        FigureUnused "figure_unused" WARNING, WARNING, "指标未在文中使用", "a figure that no text uses";
        FigureValueMissing "figure_value_missing" OFF, ERROR, "指标缺数", "a figure has no value";
        ReportedOnOutsideYear "reported_on_outside_year" ERROR, ERROR, "成文日期与年度不符", "the date of the report does not fit its year";
        MeasureDueBeforeYear "measure_due_before_year" WARNING, WARNING, "整改时限早于报告年度", "a measure was due before the year of the report";
        PlanDueBeforeYear "plan_due_before_year" WARNING, WARNING, "打算的时限早于下一年", "a plan is due before the year it is for";
        ProblemWithoutMeasures "problem_without_measures" WARNING, WARNING, "问题没有整改措施", "a problem has no measures";
    }
    wording {
        Placeholder "placeholder" "practice 公文校核", "留有占位符号", "a placeholder was left";
        DoubledApproximation "doubled_approximation" "GB/T 15835-2011", "约数重复", "a number is approximate twice";
        HalfWidthPunctuation "half_width_punctuation" "GB/T 15834-2011 5.1", "中文中用了半角标点", "half-width punctuation in Chinese text";
        StraightQuote "straight_quote" "GB/T 15834-2011 4.8", "用了直引号", "a straight quotation mark";
        UnbalancedMark "unbalanced_mark" "GB/T 15834-2011 4.8, 4.9, 4.15", "引号、书名号或括号不成对", "a quotation mark, title mark or bracket without its partner";
        PauseBetweenMarks "pause_between_marks" "GB/T 15834-2011 4.5.3.5", "并列的引号或书名号之间用了顿号", "a pause mark between adjacent quotations or titles";
        RangeDash "range_dash" "GB/T 15834-2011 4.13", "起止年份或数值的连接号不对", "a wrong dash in a range of years or values";
        NumberMark "number_mark" "GB/T 9704-2012 7.3.3", "序号后的标点不对", "a wrong mark after a number at the head of a paragraph";
        HeadingPunctuation "heading_punctuation" "practice 公文标题", "独立成行的标题末尾有标点", "punctuation after a heading on its own line";
        MissingStop "missing_stop" "GB/T 15834-2011 4.1", "段末缺少标点", "a paragraph without punctuation at its end";
        BodyNamedTwice "body_named_twice" "practice 公文校核", "同一机构前后称谓不一", "one body named in two ways";
        ForeignYear "foreign_year" "practice 公文校核", "年份与报告年度不符", "a year that is neither the report's nor the next";
        FigureContradicted "figure_contradicted" "practice 公文校核", "同一指标前后数值不一", "a figure stated with another value in the text";
        TypedFigure "typed_figure" "practice 公文校核", "手写的数字已有指标", "a number typed where a figure of that value and unit exists";
        PartsExceedTotal "parts_exceed_total" "practice 公文校核", "分项之和与总数不符", "parts that do not add up to their total";
        RepeatedSentence "repeated_sentence" "practice 公文校核", "语句重复", "a sentence that stands twice";
        OtherUnit "other_unit" "practice 公文校核", "出现其他地区的单位", "a unit of another region, left over from another text";
        DoubledMark "doubled_mark" "GB/T 15834-2011", "标点重复", "a punctuation mark that stands several times";
        WrongTerm "wrong_term" "the application's lexicon", "用语或单位名称不规范", "a term or a unit's name that the application's lexicon writes otherwise";
        EnumerationSkips "enumeration_skips" "GB/T 9704-2012 7.3.3", "列举的序号不连续", "an enumeration that skips a number";
    }
}

impl Code {
    /// Whether it is a rule of wording that is wrong too often to be asked for with the others: it applies where it is set by itself.
    pub fn is_doubtful(self) -> bool {
        self == Code::OtherUnit
    }
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

/// A name that no code has and that is none for a code of an application.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no name of a code: use at most {most} lower-case letters, digits and _, beginning with a letter", most = OwnCode::LONGEST)]
pub struct NoCode(pub(super) String);

impl FromStr for Code {
    type Err = NoCode;

    /// The code of this name: one of the library's, else one of an application's.
    fn from_str(name: &str) -> Result<Self, NoCode> {
        let own = || Code::own(name).ok_or_else(|| NoCode(name.chars().take(100).collect()));
        Code::ALL.iter().find(|code| code.name() == name).copied().map_or_else(own, Ok)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

impl Code {
    /// A code of an application, for findings of its own; `None` for a name that is too long, has other characters than lower-case
    /// letters, digits and `_`, does not begin with a letter, or is that of a code of the library.
    ///
    /// ```
    /// use annual_report::finding::Code;
    /// assert_eq!(Code::own("budget_exceeded").unwrap().name(), "budget_exceeded");
    /// assert_eq!(Code::own("title_missing"), None);
    /// assert_eq!(Code::own("Budget exceeded"), None);
    /// ```
    pub fn own(name: &str) -> Option<Code> {
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_name || name.len() > OwnCode::LONGEST || Code::ALL.iter().any(|code| code.name() == name) {
            return None;
        }
        let mut own = OwnCode { name: [0; OwnCode::LONGEST], length: u8::try_from(name.len()).ok()? };
        own.name[..name.len()].copy_from_slice(name.as_bytes());
        Some(Code::Own(own))
    }
}

/// The name of an application's code, kept in place so that a [`Code`] stays a small value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnCode {
    name: [u8; OwnCode::LONGEST],
    length: u8,
}

impl OwnCode {
    /// The longest name, in characters.
    pub const LONGEST: usize = 40;

    fn name(&self) -> &str {
        // Made of ASCII alone.
        std::str::from_utf8(&self.name[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for OwnCode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:?}", self.name())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Code {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" })
    }
}
