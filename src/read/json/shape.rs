//! The shape of JSON: `jsonschema` against the generated schema, its errors put into words.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use super::node::Borrowed;
use super::tree::Tree;
use crate::finding::nearest::{nearest, shortened};
use crate::finding::{Code, Finding, Findings, pointer};
use crate::schema::draft_07;

/// Compiled once per process. The draft with the types written out: an error's schema path then leads to its field's title.
static VALIDATOR: LazyLock<Option<Validator<Borrowed>>> = LazyLock::new(|| {
    let options = jsonschema::options_for::<Borrowed>().should_validate_formats(true);
    options.with_pattern_options(jsonschema::PatternOptions::regex()).build(draft_07()).ok()
});

pub(super) fn check<'t>(tree: &'t Tree<'t>) -> Result<(), Findings> {
    // The schema is our own and a test compiles it. Were it broken, the types would still refuse what they cannot hold.
    let Some(validator) = &*VALIDATOR else { return Ok(()) };
    if validator.is_valid(tree) {
        return Ok(());
    }
    let found = validator.iter_errors(tree).flat_map(|error| {
        let keyword = Some(error.schema_path().as_str().to_owned());
        words(&error, tree).into_iter().map(move |finding| Finding { keyword: keyword.clone(), ..finding })
    });
    let mut found = found.peekable();
    let mut findings: Vec<Finding> = in_document_order(tree, found.by_ref().take(Findings::MOST)).into_iter().collect();
    let is_more = found.peek().is_some();
    // An empty text is both too short and blank; once is enough.
    let is_length = |finding: &Finding| finding.code == Code::WrongLength;
    findings.dedup_by(|second, first| is_length(first) && is_length(second) && first.pointer == second.pointer);
    findings.extend(is_more.then(Finding::more));
    Err(findings.into_iter().collect())
}

/// The findings in the order in which their fields stand in the text.
pub(super) fn in_document_order<'t>(tree: &'t Tree<'t>, findings: impl Iterator<Item = Finding>) -> Findings {
    let mut findings: Vec<Finding> = findings.collect();
    let mut places = Places::default();
    findings.sort_by_cached_key(|finding| places.of(tree, &finding.pointer));
    findings.into_iter().collect()
}

/// Where pointers lie in a text: the position of each step among its siblings. What is missing comes after what is there.
#[derive(Default)]
struct Places<'t> {
    /// The positions of the fields of an object that has many, by its place in memory: looked up by thousands of findings.
    large: HashMap<usize, HashMap<&'t str, usize>>,
}

impl<'t> Places<'t> {
    fn of(&mut self, tree: &'t Tree<'t>, place: &str) -> Vec<usize> {
        let mut at = Some(tree);
        let mut step = |step: &str| {
            let index = match at {
                Some(Tree::Fields(fields)) => self.field(fields, &pointer::name(step)),
                Some(Tree::List(_)) => step.parse().ok(),
                _ => None,
            };
            at = match (at, index) {
                (Some(Tree::Fields(fields)), Some(index)) => fields.get(index).map(|(_, value)| value),
                (Some(Tree::List(list)), Some(index)) => list.get(index),
                _ => None,
            };
            index.unwrap_or(usize::MAX)
        };
        place.split('/').skip(1).map(&mut step).collect()
    }

    fn field(&mut self, fields: &'t [(Cow<'t, str>, Tree<'t>)], name: &str) -> Option<usize> {
        if fields.len() < 32 {
            return fields.iter().position(|(key, _)| key == name);
        }
        let positions = || fields.iter().enumerate().map(|(index, (key, _))| (key.as_ref(), index)).collect();
        self.large.entry(fields.as_ptr().addr()).or_insert_with(positions).get(name).copied()
    }
}

/// An error of the validator as findings: several where several fields of one object are unknown.
fn words(error: &ValidationError<'_>, tree: &Tree<'_>) -> Vec<Finding> {
    let at = error.instance_path().as_str();
    let keyword_path = error.schema_path().as_str();
    let owner = keyword_path.rsplit_once('/').map_or("", |(owner, _)| owner);
    let schema = draft_07().pointer(owner).unwrap_or(&Value::Null);
    let title = schema["title"].as_str().unwrap_or("此处");
    let this = named(at);
    let example = || match &schema["examples"][0] {
        Value::Null => (String::new(), String::new()),
        example => (format!("，例如 {example}"), format!(", for example {example}")),
    };
    let one = |code, zh: String, en: String| vec![Finding::reading(code, at, zh, en)];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            // A name that is already there was not misspelt here.
            let holder = tree.at(at);
            let is_there = |name: &&str| holder.is_some_and(|holder| holder.field(name).is_some());
            let known = schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys().map(String::as_str));
            let known: Vec<&str> = known.filter(|name| !is_there(name)).collect();
            unexpected.iter().take(Findings::MOST + 1).map(|name| unknown_field(at, name, schema, &known)).collect()
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let title = schema["properties"][name]["title"].as_str().unwrap_or(name);
            vec![Finding::reading(
                Code::MissingField,
                pointer::field(at, name),
                format!("缺少“{title}”，请填写。"),
                format!("The field {name:?} is missing: fill it in."),
            )]
        }
        ValidationErrorKind::Type { kind } => {
            let ((zh, en), (example_zh, example_en)) = (type_words(kind), example());
            one(Code::WrongType, format!("“{title}”应为{zh}{example_zh}。"), format!("{this} should be {en}{example_en}."))
        }
        ValidationErrorKind::OneOfNotValid { .. } => {
            let choices: Vec<_> = schema["oneOf"].as_array().into_iter().flatten().collect();
            let zh: Vec<_> = choices
                .iter()
                .map(|choice| (choice["const"].as_str().unwrap_or_default(), choice["title"].as_str().unwrap_or_default()))
                // What explains a word often begins with it: 余（20余次）.
                .map(|(value, title)| if title.starts_with(value) { title.to_owned() } else { format!("{value}（{title}）") })
                .collect();
            let en: Vec<_> = choices.iter().map(|choice| choice["const"].to_string()).collect();
            one(
                Code::UnknownChoice,
                format!("“{title}”应为下列之一：{}。", zh.join("、")),
                format!("{this} should be one of {}.", en.join(", ")),
            )
        }
        ValidationErrorKind::MinLength { limit: 1 } => one(
            Code::WrongLength,
            format!("“{title}”不能为空，请填写或删除此项。"),
            format!("{this} may not be empty: fill it in or leave it out."),
        ),
        ValidationErrorKind::MinLength { limit } => {
            one(Code::WrongLength, format!("“{title}”至少要有 {limit} 个字。"), format!("{this} needs at least {limit} characters."))
        }
        ValidationErrorKind::MaxLength { limit } => one(
            Code::WrongLength,
            format!("“{title}”最多 {limit} 个字，请精简。"),
            format!("{this} may have at most {limit} characters: shorten it."),
        ),
        ValidationErrorKind::MinItems { limit } => {
            one(Code::WrongLength, format!("“{title}”至少要有 {limit} 项。"), format!("{this} needs at least {limit} items."))
        }
        ValidationErrorKind::Minimum { limit } => {
            one(Code::OutOfRange, format!("“{title}”不能小于 {limit}。"), format!("{this} may not be less than {limit}."))
        }
        ValidationErrorKind::Maximum { limit } => {
            one(Code::OutOfRange, format!("“{title}”不能大于 {limit}。"), format!("{this} may not be more than {limit}."))
        }
        ValidationErrorKind::Pattern { pattern } if pattern == r"\S" => {
            one(Code::WrongLength, format!("“{title}”不能只有空白，请填写。"), format!("{this} may not be blank: fill it in."))
        }
        ValidationErrorKind::Pattern { .. } => {
            one(Code::WrongFormat, format!("“{title}”不能含花括号和换行。"), format!("{this} may not hold a brace or a line break."))
        }
        ValidationErrorKind::Format { .. } => {
            let date = tree.at(at).and_then(|value| if let Tree::Text(text) = value { Some(text) } else { None });
            match date.filter(|date| is_written_as_a_date(date)) {
                Some(date) => one(
                    Code::WrongFormat,
                    format!("“{title}”：没有 {date} 这一天，请改正。"),
                    format!("{this}: there is no day {date}. Correct it."),
                ),
                None => one(
                    Code::WrongFormat,
                    format!("“{title}”应写成 2025-12-31 这样的日期。"),
                    format!("{this} should be a date like 2025-12-31."),
                ),
            }
        }
        // The generated schema uses no other keyword; a test goes over them.
        other => one(Code::WrongFormat, format!("“{title}”不合要求（{}）。", other.keyword()), format!("{error}")),
    }
}

/// What a pointer leads to, as an English sentence begins: the field by its name, as in the text.
fn named(at: &str) -> String {
    let steps: Vec<_> = at.split('/').skip(1).map(pointer::name).collect();
    match steps.iter().rev().find(|step| step.parse::<usize>().is_err()) {
        None => "The report".into(),
        Some(name) if steps.last() == Some(name) => format!("{name:?}"),
        Some(name) => format!("An entry of {name:?}"),
    }
}

/// 2025-02-30: four, two and two digits.
fn is_written_as_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.concat().bytes().all(|byte| byte.is_ascii_digit())
}

fn unknown_field(at: &str, name: &str, schema: &Value, known: &[&str]) -> Finding {
    let shown = shortened(name);
    let near = nearest(name, known.iter().copied());
    let (zh, en) = match near {
        Some(near) => {
            let title = schema["properties"][near]["title"].as_str().unwrap_or(near);
            (format!("是否为 {near}（{title}）？"), format!("Did you mean {near:?}?"))
        }
        None => ("请删除它。".into(), "Delete it.".into()),
    };
    Finding::reading(
        Code::UnknownField,
        pointer::field(at, name),
        format!("没有名为“{shown}”的字段。{zh}"),
        format!("There is no field {shown:?}. {en}"),
    )
}

fn type_words(kind: &TypeKind) -> (&'static str, &'static str) {
    let TypeKind::Single(name) = kind else { return ("其他类型", "of another type") };
    match name {
        JsonType::Array => ("列表", "a list"),
        JsonType::Boolean => ("是或否", "true or false"),
        JsonType::Integer => ("整数", "a whole number"),
        JsonType::Null => ("空", "null"),
        JsonType::Number => ("数字（不加引号）", "a number, without quotes"),
        JsonType::Object => ("一组字段", "an object"),
        JsonType::String => ("文字", "a text"),
    }
}
