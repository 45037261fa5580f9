//! The names that figures were given: no two have one.

use std::collections::HashMap;

use super::is_rate;
use super::measured::measured;
use crate::model::chinese_numeral;

/// The names given so far.
#[derive(Default)]
pub(crate) struct Names {
    /// How often each was wanted, so that a thousand figures of one name do not try a thousand.
    given: HashMap<String, usize>,
}

impl Names {
    /// A name that no other figure has: the one wanted, a fuller one where there is one, the first with what is measured, or a numbered one.
    pub(crate) fn give(&mut self, wanted: &str, fuller: impl FnOnce() -> Option<String>, unit: &str) -> String {
        let measured = measured(unit);
        let wanted = if wanted.is_empty() { measured } else { wanted };
        if let Some(name) = self.take(wanted.to_owned()).or_else(|| self.take(fuller()?)) {
            return name;
        }
        // The second of the name is told apart by what is measured.
        let is_sum = wanted.ends_with(['值', '额', '入', '资', '出', '产', '量', '款', '金', '税', '费', '润']);
        let is_plain = match measured {
            "数量" => true,
            "比例" => is_rate(wanted),
            "资金" | "重量" | "车辆" | "电量" => is_sum,
            _ => false,
        };
        if !wanted.ends_with(measured)
            && !is_plain
            && let Some(name) = self.take([wanted, measured].concat())
        {
            return name;
        }
        loop {
            let count = self.given.get_mut(wanted).map_or(2, |count| {
                *count += 1;
                *count
            });
            if let Some(name) = self.take([wanted, "（", &chinese_numeral(count), "）"].concat()) {
                return name;
            }
        }
    }

    fn take(&mut self, name: String) -> Option<String> {
        (!self.given.contains_key(&name)).then(|| {
            self.given.insert(name.clone(), 1);
            name
        })
    }
}
