//! The guide: what one does with this crate, page by page. [Chinese: 中文指南](zh).
//!
//! Each page of the first part has a program, the picture of its result, and the mistake that one makes first. The programs run:
//! `cargo run --example guide`.
//!
//! | you want | page |
//! |---|---|
//! | your first document | [`first_document`] |
//! | to start from an old file | [`last_year`] |
//! | clerks to fill in a form | [`form`] |
//! | the reports of many units, and their sums | [`office`] |
//! | another look than the standard's | [`layout`] |
//! | your office's rules and terms checked | [`rules`] |
//! | the pages before Word, pictures and a PDF | [`preview`] |
//! | to know what a finding means | [`findings`] |
//! | to decide whether this is for you | [`compare`] |
//! | to see what the promises rest on | [`trust`] |
//!
//! This room holds documentation alone; `cargo` compiles nothing of it. The pages are Markdown, to be read where the sources are too:
//! a picture or a page there is a file beside the page, and here a link that stands before it, since rustdoc takes the first of two.

macro_rules! pages {
    ($language:literal: $($(#[$picture:meta])* $page:ident)*) => {
        $(
            $(#[$picture])*
            #[doc = include_str!("links.md")]
            #[doc = include_str!(concat!($language, "/", stringify!($page), ".md"))]
            pub mod $page {}
        )*
    };
}

pages! { "en":
    #[doc = include_str!("pictures/first_document.md")]
    first_document
    #[doc = include_str!("pictures/last_year.md")]
    last_year
    #[doc = include_str!("pictures/form.md")]
    form
    #[doc = include_str!("pictures/office.md")]
    office
    #[doc = include_str!("pictures/layout.md")]
    layout
    #[doc = include_str!("pictures/rules.md")]
    rules
    #[doc = include_str!("pictures/preview.md")]
    preview
    findings
    compare
    trust
}

/// 指南：用本库能做的事，一页一件。[英文：English](super)。
///
/// 前七页各有一个程序、运行结果的图，以及最容易犯的错。程序都能运行：`cargo run --example guide`。
///
/// | 您想 | 请看 |
/// |---|---|
/// | 写出第一份文档 | [`first_document`] |
/// | 从旧文件开始 | [`last_year`] |
/// | 让填报人填表单 | [`form`] |
/// | 收齐各单位的报告并汇总 | [`office`] |
/// | 用国标之外的版式 | [`layout`] |
/// | 检查本单位的规定和用语 | [`rules`] |
/// | 不经 Word 看到页面、图片和 PDF | [`preview`] |
/// | 弄清一条检查结果的意思 | [`findings`] |
/// | 决定要不要用本库 | [`compare`] |
/// | 看这些承诺有什么依据 | [`trust`] |
pub mod zh {
    pages! { "zh":
        #[doc = include_str!("pictures/first_document.md")]
        first_document
        #[doc = include_str!("pictures/last_year.md")]
        last_year
        #[doc = include_str!("pictures/form.md")]
        form
        #[doc = include_str!("pictures/office.md")]
        office
        #[doc = include_str!("pictures/layout.md")]
        layout
        #[doc = include_str!("pictures/rules.md")]
        rules
        findings
        compare
        trust
    }
}
