//! New criteria, scales and whole starting points.

use common_measure::id::{CriterionId, LevelId, ScaleId};
use common_measure::number::{Percentage, Weight};
use common_measure::procurement::Procurement;
use common_measure::record::{Command, Given};
use common_measure::scheme::{
    CommitmentValue, Criterion, Group, Kind, Level, PassFail, Price, Quality, Scale,
};

/// What can be added to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::set_up) enum New {
    /// A section.
    Section,
    /// A question scored from prices.
    Price,
    /// A question scored by people.
    Quality,
    /// A question that a bid passes or fails.
    PassFail,
    /// A question scored from all commitments in pounds.
    Value,
}

/// Makes things with ids that nothing else has or had.
pub(in crate::set_up) struct Maker<'a> {
    of: &'a Procurement,
    given: &'a Given,
    made: Vec<CriterionId>,
}

impl<'a> Maker<'a> {
    /// For a procurement, whose record gave these ids.
    pub(in crate::set_up) fn new(of: &'a Procurement, given: &'a Given) -> Self {
        Self { of, given, made: Vec::new() }
    }

    /// A criterion with a new id.
    pub(in crate::set_up) fn criterion(
        &mut self,
        title: &str,
        weight: Option<u8>,
        kind: Kind,
    ) -> Criterion {
        let id = CriterionId::next("criterion-", |id| {
            self.made.contains(id)
                || self.of.scheme.criterion(id).is_some()
                || self.given.criterion(id)
        });
        self.made.push(id.clone());
        let weight = weight.and_then(|weight| Weight::parse(&weight.to_string()).ok());
        Criterion { id, title: title.to_owned(), weight, minimum: None, kind }
    }

    /// An empty criterion. A quality question takes the only scale, where there is only one.
    pub(in crate::set_up) fn empty(&mut self, new: New) -> Criterion {
        let scale = match self.of.scheme.scales.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let (title, kind) = match new {
            New::Section => ("", Kind::Group(Group::default())),
            New::Price => ("Price", Kind::Price(Price::default())),
            New::Quality => ("", Kind::Quality(Quality { scale, ..Quality::default() })),
            New::PassFail => ("", Kind::PassFail(PassFail::default())),
            New::Value => {
                ("Social value in pounds", Kind::CommitmentValue(CommitmentValue::default()))
            }
        };
        self.criterion(title, None, kind)
    }
}

/// A scale whose levels earn these shares of the points, with the labels 0, 1, 2, …
pub(in crate::set_up) fn scale(
    of: &Procurement,
    given: &Given,
    title: &str,
    shares: &[u8],
) -> Scale {
    let is_there = |id: &ScaleId| of.scheme.scales.iter().any(|scale| scale.id == *id);
    let id = ScaleId::next("scale-", |id| is_there(id) || given.scale(id));
    let mut levels: Vec<Level> = Vec::new();
    for (label, share) in shares.iter().enumerate() {
        let level = LevelId::next("level-", |id| levels.iter().any(|level| level.id == *id));
        let share = Percentage::parse(&share.to_string()).ok();
        levels.push(Level::new(level, &label.to_string(), share));
    }
    Scale { id, title: title.to_owned(), levels }
}

/// Even steps from 0 to 4: each level a quarter of the points more.
pub(in crate::set_up) const EVEN: [u8; 5] = [0, 25, 50, 75, 100];

/// Where a scheme can start from: shares of the award, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::set_up) struct StartingPoint {
    /// Price.
    pub price: u8,
    /// Quality.
    pub quality: u8,
    /// Social value; 0 for no section of its own.
    pub social_value: u8,
    /// What the procedure is called that it comes from, if it has a name.
    pub called: Option<&'static str>,
}

/// The starting points that are offered.
pub(in crate::set_up) const STARTING_POINTS: [StartingPoint; 4] = [
    StartingPoint { price: 60, quality: 40, social_value: 0, called: None },
    StartingPoint { price: 50, quality: 40, social_value: 10, called: None },
    StartingPoint { price: 40, quality: 40, social_value: 20, called: None },
    // Lowest over price for the financial score: the World Bank's usual selection of consultants.
    StartingPoint {
        price: 30,
        quality: 70,
        social_value: 0,
        called: Some("Quality- and cost-based selection"),
    },
];

impl StartingPoint {
    /// What it says.
    pub(in crate::set_up) fn name(self) -> String {
        let Self { price, quality, social_value, called } = self;
        if let Some(called) = called {
            return format!("{called} ({quality}\u{a0}% quality, {price}\u{a0}% price)");
        }
        match social_value {
            0 => format!("{price}\u{a0}% price, {quality}\u{a0}% quality"),
            _ => format!(
                "{price}\u{a0}% price, {quality}\u{a0}% quality, {social_value}\u{a0}% social value"
            ),
        }
    }

    /// Builds it, as one act: a price question, quality with two questions on a scale of 0 to 4,
    /// and an empty section for social value.
    pub(in crate::set_up) fn command(self, of: &Procurement, given: &Given) -> Command {
        let mut maker = Maker::new(of, given);
        let mut commands = Vec::new();
        let scale = if let Some(first) = of.scheme.scales.first() {
            first.id.clone()
        } else {
            let made = scale(of, given, "0 to 4", &EVEN);
            let id = made.id.clone();
            commands.push(Command::SetScale(made));
            id
        };
        let mut top = |criterion| commands.push(Command::AddCriterion { section: None, criterion });
        top(maker.criterion("Price", Some(self.price), Kind::Price(Price::default())));
        let quality = |maker: &mut Maker, title| {
            let kind = Quality { scale: Some(scale.clone()), ..Quality::default() };
            maker.criterion(title, Some(50), Kind::Quality(kind))
        };
        let questions = vec![
            quality(&mut maker, "Approach and method"),
            quality(&mut maker, "People and experience"),
        ];
        let section = Group { criteria: questions, ..Group::default() };
        top(maker.criterion("Quality", Some(self.quality), Kind::Group(section)));
        if self.social_value > 0 {
            let section = Kind::Group(Group::default());
            top(maker.criterion("Social value", Some(self.social_value), section));
        }
        Command::Together(commands)
    }
}

#[cfg(test)]
mod tests {
    use common_measure::procurement::check;
    use common_measure::record::{apply, decide};

    use super::*;
    use crate::session::new_procurement;

    #[test]
    fn a_starting_point_adds_up_and_lacks_only_measures() {
        for start in STARTING_POINTS {
            let mut of = new_procurement();
            let event =
                decide(&of, start.command(&of, &Given::default())).expect("it can be built");
            apply(&mut of, &event);
            let missing = usize::from(start.social_value > 0);
            assert_eq!(check(&of).faults.len(), missing, "{}: {:?}", start.name(), check(&of));
        }
    }
}
