//! Who offers: what an assessment summary, which the authority writes, must name of a supplier, and the bid's own title.

use common_measure::bid::Supplier;
use common_measure::id::BidId;
use common_measure::procurement::{Procurement, places};
use common_measure::record::{Command, SupplierField};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{TextArea, TextField, Width};
use crate::session::Shared;

use super::super::grid::plan::{several, taken};
use super::preference::PreferenceFields;

/// Which bid's supplier.
#[derive(Properties, PartialEq)]
pub(super) struct SupplierFieldsProps {
    /// The procurement.
    pub of: Shared<Procurement>,
    /// The bid.
    pub id: BidId,
}

/// The supplier's details and the bid's title.
#[component]
pub(super) fn SupplierFields(props: &SupplierFieldsProps) -> Html {
    let of = &props.of;
    let Some(bid) = of.bid(&props.id) else { return Html::default() };
    let Some(supplier) = of.supplier(&bid.supplier) else { return Html::default() };
    let path =
        |field: &str| AttrValue::from(format!("{}/{field}", places::supplier(&supplier.id).path()));
    let parse = |field: SupplierField| {
        let (of, supplier) = (of.clone(), supplier.id.clone());
        Callback::from(move |text: String| {
            let text = text.trim().to_owned();
            if field == SupplierField::Name && text.is_empty() {
                return Err("Enter the supplier’s name.".to_owned());
            }
            if field == SupplierField::Name {
                taken(&of, &supplier, &text)?;
            }
            Ok(Command::ChangeSupplier { supplier: supplier.clone(), field, text })
        })
    };
    let Supplier { name, postal_address, email, identifier, .. } = supplier.clone();
    let title = {
        let bid = props.id.clone();
        Callback::from(move |text: String| {
            Ok(Command::SetBidTitle { bid: bid.clone(), title: text.trim().to_owned() })
        })
    };
    html! {
        <>
            <h2 class="govuk-heading-l">{ "Supplier" }</h2>
            if several(of, &bid.supplier) {
                <p class="govuk-body">{ "This supplier has several bids. A change here changes all of them." }</p>
            }
            <TextField path={path("name")} label="Supplier’s name" value={name} parse={parse(SupplierField::Name)} />
            <TextArea path={path("postal_address")} label="Postal address" rows=3 value={postal_address}
                parse={parse(SupplierField::PostalAddress)} />
            <TextField path={path("email")} label="E-mail address" value={email} parse={parse(SupplierField::Email)} />
            <TextField path={path("identifier")} label="Unique identifier"
                hint="Such as a company number or a charity number. An assessment summary must name it; Common Measure makes no such summary."
                width={Width::Characters(20)} value={identifier} parse={parse(SupplierField::Identifier)} />
            <PreferenceFields of={of.clone()} supplier={supplier.clone()} />
            <TextField path={format!("{}/title", places::bid(of, &props.id).path())} label="Bid title (optional)"
                hint="Tells this bid from the supplier’s others, such as “standard” or “variant”."
                value={bid.title.clone()} parse={title} />
        </>
    }
}
