//! The screens, how they are called, and where each place of a procurement is shown.

use common_measure::id::{BidId, CriterionId};
use common_measure::procurement::Procurement;
use common_measure::scheme::Kind;

/// One screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    /// My procurements, opening, new, examples.
    Start,
    /// Under which name entries are made.
    Name,
    /// What there is to set up, and how far it is.
    TaskList,
    /// Title, authority, regime.
    Details,
    /// The parts that are awarded by themselves.
    Lots,
    /// The measures of social value.
    Measures,
    /// Award criteria and weights.
    Criteria,
    /// One section or question.
    Criterion(CriterionId),
    /// The scales for quality questions.
    Scales,
    /// What decides who is awarded, how many, and what follows.
    Award,
    /// Rounding, ties, and what a missed minimum means.
    RoundingAndTies,
    /// What is wrong, what is asked, and all answers.
    CheckAnswers,
    /// Locks the award criteria, and what there is to know and do once they are locked.
    Lock,
    /// Opens locked criteria for a change.
    Amend,
    /// The award criteria and scoring method in full, for tender documents.
    Stated,
    /// The bids.
    Bids,
    /// One bid.
    Bid(BidId),
    /// The form that suppliers answer on.
    ResponseForm,
    /// Takes bids in from a spreadsheet.
    TakeIn,
    /// When bids were opened, and late bids.
    Opening,
    /// The responses that suppliers sent, and the agreed scores before their prices.
    Responses,
    /// The ranking and its workings.
    Results,
    /// Who is awarded the contract, as people decided.
    Decision,
    /// Every entry of the record.
    History,
    /// What waits for another person: approvals, and figures to compare with the bids.
    Checks,
    /// Makes a copy of the record in which names and texts are withheld.
    Redaction,
    /// Asks what a file with bids in it is, before it is opened.
    Unlocked,
    /// Asks which of two copies of a record goes on, before either is opened.
    Parted,
    /// A supplier's response to a council's form: its key and the page, which `respond` reads.
    Respond(String),
}

/// The parts of the service, as its navigation shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Setting up.
    SetUp,
    /// Bids.
    Bids,
    /// Results.
    Results,
    /// The record.
    History,
}

impl Screen {
    /// Which part of the service it belongs to; `None` for what belongs to no procurement.
    pub(crate) fn part(&self) -> Option<Part> {
        match self {
            Self::Start | Self::Name | Self::Unlocked | Self::Parted | Self::Respond(_) => None,
            Self::Bids | Self::Bid(_) | Self::TakeIn | Self::Opening | Self::Responses => {
                Some(Part::Bids)
            }
            Self::Results | Self::Decision => Some(Part::Results),
            Self::History | Self::Checks | Self::Redaction => Some(Part::History),
            _ => Some(Part::SetUp),
        }
    }

    /// Whether a supplier's response is shown, and nothing of the open procurement.
    pub(crate) fn is_response(&self) -> bool {
        matches!(self, Self::Respond(_))
    }

    /// Its name: the heading of the screen and the first part of the page's title.
    pub(crate) fn title(&self, of: &Procurement) -> String {
        let fixed = match self {
            Self::Start => "Common Measure",
            Self::Name => "Your name",
            Self::TaskList => "Set up",
            Self::Details => "Details",
            Self::Lots => "Lots",
            Self::Measures => "Social value measures",
            Self::Criteria => "Criteria and weights",
            Self::Criterion(id) => {
                let title = of.scheme.criterion(id).map_or("", |found| found.title.trim());
                return if title.is_empty() {
                    "Criterion without a name".to_owned()
                } else {
                    title.to_owned()
                };
            }
            Self::Scales => "Scales",
            Self::Award => "Award",
            Self::RoundingAndTies => "Rounding, ties and minimums",
            Self::CheckAnswers => "Check the award criteria",
            Self::Lock => "Lock the award criteria",
            Self::Amend => "Amend the criteria",
            Self::Stated => "Award criteria and scoring method",
            Self::ResponseForm => "Response form",
            Self::Responses => "Responses",
            Self::Opening => "Opening and late bids",
            Self::Decision => "Award decision",
            Self::History => "History",
            Self::Checks => "Checks and approvals",
            Self::Redaction => "Make a copy with texts withheld",
            Self::Unlocked => "There are bids in this file",
            Self::Parted => "Two copies that went different ways",
            Self::Bids => "Bids",
            Self::TakeIn => "Take bids in from a spreadsheet",
            Self::Bid(id) => {
                return of.bid(id).map_or_else(|| "Bid".to_owned(), |bid| of.bid_name(bid));
            }
            Self::Results => "Results",
            // Each page of it has its own.
            Self::Respond(_) => "Your response",
        };
        fixed.to_owned()
    }

    /// The screen as a short text, for the browser's history and the stored entry.
    pub(crate) fn write(&self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Name => "name".to_owned(),
            Self::TaskList => "set-up".to_owned(),
            Self::Details => "details".to_owned(),
            Self::Lots => "lots".to_owned(),
            Self::Measures => "measures".to_owned(),
            Self::Criteria => "criteria".to_owned(),
            Self::Criterion(id) => format!("criterion/{id}"),
            Self::Scales => "scales".to_owned(),
            Self::Award => "award".to_owned(),
            Self::RoundingAndTies => "rounding-and-ties".to_owned(),
            Self::CheckAnswers => "check-answers".to_owned(),
            Self::Lock => "lock".to_owned(),
            Self::Amend => "amend".to_owned(),
            Self::Stated => "criteria-and-methods".to_owned(),
            Self::ResponseForm => "response-form".to_owned(),
            Self::Responses => "responses".to_owned(),
            Self::Opening => "opening".to_owned(),
            Self::Decision => "award-decision".to_owned(),
            Self::History => "history".to_owned(),
            Self::Checks => "checks".to_owned(),
            Self::Redaction => "redaction".to_owned(),
            // A question lasts as long as its page, so these are never read again.
            Self::Unlocked | Self::Parted => "question".to_owned(),
            Self::Bids => "bids".to_owned(),
            Self::TakeIn => "take-in".to_owned(),
            Self::Bid(id) => format!("bid/{id}"),
            Self::Results => "results".to_owned(),
            Self::Respond(page) => format!("respond/{page}"),
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Some(match text.split_once('/') {
            Some(("criterion", id)) => Self::Criterion(CriterionId::new(id).ok()?),
            Some(("bid", id)) => Self::Bid(BidId::new(id).ok()?),
            Some(("respond", page)) => Self::Respond(page.to_owned()),
            Some(_) => return None,
            None => match text {
                "start" => Self::Start,
                "name" => Self::Name,
                "set-up" => Self::TaskList,
                "details" => Self::Details,
                "lots" => Self::Lots,
                "measures" => Self::Measures,
                "criteria" => Self::Criteria,
                "scales" => Self::Scales,
                "award" => Self::Award,
                "rounding-and-ties" => Self::RoundingAndTies,
                "check-answers" => Self::CheckAnswers,
                "lock" => Self::Lock,
                "amend" => Self::Amend,
                "criteria-and-methods" => Self::Stated,
                "response-form" => Self::ResponseForm,
                "responses" => Self::Responses,
                "opening" => Self::Opening,
                "award-decision" => Self::Decision,
                "history" => Self::History,
                "checks" => Self::Checks,
                "redaction" => Self::Redaction,
                "bids" => Self::Bids,
                "take-in" => Self::TakeIn,
                "results" => Self::Results,
                _ => return None,
            },
        })
    }

    /// The screen that shows the field of a place, seen from this one: a response has places of its own.
    pub(crate) fn to_place(&self, of: &Procurement, path: &str) -> Self {
        match self {
            Self::Respond(page) => {
                let key = page.split_once('/').map_or(page.as_str(), |(key, _)| key);
                Self::Respond(format!("{key}/at/{path}"))
            }
            _ => Self::of_place(of, path),
        }
    }

    /// The screen that shows the field of a place. Paths are those of core's `places`.
    pub(crate) fn of_place(of: &Procurement, path: &str) -> Self {
        let mut parts = path.split('/');
        match (parts.next(), parts.next()) {
            (Some("details"), Some("send_to")) => Self::ResponseForm,
            (Some("details"), _) => Self::Details,
            (Some("measures"), _) | (Some("scheme"), Some("measures")) => Self::Measures,
            (Some("bids"), Some(id)) => BidId::new(id).map_or(Self::Bids, Self::Bid),
            (Some("suppliers"), _) => Self::Bids,
            (Some("scheme"), Some("criteria")) => {
                let id = parts.next().and_then(|id| CriterionId::new(id).ok());
                let found = id.and_then(|id| of.scheme.criterion(&id));
                match (found, parts.next()) {
                    (None, _) | (_, Some("weight" | "criteria")) => Self::Criteria,
                    (Some(found), Some("relevance"))
                        if matches!(found.kind, Kind::Commitment(_)) =>
                    {
                        Self::Measures
                    }
                    (Some(found), _) => Self::Criterion(found.id.clone()),
                }
            }
            (Some("scheme"), Some("scales")) => Self::Scales,
            (Some("scheme"), Some("lots")) => Self::Lots,
            (Some("scheme"), Some("weights")) => Self::Criteria,
            (Some("scheme"), Some("award" | "minimum" | "price_opening")) => Self::Award,
            (Some("scheme"), _) => Self::RoundingAndTies,
            (Some("record"), Some("lock" | "error")) => Self::Lock,
            (Some("record"), Some("amendment")) => Self::Amend,
            (Some("record"), Some("opening" | "late")) => Self::Opening,
            (Some("record"), Some("responses" | "confirm" | "scores")) => Self::Responses,
            (Some("record"), Some("award")) => Self::Decision,
            (Some("record"), Some("redaction")) => Self::Redaction,
            _ => Self::TaskList,
        }
    }
}
