use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::length::{HEADING, NAME};

/// Who reports (署名): the unit, and where a person reports for it, that person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "报告人", description = "报告的单位；个人述职时还有姓名和职务。")
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reporter {
    /// The unit, by its full or its standard short name; several joined by 、 sign under one another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(
        title = "单位", description = "单位全称或规范化简称；几个单位用顿号隔开。", length(min = 1, max = HEADING), regex(pattern = r"\S"), example = &"云溪县水务局"
    ))]
    pub organization: Option<String>,
    /// The person, where one reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "姓名", description = "述职人的姓名；单位总结不填。", length(min = 1, max = NAME), example = &"李明"))]
    pub name: Option<String>,
    /// That person's position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "职务", description = "述职人的职务。", length(min = 1, max = HEADING), example = &"党组书记、局长"))]
    pub position: Option<String>,
    /// Whose name stands under the report; where it is not said, the person's, where one reports, else the unit's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "署名", description = "文末署谁的名；不选时，有姓名署姓名，否则署单位。"))]
    pub signed_by: Option<SignedBy>,
}

/// Whose name stands under the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "署名", inline))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SignedBy {
    /// As where it is not said: the person's, where one reports, else the unit's. Forms that always give a value give this one.
    #[cfg_attr(feature = "schema", schemars(title = "按惯例", description = "有姓名署姓名，否则署单位；不选时也是如此。"))]
    Usual,
    /// The unit's.
    #[cfg_attr(feature = "schema", schemars(title = "单位", description = "署单位的名称。"))]
    Organization,
    /// The person's.
    #[cfg_attr(feature = "schema", schemars(title = "个人", description = "署述职人的姓名。"))]
    Name,
    /// The unit's, and the person's below it.
    #[cfg_attr(feature = "schema", schemars(title = "单位和个人", description = "署单位的名称，述职人的姓名署在其下。"))]
    Both,
}

impl Reporter {
    /// A unit that reports.
    pub fn new(organization: impl Into<String>) -> Self {
        Reporter { organization: Some(organization.into()), ..Reporter::default() }
    }

    /// A person who reports, whose unit is not said.
    pub fn person(name: impl Into<String>) -> Self {
        Reporter { name: Some(name.into()), ..Reporter::default() }
    }

    /// The lines of the signature: the unit or units, the person, or both, as far as they are there.
    ///
    /// ```
    /// use annual_report::model::{Reporter, SignedBy};
    /// let reporter = Reporter::new("云溪县水务局").with_name("李明");
    /// assert_eq!(reporter.signature(), ["李明"]);
    /// assert_eq!(reporter.with_signed_by(SignedBy::Both).signature(), ["云溪县水务局", "李明"]);
    /// ```
    pub fn signature(&self) -> Vec<&str> {
        let usual = if self.name.is_some() { SignedBy::Name } else { SignedBy::Organization };
        let signed_by = self.signed_by.filter(|signed_by| *signed_by != SignedBy::Usual).unwrap_or(usual);
        let units = || self.organizations();
        let person = self.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        match signed_by {
            SignedBy::Organization => units().collect(),
            SignedBy::Name | SignedBy::Usual => person.into_iter().collect(),
            SignedBy::Both => units().chain(person).collect(),
        }
    }

    /// The units that report: one, or several that are joined by 、; within brackets that joins parts of a name.
    pub fn organizations(&self) -> impl Iterator<Item = &str> {
        self.organization.iter().flat_map(|organizations| joined(organizations))
    }

    /// The line under the title: unit, position and name, as far as they are there, set apart by a space of full width.
    ///
    /// ```
    /// use annual_report::model::Reporter;
    /// assert_eq!(Reporter::new("云溪县水务局").with_position("局长").with_name("李明").line(), "云溪县水务局　局长　李明");
    /// ```
    pub fn line(&self) -> String {
        let parts = [&self.organization, &self.position, &self.name];
        parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).map(String::as_str).collect::<Vec<_>>().join("\u{3000}")
    }

    /// Sets the person.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the person's position.
    pub fn with_position(mut self, position: impl Into<String>) -> Self {
        self.position = Some(position.into());
        self
    }

    /// Sets whose name stands under the report.
    pub fn with_signed_by(mut self, signed_by: SignedBy) -> Self {
        self.signed_by = Some(signed_by);
        self
    }
}

/// The names that are joined by 、 outside brackets.
pub(crate) fn joined(names: &str) -> impl Iterator<Item = &str> {
    let mut open = 0usize;
    let names = names.split(move |c: char| {
        match c {
            '（' | '(' | '《' | '“' => open += 1,
            '）' | ')' | '》' | '”' => open = open.saturating_sub(1),
            _ => {}
        }
        c == '、' && open == 0
    });
    names.map(str::trim).filter(|name| !name.is_empty())
}
