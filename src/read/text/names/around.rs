//! What stands around a number, and what it is about.

use std::rc::Rc;

/// What stands around a number.
#[derive(Clone, Copy)]
pub(crate) struct Around<'t> {
    /// From the beginning of the sentence's part, behind the last comma, to the number.
    pub(crate) group: &'t str,
    /// From the beginning of the clause, or the end of the number before, to the number.
    pub(crate) clause: &'t str,
    /// The part of the sentence before that.
    pub(crate) before: &'t str,
    /// What follows the number and its unit.
    pub(crate) behind: &'t str,
    pub(crate) unit: &'t str,
    /// Which number of its group it is, from zero.
    pub(crate) nth: usize,
    /// What the number before in the sentence was about, without how it changed, and what it was called.
    pub(crate) last: Option<&'t Subject>,
    /// What the numbers of the group before were about.
    pub(crate) group_before: &'t [Rc<Subject>],
    /// What those of the sentence were about so far.
    pub(crate) sentence: &'t [Rc<Subject>],
}

/// What a number is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Subject {
    /// What is counted, without how it changed.
    pub(super) base: String,
    pub(crate) name: String,
    /// What was measured of it.
    pub(super) measured: &'static str,
}

impl Subject {
    pub(super) fn same(name: impl Into<String>) -> Self {
        let name = name.into();
        Subject { base: name.clone(), name, measured: "" }
    }

    pub(super) fn of(base: impl Into<String>, name: String) -> Self {
        Subject { base: base.into(), name, measured: "" }
    }

    /// Whether that was so many of something.
    pub(super) fn is_counted(&self) -> bool {
        !matches!(self.measured, "比例" | "倍数" | "资金")
    }

    /// Whether that was counted as these are.
    pub(super) fn counts(&self, measured: &str) -> bool {
        self.measured == measured && self.is_counted()
    }
}
