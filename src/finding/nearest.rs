use std::borrow::Cow;

/// How many characters of a name are compared and repeated in a message: names in untrusted text have any length.
const LONGEST: usize = 50;

/// The name, or the beginning of a long one.
pub(crate) fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]).into(),
        None => name.into(),
    }
}

/// The known name that was probably meant: the nearest one, if at most half of the longer name differs, of Latin letters a
/// third; none for a name of more than 50 characters. Ties go to the name
/// that sorts first, so that the answer does not depend on the order of a hash map.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > LONGEST {
        return None;
    }
    known
        .filter(|candidate| *candidate != name)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, candidate)| {
            // A Chinese character says as much as several letters.
            let told_apart = if candidate.is_ascii() && name.is_ascii() { 3 } else { 2 };
            distance * told_apart <= length.max(candidate.chars().count())
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::{nearest, shortened};

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        let known = ["集中学习", "集中学习时间", "调研报告", "党课"];
        assert_eq!(nearest("集体学习", known.into_iter()), Some("集中学习"));
        assert_eq!(nearest("党 课", known.into_iter()), Some("党课"));
        assert_eq!(nearest("志愿服务", known.into_iter()), None);
        assert_eq!(nearest(&"党课".repeat(26), ["党课".repeat(26).as_str(), &"党课".repeat(25)].into_iter()), None);
        assert_eq!(nearest("bad", ["lead", "text"].into_iter()), None);
        assert_eq!(nearest("sumary", ["summary", "status"].into_iter()), Some("summary"));
    }

    #[test]
    fn a_long_name_is_shortened() {
        assert_eq!(shortened("党课"), "党课");
        assert_eq!(shortened(&"课".repeat(51)), format!("{}…", "课".repeat(50)));
    }
}
