use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Makes the enum and its table from one list: the word, where it stands, which way it bounds.
macro_rules! approximations {
    ($($(#[$meta:meta])* $variant:ident $word:literal $place:ident $bound:ident $title:literal $description:literal;)*) => {
        /// How exact a figure is: the word for it, which the layout prints where it belongs. In JSON the values are these words.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "约数", inline))]
        #[non_exhaustive]
        pub enum Approximation {
            $(
                #[doc = concat!("`", $title, "`")]
                $(#[$meta])*
                #[serde(rename = $word)]
                #[cfg_attr(feature = "schema", schemars(title = $title, description = $description))]
                $variant,
            )*
        }

        impl Approximation {
            /// Every one, the longest word of each place before those that it begins or ends with.
            pub const ALL: &[Approximation] = &[$(Approximation::$variant),*];

            /// The word; 确数 for an exact number, which prints none.
            pub fn word(self) -> &'static str {
                match self { $(Approximation::$variant => $word),* }
            }

            fn position(self) -> Position {
                match self { $(Approximation::$variant => Position::$place),* }
            }

            /// Which way it bounds the number.
            pub fn bound(self) -> Bound {
                match self { $(Approximation::$variant => Bound::$bound),* }
            }
        }
    };
}

approximations! {
    #[default] Exact "确数" Nowhere Exact "确数（20次）" "确切的数，不写约数字样；不选时也是确数。";
    Over "余" BehindNumber AtLeast "余（20余次）" "比此数多一些；“余”写在数字和单位之间。";
    More "多" BehindNumber AtLeast "多（20多次）" "比此数多一些；“多”写在数字和单位之间。";
    Nearly "近" Before Below "近（近100名）" "接近而不到此数；“近”写在数字之前。";
    About "约" Before Around "约（约3公里）" "与此数相差不大；“约”写在数字之前。";
    OrSo "左右" BehindUnit Around "左右（20次左右）" "与此数相差不大；“左右”写在单位之后。";
    Roughly "上下" BehindUnit Around "上下（20次上下）" "与此数相差不大；“上下”写在单位之后。";
    OrMore "以上" BehindUnit AtLeast "以上（20次以上）" "此数或更多；“以上”写在单位之后。";
    Within "以内" BehindUnit AtMost "以内（20次以内）" "此数或更少；“以内”写在单位之后。";
    Exceeding "超过" Before AtLeast "超过（超过20次）" "比此数多；“超过”写在数字之前。";
    Above "超" Before AtLeast "超（超20次）" "比此数多；“超”写在数字之前。";
    Beyond "逾" Before AtLeast "逾（逾20次）" "比此数多；“逾”写在数字之前。";
    Passing "突破" Before AtLeast "突破（突破20次）" "达到并超过此数；“突破”写在数字之前。";
    NotFewer "不少于" Before AtLeast "不少于（不少于20次）" "此数或更多；“不少于”写在数字之前。";
    NotLess "不低于" Before AtLeast "不低于（不低于20次）" "此数或更高；“不低于”写在数字之前。";
    Short "不足" Before Below "不足（不足20次）" "比此数少；“不足”写在数字之前。";
    NotUpTo "不到" Before Below "不到（不到20次）" "比此数少；“不到”写在数字之前。";
    NotOver "不超过" Before AtMost "不超过（不超过20次）" "此数或更少；“不超过”写在数字之前。";
}

/// Where the word of an approximation stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Nowhere,
    Before,
    BehindNumber,
    BehindUnit,
}

/// Which way a number is bounded: what can be said of the true value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// It is the number.
    #[default]
    Exact,
    /// It is the number or more: 余, 以上, 超过, 不低于.
    AtLeast,
    /// It is less than the number: 近.
    Below,
    /// It is the number or less: 以内, 不超过.
    AtMost,
    /// It is around the number: 约, 左右.
    Around,
}

impl Bound {
    /// What can be said of the sum of two numbers of which this can be said.
    #[must_use]
    pub fn sum(self, other: Bound) -> Bound {
        use Bound::*;
        match (self, other) {
            (one, Exact) | (Exact, one) => one,
            (AtLeast, AtLeast) => AtLeast,
            (AtMost | Below, AtMost | Below) => AtMost,
            _ => Around,
        }
    }
}

impl Approximation {
    /// Whether the number is exact.
    pub fn is_exact(&self) -> bool {
        *self == Approximation::Exact
    }

    /// The words before the number, between number and unit, and after the unit; at most one is not empty.
    pub(crate) fn words(self) -> [&'static str; 3] {
        match self.position() {
            Position::Nowhere => ["", "", ""],
            Position::Before => [self.word(), "", ""],
            Position::BehindNumber => ["", self.word(), ""],
            Position::BehindUnit => ["", "", self.word()],
        }
    }

    /// The approximation whose word before a number ends this text.
    pub fn before(text: &str) -> Option<Approximation> {
        let before = |one: &&Approximation| one.position() == Position::Before && text.ends_with(one.word());
        // 不超过 ends with 超过: the longest is meant.
        Self::ALL.iter().filter(before).max_by_key(|one| one.word().len()).copied()
    }

    /// The approximation whose word between number and unit begins this text.
    pub fn behind_number(text: &str) -> Option<Approximation> {
        Self::ALL.iter().find(|one| one.position() == Position::BehindNumber && text.starts_with(one.word())).copied()
    }

    /// The approximation whose word after the unit begins this text.
    pub fn behind_unit(text: &str) -> Option<Approximation> {
        Self::ALL.iter().find(|one| one.position() == Position::BehindUnit && text.starts_with(one.word())).copied()
    }
}

/// The word.
impl fmt::Display for Approximation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.word())
    }
}

/// A word that is no approximation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no word of approximation")]
pub struct NoApproximation(pub(crate) String);

impl FromStr for Approximation {
    type Err = NoApproximation;

    fn from_str(word: &str) -> Result<Self, NoApproximation> {
        Self::ALL.iter().find(|one| one.word() == word).copied().ok_or_else(|| NoApproximation(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        assert_eq!(Approximation::before("处理时间不超过"), Some(Approximation::NotOver));
        assert_eq!(Approximation::before("投资超过"), Some(Approximation::Exceeding));
        assert_eq!(Approximation::behind_number("余次"), Some(Approximation::Over));
        assert_eq!(Approximation::behind_unit("左右"), Some(Approximation::OrSo));
        assert_eq!((Approximation::before("培训"), Approximation::behind_unit("。")), (None, None));
        for one in Approximation::ALL {
            assert_eq!((one.word().parse(), one.to_string().as_str()), (Ok(*one), one.word()));
            assert_eq!(one.words().concat(), if one.is_exact() { "" } else { one.word() });
        }
    }
}
