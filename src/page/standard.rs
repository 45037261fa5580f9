//! GB/T 9704-2012 (党政机关公文格式), clause by clause, as far as a report has what the clause speaks of: what the default layout does, and
//! which test shows it. Clauses in our words. Every measure of it is asserted in the parts of a document, and every number of the layout
//! is held by one: `the_standard_layout_has_every_measure_of_the_standard`, `each_number_of_the_layout_is_held_by_a_measure`.
//!
//! | clause | it asks for | what is done | shown by |
//! |---|---|---|---|
//! | 5.1 | A4 paper, 210 mm by 297 mm | [`Page::width`](super::Page::width), [`Page::height`](super::Page::height) | `measure_grid` |
//! | 5.2.1 | head 37 mm, binding edge 28 mm, type area 156 mm by 225 mm | [`Margins`](super::Margins); right and bottom follow | `measure_grid` |
//! | 5.2.2 | 仿宋 三号 where nothing else is said | [`Fonts::body`](super::Fonts::body), [`Sizes::body`](super::Sizes::body) | `golden_documents` |
//! | 5.2.3 | 22 lines a page, 28 characters a line, filling the type area | [`Grid`](super::Grid); characters 0.25 pt closer, since 28 of 16 pt are wider than 156 mm; [`Typography`](super::Typography) says what holds in most hands | `measure_grid`, `the_standard_layout_has_the_grid_of_the_standard`, `a_line_with_numbers_has_28_cells` |
//! | 5.2.4 | text is black | nothing is coloured but the blanks of a draft | `golden_documents` |
//! | 6 | plates, printing on both sides, binding at the left | odd and even pages differ in their page number; the rest is left to a person | `measure_page_numbers` |
//! | 7.1 | head, body and end matter in the type area, page number outside | the page number is in the foot | `measure_page_numbers` |
//! | 7.2 | the red head: number of copies, secrecy, urgency, issuer, document number, who signs off | a report has none of its own; left to a person | |
//! | 7.3.1 | the title in 小标宋 二号, centred, on one line or several that break between words | [`Fonts::title`](super::Fonts::title), [`Sizes::title`](super::Sizes::title); breaks where the report has them, else between words into balanced lines | `titles_break_between_words_into_balanced_lines`, `golden_documents` |
//! | 7.3.2 | whom it is addressed to, a line below the title, flush left, with a colon of full width | the layout writes the colon | `the_layout_writes_numbers_and_punctuation` |
//! | 7.3.3 | paragraphs indented by two characters; 一、 （一） 1. （1）; 黑体, 楷体, 仿宋 | [`Numbering`](super::Numbering), [`Grid::first_line`](super::Grid::first_line); points are told as 一是, and （1） below them | `the_layout_writes_numbers_and_punctuation`, `a_changed_layout_is_followed` |
//! | 7.3.4 | 附件： a line below the text, indented by two characters; several numbered in Arabic numerals; no mark behind a name | attachments and our annexes, numbered together | `attachments_and_annexes_are_numbered_together` |
//! | 7.3.5.1 | with a seal: the date four characters from the right, the unit centred over it | [`Signature::Sealed`](super::Signature::Sealed) | `signature_and_date_stand_as_the_standard_says`, `the_ends_follow_the_standard` |
//! | 7.3.5.2 | without one: the unit two characters from the right, the date two further right; a longer date moves the unit left | [`Signature::Unsealed`](super::Signature::Unsealed), the default | `signature_and_date_stand_as_the_standard_says`, `the_ends_follow_the_standard` |
//! | 7.3.5.3 | the stamp of who signs off | left to a person | |
//! | 7.3.5.4 | the date in Arabic numerals, year, month and day, without leading zeros | [`chinese_date`](crate::model::chinese_date) | `signature_and_date_stand_as_the_standard_says` |
//! | 7.3.5.5 | no page with nothing but a signature: line pitch or character spacing give way | the last lines come with it, or the pitch of lines gives way | `a_signature_is_never_alone_on_a_page`, `a_signature_that_stands_alone_is_known_and_the_pitch_gives_way` |
//! | 7.3.6 | a note in brackets below the date | read past and said when a report is read; none is written | |
//! | 7.3.7 | annexes on a page of their own, 附件 with its number in 黑体 三号 at the top left, the title centred on the third line | [`Annexes`](super::Annexes) | `annexes_are_tables_on_pages_of_their_own` |
//! | 7.4 | end matter: copies to, who prints | a report has none of its own; left to a person | |
//! | 7.5 | page number in 宋体 四号, a dash either side, 7 mm below the type area, odd pages right, even pages left, one character in | [`Page::number_distance`](super::Page::number_distance) | `measure_page_numbers` |
//! | 8 | tables that lie: page numbers as elsewhere, the head of the table at the binding edge | the page of the problem list is turned | `annexes_are_tables_on_pages_of_their_own` |
//! | 9 | units of measure, punctuation and numbers by their standards | rules of wording, on demand: [`Code::wording`](crate::finding::Code::wording) names the clause of each | `half_width_punctuation`, `dashes_of_ranges`, `numbers_that_are_approximate_twice` |
