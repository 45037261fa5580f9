use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;

/// Makes the enum and its table from one list, so that a code is added in one place.
macro_rules! codes {
    (
        sense { $($variant:ident $name:literal $draft:expr, $final:expr, $zh:literal, $en:literal;)* }
        wording { $($word:ident $word_name:literal $source:literal, $word_zh:literal, $word_en:literal;)* }
    ) => {
        /// What kind of finding it is. The names are stable: applications may switch on them and translate them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!("`", $name, "`: ", $en, ".")]
                $variant,
            )*
            $(
                #[doc = concat!("`", $word_name, "`: ", $word_en, " (", $source, ").")]
                $word,
            )*
        }

        impl Code {
            /// Every code, in the order in which the table of the README has them.
            pub const ALL: &[Code] = &[$(Code::$variant,)* $(Code::$word),*];

            /// The stable name, as in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* $(Code::$word => $word_name),* }
            }

            /// What it is about, in Chinese.
            pub fn summary_zh(self) -> &'static str {
                match self { $(Code::$variant => $zh,)* $(Code::$word => $word_zh),* }
            }

            /// What it is about, in English.
            pub fn summary_en(self) -> &'static str {
                match self { $(Code::$variant => $en,)* $(Code::$word => $word_en),* }
            }

            pub(super) fn in_draft(self) -> Option<Severity> {
                match self { $(Code::$variant => $draft,)* $(Code::$word => None),* }
            }

            pub(super) fn in_final(self) -> Option<Severity> {
                match self { $(Code::$variant => $final,)* $(Code::$word => None),* }
            }

            /// For a rule of wording, where it comes from: a standard, or the practice of offices. Rules of wording apply where
            /// [`Rules::with_wording`](super::Rules::with_wording) asks for them.
            pub fn wording(self) -> Option<&'static str> {
                match self { $(Code::$variant => None,)* $(Code::$word => Some($source)),* }
            }
        }
    };
}

const ERROR: Option<Severity> = Some(Severity::Error);
const WARNING: Option<Severity> = Some(Severity::Warning);
const OFF: Option<Severity> = None;

codes! {
    sense {
        // Reading the text.
        NotUtf8 "not_utf8" ERROR, ERROR, "不是 UTF-8 编码", "the text is not UTF-8";
        TextTooLong "text_too_long" ERROR, ERROR, "文本超过长度上限", "the text is longer than the limit";
        TooManyValues "too_many_values" ERROR, ERROR, "字段和条目过多", "the text has more fields and items than the limit";
        NestedTooDeep "nested_too_deep" ERROR, ERROR, "嵌套超过层数上限", "the text is nested deeper than the limit";
        JsonSyntax "json_syntax" ERROR, ERROR, "不是合法的 JSON", "the text is not JSON";
        DuplicateField "duplicate_field" ERROR, ERROR, "同一字段写了两次", "a field stands twice";
        // Reading an outline.
        YearUnknown "year_unknown" ERROR, ERROR, "原文没有年度", "the text names no year";
        UnplacedText "unplaced_text" WARNING, WARNING, "原文没有相应的层次，留在前面的文字中", "a line of the text has no place of its own and stands in the prose before it";
        Renumbered "renumbered" WARNING, WARNING, "原文序号或次序不对，已重新编号", "a number or the order in the text is not that of its place";
        // Shape: the JSON Schema.
        UnknownField "unknown_field" ERROR, ERROR, "没有这个字段", "the field is not known";
        MissingField "missing_field" ERROR, ERROR, "缺少必填字段", "a required field is missing";
        WrongType "wrong_type" ERROR, ERROR, "值的类型不对", "the value is of the wrong type";
        WrongLength "wrong_length" ERROR, ERROR, "文字过短或过长，或条目过少", "the text is too short or too long, or there are too few items";
        OutOfRange "out_of_range" ERROR, ERROR, "数值超出范围", "the number is out of range";
        WrongFormat "wrong_format" ERROR, ERROR, "写法不合要求", "the text is not written as required";
        UnknownChoice "unknown_choice" ERROR, ERROR, "不在可选值之中", "the value is none of the choices";
        // Sense: the typed report.
        TitleMissing "title_missing" OFF, ERROR, "正式稿没有标题", "a final report has no title";
        ReporterMissing "reporter_missing" OFF, WARNING, "正式稿没有报告人", "a final report has no reporter";
        ChapterEmpty "chapter_empty" OFF, WARNING, "一章只有标题", "a chapter has nothing but its heading";
        WorkMissing "work_missing" ERROR, ERROR, "没有工作情况一章", "there is no chapter of work";
        EmptyHeading "empty_heading" ERROR, ERROR, "标题或要点句为空", "a heading or topic is empty";
        LineBreak "line_break" ERROR, ERROR, "单行文字中有换行", "a line break stands in a text of one line";
        IllegalCharacter "illegal_character" ERROR, ERROR, "含有文档不能保存的控制字符", "a control character that no document can hold";
        TypedNumbering "typed_numbering" WARNING, WARNING, "手写了序号，会与自动编号重复", "a number typed by hand, which the layout writes";
        ReferenceInHeading "reference_in_heading" WARNING, WARNING, "标题中不能引用指标", "a heading refers to a figure, which only prose can";
        FigureUnknown "figure_unknown" ERROR, ERROR, "引用了没有的指标", "the text refers to a figure that is not stated";
        StrayBrace "stray_brace" ERROR, ERROR, "花括号不成对", "a brace without its partner";
        FigureBlank "figure_blank" OFF, WARNING, "文中用到的指标缺数", "the text stands on a figure that has no value";
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
        EnumerationSkips "enumeration_skips" "GB/T 9704-2012 7.3.3", "列举的序号不连续", "an enumeration that skips a number";
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
