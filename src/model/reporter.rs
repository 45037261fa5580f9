use serde::{Deserialize, Serialize};

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
    /// The unit, by its full or its standard short name.
    #[cfg_attr(feature = "schema", schemars(
        title = "单位", description = "单位全称或规范化简称。", length(min = 1, max = 100), regex(pattern = r"\S"), example = &"云溪县水务局"
    ))]
    pub organization: String,
    /// The person, where one reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "姓名", description = "述职人的姓名；单位总结不填。", length(min = 1, max = 50), example = &"李明"))]
    pub name: Option<String>,
    /// That person's position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "职务", description = "述职人的职务。", length(min = 1, max = 100), example = &"党组书记、局长"))]
    pub position: Option<String>,
}

impl Reporter {
    /// A unit that reports.
    pub fn new(organization: impl Into<String>) -> Self {
        Reporter { organization: organization.into(), ..Reporter::default() }
    }

    /// Who signs the report: the person, where one reports, else the unit.
    pub fn signs(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.organization)
    }

    /// The line under the title: unit, position and name, as far as they are there, set apart by a space of full width.
    ///
    /// ```
    /// use annual_report::model::Reporter;
    /// assert_eq!(Reporter::new("云溪县水务局").position("局长").name("李明").line(), "云溪县水务局　局长　李明");
    /// ```
    pub fn line(&self) -> String {
        let parts = [Some(self.organization.as_str()), self.position.as_deref(), self.name.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\u{3000}")
    }

    /// Sets the person.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the person's position.
    pub fn position(mut self, position: impl Into<String>) -> Self {
        self.position = Some(position.into());
        self
    }
}
