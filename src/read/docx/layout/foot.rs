//! The foot of a page, and the number in it.

use super::super::ReadError;
use super::super::unpack::{Package, Part};
use super::super::xml::{Space, Token};
use super::look::{Look, Looks};

/// The longest foot that is looked at, in bytes.
const LONGEST: usize = 400;

/// The foot of a page.
#[derive(Default)]
pub(super) struct Foot {
    /// What is printed, with `{page}` and `{pages}`.
    pub(super) form: String,
    pub(super) has_number: bool,
    pub(super) look: Look,
}

impl Foot {
    pub(super) fn read(part: &Part, package: &Package<'_>, looks: &Looks) -> Result<Self, ReadError> {
        let (mut foot, mut in_text, mut in_code, mut result) = (Foot::default(), false, false, 0_usize);
        let (mut style, mut code) = (None, String::new());
        // Of the paragraph that has the number, where there are several.
        let mut own = Look::default();
        package.walk(part, &mut |token| {
            match token {
                Token::Begin(element) if element.space == Space::Word => match element.name() {
                    b"p" if !foot.has_number => (style, own) = (None, Look::default()),
                    b"t" => in_text = true,
                    b"instrText" => in_code = true,
                    b"fldSimple" => {
                        foot.field(&element.attribute("instr").unwrap_or_default());
                        result += 1;
                    }
                    b"fldChar" => match element.attribute("fldCharType").as_deref() {
                        Some("begin") => {
                            code.clear();
                            result += 1;
                        }
                        Some("separate") => foot.field(&std::mem::take(&mut code)),
                        Some("end") => {
                            foot.field(&std::mem::take(&mut code));
                            result = result.saturating_sub(1);
                        }
                        _ => {}
                    },
                    b"pStyle" => style = style.take().or_else(|| element.value()),
                    b"framePr" => own.align = own.align.or(frame(element.attribute("xAlign").as_deref())),
                    _ => {
                        // What is said first: of the runs that is the first one.
                        let mut said = Look::default();
                        said.say(&element);
                        own = own.or(&said);
                    }
                },
                Token::End(Space::Word, b"t") => in_text = false,
                Token::End(Space::Word, b"instrText") => in_code = false,
                Token::End(Space::Word, b"fldSimple") => result = result.saturating_sub(1),
                // What a field showed last is not its form.
                Token::Text(text) if in_text && result == 0 && foot.form.len() < LONGEST => foot.form.push_str(text),
                Token::Text(text) if in_code && code.len() < LONGEST => code.push_str(text),
                _ => {}
            }
            Ok(())
        })?;
        foot.look = own.or(&looks.whole(style.as_deref().unwrap_or(looks.usual())));
        foot.form = foot.form.trim().to_owned();
        Ok(foot)
    }

    fn field(&mut self, code: &str) {
        let name = code.split_whitespace().next().unwrap_or_default();
        if self.form.len() > LONGEST {
            return;
        }
        if name.eq_ignore_ascii_case("PAGE") {
            self.form.push_str("{page}");
            self.has_number = true;
        } else if name.eq_ignore_ascii_case("NUMPAGES") {
            self.form.push_str("{pages}");
        }
    }
}

/// Word sets a number at the side by a frame.
fn frame(align: Option<&str>) -> Option<crate::page::Align> {
    use crate::page::Align;
    match align? {
        "right" | "outside" => Some(Align::Right),
        "center" => Some(Align::Centre),
        "left" | "inside" => Some(Align::Left),
        _ => None,
    }
}
