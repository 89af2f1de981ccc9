//! What the award criteria state, in short sentences: for checking and for paper.

use crate::id::CriterionId;
use crate::number::{Money, Percentage, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{
    AgainstTarget, Commitment, CommitmentRule, CommitmentValue, Criterion, Kind, Price, Quality,
    QualityRule, RelativeToBest, Scale, ScheduleLine, Vat, WeightsAre,
};

/// Everything that is stated about a section or a question beside its name and weight.
#[must_use]
pub fn stated(of: &Procurement, criterion: &Criterion) -> Vec<String> {
    let mut lines = match &criterion.kind {
        Kind::Group(group) => about_weights(group.weights),
        Kind::Price(price) => about_price(price),
        Kind::Quality(quality) => about_quality(of, &criterion.id, quality),
        Kind::Commitment(commitment) => about_commitment(of, &criterion.id, commitment),
        Kind::CommitmentValue(value) => about_value(value),
        Kind::PassFail(question) => vec![match question.question.trim() {
            "" => "Passed or failed; earns no points.".to_owned(),
            asked => format!("Passed or failed; earns no points. Asked: {asked}"),
        }],
    };
    if let Some(minimum) = criterion.minimum {
        lines.push(format!("Minimum score: {} of its points.", minimum.in_words()));
    }
    lines
}

fn about_price(price: &Price) -> Vec<String> {
    let mut lines = vec![format!("Points: {}.", price.method.in_words())];
    lines.push(match price.basis.vat {
        Vat::Excluded => "Prices without VAT.".to_owned(),
        Vat::Included => "Prices with VAT.".to_owned(),
    });
    if let Some(budget) = price.budget {
        lines.push(format!("Budget: {}.", budget.in_words()));
    }
    if let Some(rule) = &price.abnormally_low {
        lines.push(rule.in_words());
    }
    if let Some(schedule) = &price.schedule {
        lines.push(
            "Worked out from a pricing schedule: rate × stated quantity, added up.".to_owned(),
        );
        lines.extend(schedule.lines.iter().map(about_line));
        if schedule.lines.iter().any(|line| line.option) {
            let options =
                if schedule.options_count { "Options count" } else { "Options do not count" };
            lines.push(format!("{options} in the price that is compared."));
        }
    }
    for (what, text) in
        [("Term", &price.basis.term), ("Changes over time", &price.basis.indexation)]
    {
        if !text.trim().is_empty() {
            lines.push(format!("{what}: {}", text.trim()));
        }
    }
    lines
}

fn about_weights(weights: WeightsAre) -> Vec<String> {
    match weights {
        WeightsAre::OfGroup => Vec::new(),
        WeightsAre::OfAward => vec!["Its weights are shares of the whole award.".to_owned()],
        WeightsAre::Points => vec!["Its weights are points.".to_owned()],
    }
}

/// Such as: `Visits at night: 5 × visit (option).`
fn about_line(line: &ScheduleLine) -> String {
    let title =
        if line.title.trim().is_empty() { "A line without a name" } else { line.title.trim() };
    let stated = line.quantity.map_or_else(
        || "no quantity stated".to_owned(),
        |quantity| match line.unit.trim() {
            "" => quantity.in_words(),
            unit => format!("{} × {unit}", quantity.in_words()),
        },
    );
    let option = if line.option { " (option)" } else { "" };
    format!("{title}: {stated}{option}.")
}

fn about_scale(scale: Option<&Scale>) -> Vec<String> {
    let Some(scale) = scale else {
        return vec!["Scored by people; no scale is chosen.".to_owned()];
    };
    let levels: Vec<String> = scale
        .levels
        .iter()
        .map(|level| {
            let share = level.share.map_or_else(|| "not stated".to_owned(), Percentage::in_words);
            let worth = level.value.map(|value| format!(", worth {}", value.in_words()));
            format!("{} = {share}{}", level.label, worth.unwrap_or_default())
        })
        .collect();
    vec![format!("Scored by people on “{}”: {}.", scale.title.trim(), levels.join(", "))]
}

fn about_quality(of: &Procurement, id: &CriterionId, quality: &Quality) -> Vec<String> {
    let mut lines = about_scale(of.scheme.scale_of(id));
    if !quality.question.trim().is_empty() {
        lines.push(format!("Asked: {}", quality.question.trim()));
    }
    lines.extend(quality.word_limit.map(|most| format!("At most {most} words.")));
    if quality.rule == QualityRule::RelativeToBest {
        lines.push("The best answer gets all points; others in proportion to it.".to_owned());
    }
    lines
}

fn about_value(value: &CommitmentValue) -> Vec<String> {
    let values = value.values.iter().map(|each| {
        let worth = each.value.map_or_else(|| "not stated".to_owned(), Money::in_words);
        format!("measure {} {worth}", each.measure)
    });
    vec![
        format!("Points: {}.", value.in_words()),
        format!(
            "Values from {}: {}.",
            value.value_set.trim(),
            values.collect::<Vec<_>>().join(", ")
        ),
    ]
}

fn about_commitment(of: &Procurement, id: &CriterionId, commitment: &Commitment) -> Vec<String> {
    let measure = of.measures.framework().and_then(|set| set.measure(&commitment.measure));
    let unit = measure.map_or("", |measure| measure.unit_short.as_str());
    let each = commitment.scaled.in_words();
    let mut lines = match &commitment.rule {
        CommitmentRule::AgainstTarget(AgainstTarget { target: Some(target) }) => {
            vec![format!("All points from a target of {}{each}.", amount(*target, unit))]
        }
        CommitmentRule::AgainstTarget(AgainstTarget { target: None }) => {
            vec!["No target is stated.".to_owned()]
        }
        CommitmentRule::RelativeToBest(RelativeToBest { floor, cap }) => {
            let mut lines = vec!["Relative to the best offer.".to_owned()];
            if let Some(floor) = floor {
                lines
                    .push(format!("The best offer is taken as at least {}.", amount(*floor, unit)));
            }
            if let Some(cap) = cap {
                lines.push(format!("An offer counts up to {}.", amount(*cap, unit)));
            }
            lines
        }
        CommitmentRule::Statement(_) => {
            let mut lines = about_scale(of.scheme.scale_of(id));
            lines.push("It is the method statement that is scored, not the quantity.".to_owned());
            lines
        }
        rule => vec![format!("Points: {}{each}.", rule.in_words())],
    };
    if let Some(least) = commitment.minimum_quantity {
        lines.push(format!("An offer below {}{each} scores nothing.", amount(least, unit)));
    }
    if let Some(limit) = commitment.limit {
        lines.push(format!("An offer above {}{each} is reported.", amount(limit, unit)));
    }
    if let Some(most) = commitment.word_limit {
        lines.push(format!("At most {most} words on how it will be kept."));
    }
    if !commitment.relevance.trim().is_empty() {
        lines.push(format!("Relates to the contract: {}", commitment.relevance.trim()));
    }
    lines
}

/// A quantity in its unit.
///
/// ```
/// use common_measure::publication::amount;
///
/// assert_eq!(amount("12".parse().unwrap(), "tonnes"), "12 tonnes");
/// assert_eq!(amount("500.5".parse().unwrap(), "£"), "£500.50");
/// ```
#[must_use]
pub fn amount(quantity: Quantity, unit: &str) -> String {
    match unit {
        "" => quantity.in_words(),
        "£" => Money::parse(&quantity.to_string())
            .map_or_else(|_| format!("£{}", quantity.in_words()), Money::in_words),
        unit => format!("{} {unit}", quantity.in_words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_have_two_pence_and_other_units_stand_behind() {
        let of = |text: &str, unit| Quantity::parse(text).map(|it| amount(it, unit));
        assert_eq!(of("30000.5", "£").as_deref(), Ok("£30,000.50"));
        assert_eq!(of("30000", "£").as_deref(), Ok("£30,000"));
        assert_eq!(of("7.5", "tonnes").as_deref(), Ok("7.5 tonnes"));
        assert_eq!(of("1200", "").as_deref(), Ok("1,200"));
    }
}
