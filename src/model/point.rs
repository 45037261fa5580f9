use serde::{Deserialize, Serialize};

use super::Prose;
#[cfg(feature = "schema")]
use super::length::TOPIC;
use super::nullable::null_as_default;

/// A point of an item, a problem or a plan (一是… 二是…).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "要点", description = "一个要点：要点句和展开的文字。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Point {
    /// The sentence the point opens with. One that does not end in punctuation gets its 。 from the layout.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "要点句", description = "不写“一是”；句末没有标点时由版式补句号。", length(min = 1, max = TOPIC), regex(pattern = r"\S"), example = &"抓好集中学习"
    ))]
    pub topic: String,
    /// What follows it.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "内容", description = "要点的展开，可用{指标名称}引用数字。", example = &"全年开展集中学习{集中学习}，参学率达到{参学率}。"
    ))]
    pub text: Prose,
    /// Its own points, one level down (（1）, the fourth level of GB/T 9704-2012, 7.3.3).
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "小点", description = "要点之下按（1）（2）编排的小点。"))]
    pub points: Vec<Subpoint>,
}

impl Point {
    /// A point.
    pub fn new(topic: impl Into<String>, text: impl Into<Prose>) -> Self {
        Point { topic: topic.into(), text: text.into(), points: Vec::new() }
    }

    /// Adds points of its own.
    pub fn with_points(mut self, points: impl IntoIterator<Item = Subpoint>) -> Self {
        self.points.extend(points);
        self
    }
}

/// A point of a point (（1）… （2）…).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "小点", description = "要点之下的一个小点。"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Subpoint {
    /// The sentence it opens with. One that does not end in punctuation gets its 。 from the layout.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(
        title = "小点句", description = "不写“（1）”；句末没有标点时由版式补句号。", length(min = 1, max = TOPIC), regex(pattern = r"\S"), example = &"专题学习"
    ))]
    pub topic: String,
    /// What follows it.
    #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "Prose::is_empty")]
    #[cfg_attr(feature = "schema", schemars(title = "内容", description = "小点的展开，可用{指标名称}引用数字。"))]
    pub text: Prose,
}

impl Subpoint {
    /// A point of a point.
    pub fn new(topic: impl Into<String>, text: impl Into<Prose>) -> Self {
        Subpoint { topic: topic.into(), text: text.into() }
    }
}
