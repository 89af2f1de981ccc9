//! One cell of a bid: what it changes, or what is asked about it.

use common_measure::bid::CommitmentOffer;
use common_measure::id::{LevelId, MeasureId};
use common_measure::number::{Money, Quantity};
use common_measure::record::{Command, OfferChange};

use super::columns::{Column, Head};
use super::lists::{also_under, read_also_under};
use super::read::Reading;
use super::rows::Whose;
use crate::cells::{self, Doubt};
use crate::names;
use crate::place::At;
use crate::table::Content;

impl Reading<'_> {
    pub(super) fn figure(
        &mut self,
        whose: &Whose,
        name: &str,
        (column, head): (&Column, &Head),
        content: Option<&Content>,
        at: At,
    ) {
        let about = format!("{name}, {}", head.name);
        let bid = whose.bid.clone();
        let read = match column {
            Column::Price(criterion) => money(content).map(|amount| {
                let now = whose.known.and_then(|bid| bid.price(criterion));
                Step::of(now, amount, Money::in_words, |amount| Command::SetPrice {
                    bid,
                    criterion: criterion.clone(),
                    amount,
                })
            }),
            Column::Rate(criterion, line) => quantity(cells::number(content)).map(|rate| {
                let offer = whose.known.and_then(|bid| bid.price_offer(criterion));
                Step::of(
                    offer.and_then(|offer| offer.rate(line)),
                    rate,
                    Quantity::in_words,
                    |rate| Command::SetRate {
                        bid,
                        criterion: criterion.clone(),
                        line: line.clone(),
                        rate,
                    },
                )
            }),
            Column::Quantity(measure) => {
                quantity(cells::how_many(self.in_pounds(measure), content)).map(|quantity| {
                    let offer = whose.known.and_then(|bid| bid.commitment(measure));
                    let now = offer.and_then(|offer| offer.quantity);
                    Step::of(now, quantity, Quantity::in_words, |quantity| Command::ChangeOffer {
                        bid,
                        measure: measure.clone(),
                        change: OfferChange::Quantity(quantity),
                    })
                })
            }
            Column::Level(criterion) => self.level(column, content).map(|level| {
                let score = self.scores.get(&(&whose.bid, criterion.as_str()));
                let now = score.map(|it| it.level.clone());
                let call = |level: LevelId| {
                    self.levels.get(column).map(|levels| levels.call(&level)).unwrap_or_default()
                };
                Step::of(now, level, call, |level| Command::SetScore {
                    bid,
                    criterion: criterion.clone(),
                    level,
                })
            }),
            Column::AlsoUnder(measure) => {
                read_also_under(self.known(), self.in_pounds(measure), content).map(|also| {
                    let offer = whose.known.and_then(|bid| bid.commitment(measure));
                    let now =
                        offer.map(|offer| offer.also_under.clone()).filter(|it| !it.is_empty());
                    Step::of(
                        now,
                        also,
                        |also| also_under(&also),
                        |also| Command::ChangeOffer {
                            bid,
                            measure: measure.clone(),
                            change: OfferChange::AlsoUnder(also.unwrap_or_default()),
                        },
                    )
                })
            }
            Column::Statement(measure) => about_offer(
                whose,
                measure,
                content,
                |offer| &offer.statement,
                OfferChange::Statement,
            ),
            Column::When(measure) => {
                about_offer(whose, measure, content, |offer| &offer.when, OfferChange::When)
            }
            Column::Where(measure) => {
                about_offer(whose, measure, content, |offer| &offer.place, OfferChange::Place)
            }
            Column::Answer(criterion) => text(content).map(|text| {
                let now = whose.known.map(|bid| bid.answer(criterion).to_owned());
                Step::of(
                    said(now),
                    text,
                    |text| text,
                    |text| Command::SetAnswer {
                        bid,
                        criterion: criterion.clone(),
                        text: text.unwrap_or_default(),
                    },
                )
            }),
            Column::Evidence(measure) => {
                about_offer(whose, measure, content, |offer| &offer.evidence, OfferChange::Evidence)
            }
            Column::Reason(criterion) => text(content).and_then(|text| {
                let score = self.scores.get(&(&whose.bid, criterion.as_str()));
                let is_scored = self.scored.contains(&(whose.bid.clone(), criterion.clone()));
                if text.is_some() && score.is_none() && !is_scored {
                    return Err(Doubt::new(
                        "There is no score to give a reason for.",
                        "Enter the agreed score too, or empty this cell.",
                    ));
                }
                let now = score.map(|it| it.reason.to_string());
                Ok(Step::of(
                    said(now),
                    text,
                    |text| text,
                    |reason| Command::SetReason {
                        bid,
                        criterion: criterion.clone(),
                        reason: reason.unwrap_or_default(),
                    },
                ))
            }),
            _ => return,
        };
        match read {
            Err(doubt) => self.asked(at, &about, doubt),
            Ok(Step::Nothing) => {}
            Ok(Step::Stays(now)) => {
                self.taken.notes.push(format!("{at} ({about}) is empty in the file; {now} stays."));
            }
            Ok(Step::Change { from, to, command }) => {
                // Everything about a new bid is new: only what differs from what is there is listed.
                if whose.known.is_some() {
                    self.change(at, about, &from, &to);
                }
                if let Command::SetScore { bid, criterion, .. } = &*command {
                    self.scored.insert((bid.clone(), criterion.clone()));
                }
                self.changed.push(*command);
            }
        }
    }

    /// Whether a measure is in the procurement's set.
    fn known(&self) -> impl Fn(&MeasureId) -> bool {
        let set = self.of.measures.framework();
        move |measure| set.is_some_and(|set| set.measure(measure).is_some())
    }

    /// Whether a measure is counted in pounds.
    fn in_pounds(&self, measure: &MeasureId) -> bool {
        let known = self.of.measures.framework().and_then(|set| set.measure(measure));
        known.is_some_and(|known| known.unit_short == "£")
    }

    fn level(&self, column: &Column, content: Option<&Content>) -> Result<Option<LevelId>, Doubt> {
        let text = cells::text(content)?.trim();
        let Some(levels) = self.levels.get(column).filter(|_| !text.is_empty()) else {
            return Ok(None);
        };
        let problem = match levels.find(text) {
            names::Found::One(level) => return Ok(Some(level)),
            names::Found::None => format!("“{text}” is not a level of this question’s scale."),
            names::Found::Several => format!("Several levels are called “{text}”."),
        };
        Err(Doubt::new(problem, format!("Enter one of: {}.", levels.list())))
    }
}

/// What is said about an offer.
fn about_offer(
    whose: &Whose,
    measure: &MeasureId,
    content: Option<&Content>,
    of: fn(&CommitmentOffer) -> &str,
    change: fn(String) -> OfferChange,
) -> Result<Step, Doubt> {
    let offer = whose.known.and_then(|bid| bid.commitment(measure));
    let now = said(offer.map(|offer| of(offer).to_owned()));
    let text = text(content)?;
    Ok(Step::of(
        now,
        text,
        |text| text,
        |text| Command::ChangeOffer {
            bid: whose.bid.clone(),
            measure: measure.clone(),
            change: change(text.unwrap_or_default()),
        },
    ))
}

/// What a cell makes of a figure.
enum Step {
    Nothing,
    Stays(String),
    Change { from: String, to: String, command: Box<Command> },
}

impl Step {
    fn of<T: Clone + PartialEq>(
        now: Option<T>,
        read: Option<T>,
        words: impl Fn(T) -> String,
        command: impl FnOnce(Option<T>) -> Command,
    ) -> Self {
        match (now, read) {
            (Some(now), None) => Self::Stays(words(now)),
            (now, Some(read)) if now.as_ref() != Some(&read) => Self::Change {
                from: now.map(&words).unwrap_or_default(),
                to: words(read.clone()),
                command: Box::new(command(Some(read))),
            },
            _ => Self::Nothing,
        }
    }
}

fn money(content: Option<&Content>) -> Result<Option<Money>, Doubt> {
    let amount: Option<Money> = cells::number(content)?;
    match amount {
        Some(amount) if amount.is_zero() || amount.is_negative() => Err(Doubt::new(
            format!("A price of {} cannot be scored.", amount.in_words()),
            "Enter a price above £0, or leave it empty if there is none.",
        )),
        amount => Ok(amount),
    }
}

fn quantity(read: Result<Option<Quantity>, Doubt>) -> Result<Option<Quantity>, Doubt> {
    match read? {
        Some(quantity) if quantity.is_negative() => Err(Doubt::new(
            format!("{} is less than nothing.", quantity.in_words()),
            "Enter a number of 0 or more.",
        )),
        quantity => Ok(quantity),
    }
}

/// A text in a cell; none for an empty one.
fn text(content: Option<&Content>) -> Result<Option<String>, Doubt> {
    cells::text(content).map(|text| said(Some(text.to_owned())))
}

/// A text that says something.
fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
