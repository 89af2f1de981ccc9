//! What decides who is first.

use common_measure::id::CriterionId;
use common_measure::number::Money;
use common_measure::scheme::{AwardRule, Criterion, DraftScheme, Kind, Stage};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, LinkTo, Radios, Select, TextField, Width, optional_money};
use crate::screen::Screen;

use super::super::criteria::name_of;
use super::super::page::money_text;
use super::On;

const HIGHEST_TOTAL: &str = "highest-total";

/// The other rules: their name in the page, what they say, and what to know.
const OTHERS: [(&str, &str, &str); 3] = [
    (
        "price-per-point",
        "Lowest price per quality point",
        "Price divided by points; the smallest is first. A good middling bid can lose to a cheap weak one, so a minimum score for the whole award must come first.",
    ),
    (
        "quality-adjusted",
        "Highest quality-adjusted score",
        "Points times a stated reference price, divided by the price; the largest is first. The order is that of price per quality point; the reference changes only the figures, unless these are final as rounded.",
    ),
    (
        "after-quality-value",
        "Lowest price after the value of quality",
        "Each level of quality is worth a stated amount, which is taken off the price; the smallest is first. Use it only if you can say what a better answer is worth in pounds.",
    ),
];

/// The rule, and its fields.
pub(super) fn editor(on: &On, scheme: &DraftScheme) -> Html {
    let only = match &prices(scheme)[..] {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let rule = &on.award.rule;
    let onchoose = on.choose(move |award, key| {
        let price = award.rule.price().cloned().or_else(|| only.clone());
        award.rule = match key {
            "price-per-point" => AwardRule::PricePerQualityPoint { price },
            "quality-adjusted" => AwardRule::QualityAdjustedScore { price, reference: None },
            "after-quality-value" => AwardRule::PriceAfterQualityValue { price },
            _ => AwardRule::HighestTotal,
        };
    });
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "What decides" }</h2>
            <Radios
                path="scheme/award/rule"
                legend="Which bid is first?"
                choices={vec![
                    Choice::new(HIGHEST_TOTAL, "The one with the highest total of points")
                        .hint("The usual rule. Where the price is fixed and not scored, quality decides."),
                ]}
                others={OTHERS.iter().map(|(key, label, hint)| Choice::new(*key, *label).hint(*hint)).collect::<Vec<_>>()}
                chosen={AttrValue::from(key(rule))}
                {onchoose}
            />
            if !rule.is_highest_total() {
                { price_question(on, scheme) }
            }
            if let AwardRule::QualityAdjustedScore { reference, .. } = rule {
                { reference_price(on, scheme, *reference) }
            }
            if matches!(rule, AwardRule::PriceAfterQualityValue { .. }) {
                <p class="govuk-body">
                    <LinkTo to={Screen::Scales}>{ "State what each level of the scales is worth" }</LinkTo>
                </p>
            }
        </section>
    }
}

fn key(rule: &AwardRule) -> &'static str {
    match rule {
        AwardRule::HighestTotal => HIGHEST_TOTAL,
        AwardRule::PricePerQualityPoint { .. } => "price-per-point",
        AwardRule::QualityAdjustedScore { .. } => "quality-adjusted",
        AwardRule::PriceAfterQualityValue { .. } => "after-quality-value",
    }
}

fn prices(scheme: &DraftScheme) -> Vec<&Criterion> {
    scheme.all().filter(|each| matches!(each.kind, Kind::Price(_))).collect()
}

fn price_question(on: &On, scheme: &DraftScheme) -> Html {
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Choose a price question"))
        .chain(prices(scheme).iter().map(|each| Choice::new(each.id.to_string(), name_of(each))))
        .collect();
    let chosen = on.award.rule.price();
    let onchoose = on.choose(|award, id| {
        let chosen = CriterionId::new(id).ok();
        match &mut award.rule {
            AwardRule::HighestTotal => {}
            AwardRule::PricePerQualityPoint { price }
            | AwardRule::QualityAdjustedScore { price, .. }
            | AwardRule::PriceAfterQualityValue { price } => *price = chosen,
        }
    });
    let scored = prices(scheme).into_iter().find(|each| each.is_weighted());
    html! {
        <>
            <Select
                path="scheme/award/rule/price"
                legend="Price question that the rule uses"
                hint="It earns no points by itself: the rule uses the price once."
                {choices}
                chosen={AttrValue::from(chosen.map_or_else(String::new, ToString::to_string))}
                {onchoose}
            />
            if prices(scheme).is_empty() {
                <p class="govuk-body">
                    { "There is no price question yet. " }
                    <LinkTo to={Screen::Criteria}>{ "Add one to the criteria" }</LinkTo>
                </p>
            }
            if let Some(scored) = scored {
                <p class="govuk-body">
                    { format!("“{}” earns points now. ", name_of(scored)) }
                    <LinkTo to={Screen::Criterion(scored.id.clone())} field={format!("scheme/criteria/{}/method", scored.id)}>
                        { "Choose “Not scored” as its method" }
                    </LinkTo>
                </p>
            }
        </>
    }
}

fn reference_price(on: &On, scheme: &DraftScheme, reference: Option<Money>) -> Html {
    let hint = match scheme.rounding.stage {
        Stage::Leaf | Stage::Total => {
            "Any amount above £0, such as the estimated value. It changes the figures, never the order."
        }
        Stage::TotalAsRounded => {
            "Any amount above £0, such as the estimated value. Totals are final as rounded, and so is this figure: too small an amount makes bids equal."
        }
    };
    let parse = on.parse(|award, text| {
        let amount = optional_money(text)?;
        if let AwardRule::QualityAdjustedScore { reference, .. } = &mut award.rule {
            *reference = amount;
        }
        Ok(())
    });
    html! {
        <TextField path="scheme/award/rule/reference" label="Reference price"
            {hint}
            prefix="£" number=true width={Width::Characters(10)} value={money_text(reference)} {parse} />
    }
}
