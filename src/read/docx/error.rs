//! Why a document was not read, and what to do about it.

use std::fmt;

use crate::finding::{Language, Message};

/// Why a document was not read. [`message`](Self::message) says in both languages what to do; `Display` is the English one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in the file.
    Empty,
    /// A Word document of the form before 2007 (.doc), or one of WPS in that form (.wps).
    OldWord,
    /// A document of the old form, of which nothing more is known: .doc, .wps, or one with a password.
    OldOrLocked,
    /// A document with a password.
    Password,
    /// A document that a security program keeps encrypted on the disk.
    Secured,
    /// A document of WPS or Works in a form of its own (.wps).
    Wps,
    /// A PDF.
    Pdf,
    /// A document of China's fixed layout (.ofd).
    Ofd,
    /// Rich text (.rtf).
    Rtf,
    /// A web page (.html, .mht), often under the name of a document.
    Html,
    /// A document of LibreOffice (.odt).
    OpenDocument,
    /// A document as one XML file, of Word 2003 or flat.
    WordXml,
    /// A spreadsheet.
    Spreadsheet,
    /// Slides.
    Slides,
    /// A picture.
    Picture,
    /// An archive that is no document: .rar, .7z, .gz, or a .zip of other files.
    Archive,
    /// Plain text.
    PlainText,
    /// The small file beside an open document (~$name.docx).
    OwnerFile,
    /// A document whose end is missing.
    CutOff,
    /// It is no .docx, or a broken one.
    NotDocx {
        /// What is wrong with it.
        reason: String,
    },
    /// A part that every document has is missing.
    Missing {
        /// The name of the part.
        part: &'static str,
    },
    /// It unpacks, or prints, more than the limit.
    TooLarge {
        /// The limit.
        bytes: usize,
    },
    /// Its text is longer than the limit.
    TooLong {
        /// The limit.
        bytes: usize,
    },
    /// It has more paragraphs and cells than the limit.
    TooMany {
        /// The limit.
        values: usize,
    },
    /// It is nested deeper than the limit.
    TooDeep {
        /// The name of the part.
        part: String,
        /// The limit.
        depth: usize,
    },
    /// A part is not well-formed XML, or has a document type, which no part of a document has.
    Xml {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl ReadError {
    /// What is wrong and what to do, in both languages.
    ///
    /// ```
    /// use annual_report::AnnualReport;
    /// use annual_report::read::{Limits, docx::ReadError};
    /// let error = AnnualReport::read_docx(b"%PDF-1.7", &Limits::default()).unwrap_err();
    /// assert_eq!(error, ReadError::Pdf);
    /// assert!(error.message().zh.starts_with("这是 PDF 文件"));
    /// ```
    pub fn message(&self) -> Message {
        let (zh, en) = match self {
            ReadError::Empty => (
                "文件是空的，可能没有保存或传送完整：请重新取得这个文件。",
                "the file is empty: it was not saved or sent completely; get it again",
            ),
            ReadError::OldWord => (
                "这是 Word 97-2003 或 WPS 的旧格式文档（.doc、.wps）：请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
                "this is a document of the old format (.doc, .wps), which has to be saved as .docx first: open it in Word or WPS",
            ),
            ReadError::OldOrLocked => (
                "这是旧格式文档（.doc、.wps），或者设有打开密码：请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再导入。",
                "this is a document of the old format (.doc, .wps) or one with a password; it has to be saved as .docx without one first",
            ),
            ReadError::Password => (
                "文档设有打开密码：请用 Word 或 WPS 打开，取消密码，保存后再导入。",
                "the document is protected by a password: open it in Word or WPS, remove the password, save it and try again",
            ),
            ReadError::Secured => (
                "文件被单位的安全软件加密，离开该软件无法读取：请先在装有该软件的电脑上解密，或申请外发，再导入。",
                "a security program keeps this file encrypted: decrypt it where that program is installed, then try again",
            ),
            ReadError::Wps => (
                "这是 WPS 或 Works 自有格式的文档（.wps）：请用 WPS 打开，另存为 .docx 后再导入。",
                "this is a document in WPS's or Works' own format (.wps), which has to be saved as .docx first",
            ),
            ReadError::Pdf => (
                "这是 PDF 文件：请导入它的 Word 原稿；没有原稿时，复制其中的文字，按文本导入。",
                "this is a PDF: read the Word document it was made from, or copy its text and read that",
            ),
            ReadError::Ofd => (
                "这是 OFD 版式文件：请导入它的 Word 原稿；没有原稿时，复制其中的文字，按文本导入。",
                "this is an OFD file of fixed layout: read the Word document it was made from, or copy its text and read that",
            ),
            ReadError::Rtf => (
                "这是 RTF 文档：请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
                "this is rich text (.rtf), which has to be saved as .docx first: open it in Word or WPS",
            ),
            ReadError::Html => (
                "这是网页（.html、.mht），只是用了文档的名字：请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
                "this is a web page under the name of a document, which has to be saved as .docx first: open it in Word or WPS",
            ),
            ReadError::OpenDocument => (
                "这是 OpenDocument 文档（.odt）：请用 LibreOffice、Word 或 WPS 打开，另存为 .docx 后再导入。",
                "this is an OpenDocument file (.odt), which has to be saved as .docx first: open it in LibreOffice or Word",
            ),
            ReadError::WordXml => (
                "这是单个 XML 文件形式的 Word 文档：请用 Word 打开，另存为 .docx 后再导入。",
                "this is a Word document as a single XML file, which has to be saved as .docx first: open it in Word",
            ),
            ReadError::Spreadsheet => {
                ("这是电子表格，不是文档：请导入报告的 Word 文档。", "this is a spreadsheet, no document: read the report's Word document")
            }
            ReadError::Slides => {
                ("这是演示文稿，不是文档：请导入报告的 Word 文档。", "these are slides, no document: read the report's Word document")
            }
            ReadError::Picture => (
                "这是图片：图片中的文字无法读取，请导入报告的 Word 文档。",
                "this is a picture, whose text cannot be read: read the report's Word document",
            ),
            ReadError::Archive => (
                "这是压缩包，不是 Word 文档：请先解压，再导入其中的 Word 文档。",
                "this is an archive, no Word document: unpack it and read the Word document in it",
            ),
            ReadError::PlainText => ("这是纯文本，不是 Word 文档：请按文本导入。", "this is plain text, no Word document: read it as text"),
            ReadError::OwnerFile => (
                "这是文档打开时旁边的临时文件（名字以 ~$ 开头），里面没有正文：请导入文档本身。",
                "this is the owner file that stands beside an open document (~$…): read the document itself",
            ),
            ReadError::CutOff => (
                "文档不完整，后面一段缺失，可能没有传送完：请重新取得这个文件。",
                "the document is cut off: its end is missing, it was not sent completely; get it again",
            ),
            ReadError::NotDocx { reason } => {
                return Message::new(
                    "这不是 .docx 文档，或者文件已损坏：请用 Word 或 WPS 打开，另存为 .docx 后再导入；打不开的，可能被安全软件加密或已损坏。",
                    format!("this is no .docx file, or a broken one: {reason}; open it in Word or WPS and save it as .docx"),
                );
            }
            ReadError::Missing { part } => {
                return Message::new(
                    "文档没有正文部分，不是 Word 文档或不完整：请用 Word 或 WPS 打开，另存为 .docx 后再导入；打不开的，请重新取得这个文件。",
                    format!("the document has no {part}: it is no Word document, or not complete; open it in Word and save it again"),
                );
            }
            ReadError::TooLarge { bytes } => {
                return Message::new(
                    format!("文档展开后超过 {bytes} 字节的上限：请确认来源可靠，删去图片等再试，或提高 Limits::unpacked。"),
                    format!("the document unpacks to more than {bytes} bytes; raise Limits::unpacked if it is to be trusted"),
                );
            }
            ReadError::TooLong { bytes } => {
                return Message::new(
                    format!("文档的文字超过 {bytes} 字节的上限：请确认来源可靠，分开导入，或提高 Limits::bytes。"),
                    format!("the text of the document is longer than {bytes} bytes; raise Limits::bytes if it is to be trusted"),
                );
            }
            ReadError::TooMany { values } => {
                return Message::new(
                    format!("文档的段落和单元格超过 {values} 个的上限：请确认来源可靠，分开导入，或提高 Limits::values。"),
                    format!("the document has more than {values} paragraphs and cells; raise Limits::values if it is to be trusted"),
                );
            }
            ReadError::TooDeep { part, depth } => {
                return Message::new(
                    format!("文档的 {part} 嵌套超过 {depth} 层：请用 Word 打开，另存为 .docx 后再导入，或提高 Limits::xml_depth。"),
                    format!("the part {part} is nested deeper than {depth} elements; raise Limits::xml_depth if it is to be trusted"),
                );
            }
            ReadError::Xml { part, reason } => {
                return Message::new(
                    format!("文档的 {part} 已损坏：请用 Word 或 WPS 打开（会提示修复），另存为 .docx 后再导入。"),
                    format!("the part {part} is not sound XML: {reason}; open the document in Word, let it repair it, and save it again"),
                );
            }
        };
        Message::new(zh, en)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.message().in_language(Language::English))
    }
}

impl std::error::Error for ReadError {}
