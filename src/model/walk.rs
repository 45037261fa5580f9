//! The one walk over a report: every text and every figure, with its place and what it is, in the order in which they are printed.
//! Checks, fixes, the flow of paragraphs, text, import, comparison and tables are visitors of it.

use super::{AnnualReport, Field, Figure, Measure, OtherChapter, Placement, Plan, PlanChapter, Point, Problem, ProblemChapter, Subpoint};
use super::{Place, Prose, Reporter, WorkChapter, WorkItem};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The title; it may hold line breaks.
    Title,
    /// The line below the title.
    Subtitle,
    /// The unit that reports.
    Organization,
    /// The person who reports.
    PersonName,
    /// That person's position.
    Position,
    /// Whom the report is addressed to.
    Salutation,
    /// The text before the first chapter.
    Preamble,
    /// The heading of a chapter (一、).
    ChapterHeading,
    /// The text between it and what follows.
    ChapterLead,
    /// The heading of an item (（一）).
    ItemHeading,
    /// The text between it and its points.
    ItemLead,
    /// The sentence a point opens with (一是).
    PointTopic,
    /// What follows it.
    PointText,
    /// The sentence a point of a point opens with (（1）).
    SubpointTopic,
    /// What follows it.
    SubpointText,
    /// The sentence a problem opens with.
    ProblemTopic,
    /// What follows it.
    ProblemText,
    /// Why a problem is there; printed in the problem list only.
    Cause,
    /// What is done about it; printed in the problem list only.
    Measure,
    /// Who answers for a measure or a plan.
    Owner,
    /// The heading of a plan.
    PlanHeading,
    /// What follows it.
    PlanText,
    /// The text after the last chapter.
    Closing,
    /// The name of something handed in beside the report.
    Attachment,
    /// The name of a figure.
    FigureName,
    /// The unit of measure of a figure.
    FigureUnit,
}

impl Role {
    /// Running text: paragraphs, with references to figures.
    pub fn is_prose(self) -> bool {
        use Role::*;
        matches!(self, Preamble | ChapterLead | ItemLead | PointText | SubpointText | ProblemText | Cause | Measure | PlanText | Closing)
    }

    /// A heading or topic, before which the layout writes a number.
    pub fn is_numbered(self) -> bool {
        use Role::*;
        matches!(self, ChapterHeading | ItemHeading | PointTopic | SubpointTopic | ProblemTopic | PlanHeading)
    }

    /// Printed in the text of the document, not only in an annex or nowhere.
    pub fn is_printed(self) -> bool {
        !matches!(self, Role::Cause | Role::Measure | Role::Owner | Role::FigureName | Role::FigureUnit)
    }
}

/// A part of a report that holds texts; a visitor enters it before them.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Node<'r> {
    /// The report itself.
    Report(&'r AnnualReport),
    /// Who reports.
    Reporter(&'r Reporter),
    /// A chapter on the work of the year.
    Work(&'r WorkChapter),
    /// The chapter on what is wrong.
    Problems(&'r ProblemChapter),
    /// The chapter on what comes next.
    Plans(&'r PlanChapter),
    /// A chapter of another kind.
    Other(&'r OtherChapter),
    /// An item of a chapter.
    Item(&'r WorkItem),
    /// A point.
    Point(&'r Point),
    /// A point of a point.
    Subpoint(&'r Subpoint),
    /// A problem.
    Problem(&'r Problem),
    /// What is done about a problem.
    Measure(&'r Measure),
    /// A plan.
    Plan(&'r Plan),
}

impl<'r> Node<'r> {
    /// For a chapter of any kind: its heading.
    pub fn chapter_heading(&self) -> Option<&'r str> {
        match self {
            Node::Work(chapter) => Some(&chapter.heading),
            Node::Problems(chapter) => Some(&chapter.heading),
            Node::Plans(chapter) => Some(&chapter.heading),
            Node::Other(chapter) => Some(&chapter.heading),
            _ => None,
        }
    }

    /// For a chapter of any kind, and an item: the text between its heading and what follows.
    pub fn lead(&self) -> Option<&'r Prose> {
        match self {
            Node::Work(chapter) => Some(&chapter.lead),
            Node::Problems(chapter) => Some(&chapter.lead),
            Node::Plans(chapter) => Some(&chapter.lead),
            Node::Other(chapter) => Some(&chapter.lead),
            Node::Item(item) => Some(&item.lead),
            _ => None,
        }
    }

    /// For a chapter: whether it has nothing but its heading.
    pub fn is_bare_chapter(&self) -> bool {
        match self {
            Node::Work(chapter) => chapter.lead.is_empty() && chapter.items.is_empty(),
            Node::Other(chapter) => chapter.lead.is_empty() && chapter.items.is_empty(),
            Node::Problems(chapter) => chapter.lead.is_empty() && chapter.items.is_empty(),
            Node::Plans(chapter) => chapter.lead.is_empty() && chapter.items.is_empty(),
            _ => false,
        }
    }
}

/// What is told to who walks over a report.
pub trait Visit<'r> {
    /// A part of the report begins.
    fn enter(&mut self, _at: &Place, _node: Node<'r>) {}
    /// A text. Optional texts that are absent are not told of; a prose always is, empty or not.
    fn text(&mut self, _at: &Place, _role: Role, _text: &'r str) {}
    /// A figure; its name and unit follow as texts. The targets of plans are told apart by their place.
    fn figure(&mut self, _at: &Place, _figure: &'r Figure) {}
}

/// What is told to who changes a report on a walk.
pub trait VisitMut {
    /// A part of the report begins.
    fn enter(&mut self, _at: &Place, _node: Node<'_>) {}
    /// A text.
    fn text(&mut self, _at: &Place, _role: Role, _text: &mut String) {}
    /// The figures of an item, a plan or the report, behind the texts of what states them.
    fn figures(&mut self, _at: &Place, _figures: &mut Vec<Figure>) {}
}

impl AnnualReport {
    /// Walks over every text and figure, in the order in which they are printed.
    ///
    /// ```
    /// use annual_report::model::{AnnualReport, Place, Role, Visit, WorkChapter};
    /// struct Longest(usize);
    /// impl<'r> Visit<'r> for Longest {
    ///     fn text(&mut self, _: &Place, role: Role, text: &'r str) {
    ///         if role.is_prose() {
    ///             self.0 = self.0.max(text.chars().count());
    ///         }
    ///     }
    /// }
    /// let report = AnnualReport::new(2025).with_work([WorkChapter::default().with_lead("抓好落实。")]);
    /// let mut longest = Longest(0);
    /// report.walk(&mut longest);
    /// assert_eq!(longest.0, 5);
    /// ```
    pub fn walk<'r>(&'r self, visitor: &mut impl Visit<'r>) {
        shared::report(self, visitor);
    }

    /// Walks over every text and figure, to change them.
    pub fn walk_mut(&mut self, visitor: &mut impl VisitMut) {
        mutable::report(self, visitor);
    }
}

/// The walk, once for a shared report and once for one that is changed: the two differ in what a reference is.
macro_rules! walk {
    ($module:ident, $Visit:ident, ($($lifetime:lifetime)?), [$($mutable:tt)?], $iter:ident, $as_ref:ident, $prose:ident, $figures:ident) => {
        // One signature serves both: a list that is changed may grow.
        #[allow(clippy::ptr_arg)]
        mod $module {
            use super::*;

            fn line<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, at: Place, role: Role, text: &$($lifetime)? $($mutable)? String) {
                to.text(&at, role, text);
            }

            fn maybe<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, at: Place, role: Role, text: &$($lifetime)? $($mutable)? Option<String>) {
                if let Some(text) = text {
                    to.text(&at, role, text);
                }
            }

            fn prose<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, at: Place, role: Role, prose: &$($lifetime)? $($mutable)? Prose) {
                to.text(&at, role, prose.$prose());
            }

            pub(super) fn report<$($lifetime,)? V: $Visit$(<$lifetime>)?>(report: &$($lifetime)? $($mutable)? AnnualReport, to: &mut V) {
                let root = Place::ROOT;
                to.enter(&root, Node::Report(report));
                maybe(to, root.field(Field::Title), Role::Title, &$($mutable)? report.title);
                maybe(to, root.field(Field::Subtitle), Role::Subtitle, &$($mutable)? report.subtitle);
                if let Some(reporter) = report.reporter.$as_ref() {
                    let at = root.field(Field::Reporter);
                    to.enter(&at, Node::Reporter(reporter));
                    maybe(to, at.field(Field::Organization), Role::Organization, &$($mutable)? reporter.organization);
                    maybe(to, at.field(Field::Position), Role::Position, &$($mutable)? reporter.position);
                    maybe(to, at.field(Field::Name), Role::PersonName, &$($mutable)? reporter.name);
                }
                maybe(to, root.field(Field::Salutation), Role::Salutation, &$($mutable)? report.salutation);
                prose(to, root.field(Field::Preamble), Role::Preamble, &$($mutable)? report.preamble);
                others(to, Placement::First, &$($mutable)? report.others);
                for (index, chapter) in report.work.$iter().enumerate() {
                    let at = root.field(Field::Work).index(index);
                    to.enter(&at, Node::Work(chapter));
                    line(to, at.field(Field::Heading), Role::ChapterHeading, &$($mutable)? chapter.heading);
                    prose(to, at.field(Field::Lead), Role::ChapterLead, &$($mutable)? chapter.lead);
                    items(to, at, &$($mutable)? chapter.items);
                }
                others(to, Placement::BeforeProblems, &$($mutable)? report.others);
                if let Some(problems) = report.problems.$as_ref() {
                    let at = root.field(Field::Problems);
                    to.enter(&at, Node::Problems(problems));
                    line(to, at.field(Field::Heading), Role::ChapterHeading, &$($mutable)? problems.heading);
                    prose(to, at.field(Field::Lead), Role::ChapterLead, &$($mutable)? problems.lead);
                    for (index, problem) in problems.items.$iter().enumerate() {
                        self::problem(to, at.field(Field::Items).index(index), problem);
                    }
                }
                others(to, Placement::BeforePlans, &$($mutable)? report.others);
                if let Some(plans) = report.plans.$as_ref() {
                    let at = root.field(Field::Plans);
                    to.enter(&at, Node::Plans(plans));
                    line(to, at.field(Field::Heading), Role::ChapterHeading, &$($mutable)? plans.heading);
                    prose(to, at.field(Field::Lead), Role::ChapterLead, &$($mutable)? plans.lead);
                    for (index, plan) in plans.items.$iter().enumerate() {
                        self::plan(to, at.field(Field::Items).index(index), plan);
                    }
                }
                others(to, Placement::Last, &$($mutable)? report.others);
                prose(to, root.field(Field::Closing), Role::Closing, &$($mutable)? report.closing);
                for (index, attachment) in report.attachments.$iter().enumerate() {
                    line(to, root.field(Field::Attachments).index(index), Role::Attachment, attachment);
                }
                $figures(to, root.field(Field::Figures), &$($mutable)? report.figures);
            }

            fn others<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, placement: Placement, others: &$($lifetime)? $($mutable)? Vec<OtherChapter>) {
                for (index, chapter) in others.$iter().enumerate() {
                    if chapter.placement != placement {
                        continue;
                    }
                    let at = Place::ROOT.field(Field::Others).index(index);
                    to.enter(&at, Node::Other(chapter));
                    line(to, at.field(Field::Heading), Role::ChapterHeading, &$($mutable)? chapter.heading);
                    prose(to, at.field(Field::Lead), Role::ChapterLead, &$($mutable)? chapter.lead);
                    items(to, at, &$($mutable)? chapter.items);
                }
            }

            fn items<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, chapter: Place, items: &$($lifetime)? $($mutable)? Vec<WorkItem>) {
                for (index, item) in items.$iter().enumerate() {
                    let at = chapter.field(Field::Items).index(index);
                    to.enter(&at, Node::Item(item));
                    line(to, at.field(Field::Heading), Role::ItemHeading, &$($mutable)? item.heading);
                    prose(to, at.field(Field::Lead), Role::ItemLead, &$($mutable)? item.lead);
                    points(to, at, &$($mutable)? item.points);
                    $figures(to, at.field(Field::Figures), &$($mutable)? item.figures);
                }
            }

            fn points<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, holder: Place, points: &$($lifetime)? $($mutable)? Vec<Point>) {
                for (index, point) in points.$iter().enumerate() {
                    let at = holder.field(Field::Points).index(index);
                    to.enter(&at, Node::Point(point));
                    line(to, at.field(Field::Topic), Role::PointTopic, &$($mutable)? point.topic);
                    prose(to, at.field(Field::Text), Role::PointText, &$($mutable)? point.text);
                    for (index, subpoint) in point.points.$iter().enumerate() {
                        let at = at.field(Field::Points).index(index);
                        to.enter(&at, Node::Subpoint(subpoint));
                        line(to, at.field(Field::Topic), Role::SubpointTopic, &$($mutable)? subpoint.topic);
                        prose(to, at.field(Field::Text), Role::SubpointText, &$($mutable)? subpoint.text);
                    }
                }
            }

            fn problem<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, at: Place, problem: &$($lifetime)? $($mutable)? Problem) {
                to.enter(&at, Node::Problem(problem));
                line(to, at.field(Field::Topic), Role::ProblemTopic, &$($mutable)? problem.topic);
                prose(to, at.field(Field::Text), Role::ProblemText, &$($mutable)? problem.text);
                points(to, at, &$($mutable)? problem.points);
                prose(to, at.field(Field::Cause), Role::Cause, &$($mutable)? problem.cause);
                for (index, measure) in problem.measures.$iter().enumerate() {
                    let at = at.field(Field::Measures).index(index);
                    to.enter(&at, Node::Measure(measure));
                    prose(to, at.field(Field::What), Role::Measure, &$($mutable)? measure.what);
                    maybe(to, at.field(Field::Owner), Role::Owner, &$($mutable)? measure.owner);
                }
            }

            fn plan<$($lifetime,)? V: $Visit$(<$lifetime>)?>(to: &mut V, at: Place, plan: &$($lifetime)? $($mutable)? Plan) {
                to.enter(&at, Node::Plan(plan));
                line(to, at.field(Field::Heading), Role::PlanHeading, &$($mutable)? plan.heading);
                prose(to, at.field(Field::Text), Role::PlanText, &$($mutable)? plan.text);
                points(to, at, &$($mutable)? plan.points);
                maybe(to, at.field(Field::Owner), Role::Owner, &$($mutable)? plan.owner);
                $figures(to, at.field(Field::Targets), &$($mutable)? plan.targets);
            }
        }
    };
}

walk!(shared, Visit, ('r), [], iter, as_ref, as_str, figures);
walk!(mutable, VisitMut, (), [mut], iter_mut, as_mut, text_mut, figures_mut);

fn figures<'r, V: Visit<'r>>(to: &mut V, at: Place, figures: &'r [Figure]) {
    for (index, figure) in figures.iter().enumerate() {
        let at = at.index(index);
        to.figure(&at, figure);
        to.text(&at.field(Field::Name), Role::FigureName, &figure.name);
        if let Some(unit) = &figure.unit {
            to.text(&at.field(Field::Unit), Role::FigureUnit, unit);
        }
    }
}

fn figures_mut<V: VisitMut>(to: &mut V, at: Place, figures: &mut Vec<Figure>) {
    to.figures(&at, figures);
    for (index, figure) in figures.iter_mut().enumerate() {
        let at = at.index(index);
        to.text(&at.field(Field::Name), Role::FigureName, &mut figure.name);
        if let Some(unit) = &mut figure.unit {
            to.text(&at.field(Field::Unit), Role::FigureUnit, unit);
        }
    }
}
