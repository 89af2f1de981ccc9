//! What a weight comes to, in words.

use crate::id::CriterionId;
use crate::number::{Exact, Weight, percent, quantity};

use super::super::{DraftScheme, LockedScheme, Node, Share, Shares, WeightsAre};

/// A weight, with what it is a part of.
struct Part<'a> {
    weight: Weight,
    weights: WeightsAre,
    share: &'a Share,
    of: Whole<'a>,
}

/// The top, or a section.
enum Whole<'a> {
    /// What points at the top come to.
    Top(&'a Exact),
    /// A section: its name, its share of the award, and its weight where that is points.
    Section(String, &'a Exact, Option<Weight>),
}

impl Part<'_> {
    fn in_words(&self) -> String {
        let (own, of_section) = (percent(&self.share.of_award), percent(&self.share.of_group));
        let points = self.weight.in_words();
        match (&self.of, self.weights) {
            (Whole::Top(all), WeightsAre::Points) => {
                format!("{points} of {} points = {own} of the award", quantity(all, ""))
            }
            (Whole::Top(_), _) => format!("{own} of the award"),
            // Points of a section that is itself worth points need no percentage between.
            (Whole::Section(name, _, Some(all)), WeightsAre::Points) => {
                format!("{points} of the {} points for {name} = {own} of the award", all.in_words())
            }
            (Whole::Section(name, whole, None), WeightsAre::Points) => format!(
                "{points} {}, {of_section} of the {} for {name} = {own} of the award",
                if points == "1" { "point" } else { "points" },
                percent(whole)
            ),
            (Whole::Section(name, whole, _), WeightsAre::OfGroup) => {
                format!("{of_section} of the {} for {name} = {own} of the award", percent(whole))
            }
            (Whole::Section(name, whole, _), WeightsAre::OfAward) => {
                format!("{own} of the award = {of_section} of the {} for {name}", percent(whole))
            }
        }
    }
}

impl DraftScheme {
    /// What a weight comes to, such as `20 % of the 40 % for “Quality” = 8 % of the award`; `None`
    /// while a weight is missing, and for what earns no points.
    #[must_use]
    pub fn share_in_words(&self, shares: &Shares, id: &CriterionId) -> Option<String> {
        let (share, weight) = (shares.get(id)?, self.criterion(id)?.weight?);
        let of = match self.parent(id)? {
            None => Whole::Top(shares.sum(None)?.expected.as_ref()?),
            Some(section) => {
                let own = self.criterion(&section)?.weight;
                let own = own.filter(|_| self.weights_of(&section) == WeightsAre::Points);
                Whole::Section(self.called(&section), &shares.get(&section)?.of_award, own)
            }
        };
        Some(Part { weight, weights: self.weights_of(id), share, of }.in_words())
    }
}

impl LockedScheme {
    /// The same of what is locked.
    pub(crate) fn share_in_words(&self, node: &Node) -> String {
        let Some(weight) = node.weight else { return "earns no points".to_owned() };
        let around = self.nodes().iter().take_while(|other| other.id != node.id);
        let section = around.filter(|other| other.is_group && other.depth + 1 == node.depth).last();
        let of = match section {
            None => Whole::Top(self.points()),
            Some(section) => {
                let own = section.weight.filter(|_| section.weights == WeightsAre::Points);
                Whole::Section(self.called(&section.id), &section.of_award, own)
            }
        };
        let share = Share { of_group: node.of_group.clone(), of_award: node.of_award.clone() };
        Part { weight, weights: node.weights, share: &share, of }.in_words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procurement::Procurement;
    use crate::scheme::Kind;

    const PAVILION: &str = include_str!("../../../../examples/sports-pavilion-8.json");

    /// What the draft says, and what the locked scheme does.
    fn said(scheme: &DraftScheme, id: &str) -> (Option<String>, Option<String>) {
        let id = CriterionId::new(id).unwrap();
        let measures = Procurement::parse(PAVILION).unwrap().measures;
        let locked = LockedScheme::lock(scheme, measures.framework()).ok();
        (
            scheme.share_in_words(&Shares::of(scheme), &id),
            locked.and_then(|locked| Some(locked.share_in_words(locked.node(&id)?))),
        )
    }

    /// The pavilion with weights of the top and of its section for quality as they are here.
    fn weighted(top: WeightsAre, inside: WeightsAre, weights: [&str; 6]) -> DraftScheme {
        let mut scheme = Procurement::parse(PAVILION).unwrap().scheme;
        scheme.weights = top;
        let [price, quality, inner @ ..] = weights.map(|weight| Weight::parse(weight).ok());
        let [first, section] = &mut scheme.criteria[..] else { panic!("two at the top") };
        (first.weight, section.weight) = (price, quality);
        let Kind::Group(group) = &mut section.kind else { panic!("a section") };
        group.weights = inside;
        for (criterion, weight) in group.criteria.iter_mut().zip(inner) {
            criterion.weight = weight;
        }
        scheme
    }

    #[test]
    fn a_weight_is_said_with_what_it_is_a_part_of_before_and_after_the_lock() {
        use WeightsAre::{OfAward, OfGroup, Points};
        let of_group = ["60", "40", "40", "20", "20", "20"];
        let of_award = ["60", "40", "16", "8", "8", "8"];
        let thirds = ["60", "40", "1", "1", "0.5", "0.5"];
        let [third, its_share] =
            [Exact::ratio(1, 3), Exact::ratio(2, 15)].map(|it| percent(&it.unwrap()));
        let third =
            format!("1 point, {third} of the 40 % for “Quality” = {its_share} of the award");
        for (top, inside, weights, words) in [
            (OfGroup, OfGroup, of_group, "40 % of the 40 % for “Quality” = 16 % of the award"),
            (OfGroup, OfAward, of_award, "16 % of the award = 40 % of the 40 % for “Quality”"),
            (OfGroup, Points, thirds, &third),
            (Points, Points, of_award, "16 of the 40 points for “Quality” = 16 % of the award"),
        ] {
            let words = Some(words.to_owned());
            assert_eq!(said(&weighted(top, inside, weights), "method"), (words.clone(), words));
        }
        for (top, words) in
            [(OfGroup, "40 % of the award"), (Points, "40 of 100 points = 40 % of the award")]
        {
            let words = Some(words.to_owned());
            assert_eq!(said(&weighted(top, OfGroup, of_group), "quality"), (words.clone(), words));
        }
    }

    #[test]
    fn what_is_not_known_yet_is_not_said() {
        let mut scheme =
            weighted(WeightsAre::OfGroup, WeightsAre::OfGroup, ["60", "", "40", "20", "20", "20"]);
        assert_eq!(said(&scheme, "method"), (None, None));
        scheme.criteria[1].weight = Weight::parse("40").ok();
        scheme.criteria[1].title = String::new();
        assert_eq!(
            said(&scheme, "method").0.as_deref(),
            Some("40 % of the 40 % for the criterion without a name = 16 % of the award")
        );
    }

    /// Points do not add up while they are typed.
    #[test]
    fn points_are_of_the_points_of_their_section_also_while_they_do_not_add_up() {
        let weights = ["60", "40", "25", "20", "20", "20"];
        let scheme = weighted(WeightsAre::Points, WeightsAre::Points, weights);
        let words = "25 of the 40 points for “Quality” = 25 % of the award".to_owned();
        assert_eq!(said(&scheme, "method"), (Some(words), None));
    }
}
