//! What is planned, and how much of it is done: 就业15万人，完成全年目标18万人的80%.

use super::little::strip;
use super::phrase::clean;
use super::{Around, Subject};
use crate::model::unit::is_ratio;

/// What is planned.
const PLANNED: &[&str] = &["目标", "任务", "目标任务", "计划", "任务数"];

/// What is planned, of what the number before was about.
pub(super) fn planned(told: Subject, around: &Around<'_>) -> Subject {
    let last = around.last.filter(|last| PLANNED.contains(&&*told.name) && !last.base.is_empty());
    match last {
        Some(last) => {
            let name = format!("{}{}", last.base, told.name);
            Subject::of(last.base.clone(), name)
        }
        None => told,
    }
}

/// How much of what was planned is done, where that is the number before: …目标18万人|的80%.
pub(super) fn done(around: &Around<'_>) -> Option<Subject> {
    let last = around.last.filter(|_| is_ratio(around.unit) && around.clause == "的")?;
    let planned = last.name.strip_prefix(&*last.base).filter(|planned| PLANNED.contains(planned))?;
    Some(Subject::of(&*last.base, format!("{}完成{planned}比例", last.base)))
}

/// How much each of a list did of what was planned: 分别|完成年度目标的|95%、60%; and by how much more: 分别|高于目标要求|4个、3个百分点.
pub(super) fn of_each(base: &str, behind: &str) -> Option<String> {
    let share = clean(behind);
    let share = strip(&share);
    if let Some(planned) = share.strip_prefix("完成").map(strip).filter(|planned| PLANNED.iter().any(|end| planned.ends_with(end))) {
        return Some(format!("{base}完成{planned}比例"));
    }
    ["高于", "低于", "超"].iter().any(|word| share.starts_with(word)).then(|| format!("{base}{share}"))
}
