//! Findings in the shapes in which form builders and validators exchange errors.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::finding::{Code, Finding, Findings, Language, Severity, pointer};
use crate::schema::draft_07;

impl Findings {
    /// The `extraErrors` of react-jsonschema-form: an object like the form's data, with the messages for a control in
    /// `__errors`. Warnings begin with 提醒.
    ///
    /// ```
    /// use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
    /// let message = Message::new("没有名为“培训”的指标。", "There is no figure \"培训\".");
    /// let findings = Findings::from(Finding::new(Code::FigureUnknown, Severity::Error, "/work/0/lead", message));
    /// assert_eq!(
    ///     findings.to_rjsf(Language::Chinese),
    ///     serde_json::json!({ "work": { "0": { "lead": { "__errors": ["没有名为“培训”的指标。"] } } } })
    /// );
    /// ```
    pub fn to_rjsf(&self, language: Language) -> Value {
        let mut root = json!({});
        for finding in self {
            // A step is a field of the schema or an index, so what it leads to is an object or not there yet.
            let at = control(finding).split('/').skip(1).fold(&mut root, |at, step| &mut at[step]);
            match &mut at["__errors"] {
                Value::Array(errors) => errors.push(said(finding, language).into()),
                none => *none = json!([said(finding, language)]),
            }
        }
        root
    }

    /// The `additionalErrors` of JSONForms: error objects as AJV has them, with `instancePath`. `keyword` is the code of the
    /// finding: JSONForms does not show the errors of some keywords of JSON Schema. `params` has the severity, the pointer of the
    /// finding, where the control is another one, and the pointer of the figure that it is about.
    ///
    /// ```
    /// # use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
    /// let message = Message::new("文中的“培训”还没有数。", "The figure \"培训\" has no value yet.");
    /// let finding = Finding::new(Code::FigureBlank, Severity::Warning, "/work/0/lead", message).with_figure("/figures/0");
    /// let errors = Findings::from(finding).to_ajv(Language::Chinese);
    /// assert_eq!(errors[0]["instancePath"], "/work/0/lead");
    /// assert_eq!(errors[0]["keyword"], "figure_blank");
    /// assert_eq!(errors[0]["params"]["figure"], "/figures/0");
    /// ```
    pub fn to_ajv(&self, language: Language) -> Value {
        let error = |finding: &Finding| {
            let control = control(finding);
            let mut params = json!({ "severity": finding.severity });
            if control != finding.pointer {
                params["pointer"] = finding.pointer.as_str().into();
            }
            if let Some(figure) = &finding.figure {
                params["figure"] = figure.as_str().into();
            }
            json!({
                "instancePath": control,
                "schemaPath": format!("#{}", keyword(finding)),
                "keyword": finding.code,
                "params": params,
                "message": said(finding, language),
            })
        };
        self.iter().map(error).collect()
    }

    /// The output of a validator in the format "basic" (JSON Schema Core 2020-12, section 12.4.2): errors among `errors`, warnings
    /// among `annotations`. A finding that is not a matter of the schema has its code for a keyword.
    ///
    /// ```
    /// # use annual_report::finding::{Code, Finding, Findings, Language, Message, Severity};
    /// let message = Message::new("正式稿要有标题，请填写。", "A final report needs a title: fill it in.");
    /// let findings = Findings::from(Finding::new(Code::TitleMissing, Severity::Error, "/title", message));
    /// let output = findings.to_basic_output(Language::English);
    /// assert_eq!(output["valid"], false);
    /// assert_eq!(output["errors"][0]["instanceLocation"], "/title");
    /// assert_eq!(output["errors"][0]["keywordLocation"], "/title_missing");
    /// ```
    pub fn to_basic_output(&self, language: Language) -> Value {
        let (mut errors, mut annotations) = (Vec::new(), Vec::new());
        for finding in self {
            let (units, valid, key) = match finding.severity {
                Severity::Error => (&mut errors, false, "error"),
                Severity::Warning => (&mut annotations, true, "annotation"),
            };
            units.push(json!({
                "valid": valid,
                "keywordLocation": keyword(finding),
                "instanceLocation": finding.pointer,
                key: finding.message.in_language(language),
            }));
        }
        let mut output = json!({ "valid": errors.is_empty(), "keywordLocation": "", "instanceLocation": "" });
        for (key, units) in [("errors", errors), ("annotations", annotations)] {
            if !units.is_empty() {
                output[key] = units.into();
            }
        }
        output
    }
}

/// The pointer of the control that shows a finding. Builders show nothing at an object: its first field stands for it. A field
/// that no form knows is shown at what holds it.
fn control(finding: &Finding) -> Cow<'_, str> {
    let mut at = finding.pointer.as_str();
    if finding.code == Code::UnknownField {
        at = at.rsplit_once('/').map_or("", |(holder, _)| holder);
    }
    let mut place = Cow::Borrowed(at);
    let mut schema = schema_at(at);
    while !place.is_empty()
        && let Some((name, first)) = schema.and_then(|schema| schema["properties"].as_object()?.iter().next())
    {
        place.to_mut().push_str(&format!("/{name}"));
        schema = Some(first);
    }
    place
}

/// What the schema says of the value at a pointer.
fn schema_at(at: &str) -> Option<&'static Value> {
    at.split('/').skip(1).try_fold(draft_07(), |schema, step| match schema.get("items") {
        Some(items) => Some(items),
        None => schema["properties"].get(pointer::name(step)),
    })
}

/// The message; a form has no other sign of severity.
fn said(finding: &Finding, language: Language) -> String {
    let message = finding.message.in_language(language);
    match (finding.severity, language) {
        (Severity::Error, _) => message.to_owned(),
        (Severity::Warning, Language::Chinese) => format!("提醒：{message}"),
        (Severity::Warning, Language::English) => format!("Warning: {message}"),
    }
}

fn keyword(finding: &Finding) -> Cow<'_, str> {
    match &finding.keyword {
        Some(keyword) => keyword.into(),
        None => format!("/{}", finding.code).into(),
    }
}
