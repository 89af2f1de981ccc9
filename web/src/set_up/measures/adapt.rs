//! What can be changed about a measure of a set of one's own.

use common_measure::framework::{Framework, Measure};
use common_measure::id::MeasureId;
use common_measure::procurement::Measures;
use common_measure::record::Command;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{TextArea, TextField};
use crate::session::use_session;

/// Which measure.
#[derive(Properties, PartialEq)]
pub(super) struct AdaptProps {
    /// Its id.
    pub id: MeasureId,
}

/// Its fields, where the set is one's own.
#[component]
pub(super) fn Adapt(props: &AdaptProps) -> Html {
    let session = use_session();
    let Measures::Own(set) = &session.confirmed.measures else { return Html::default() };
    let Some(measure) = set.measure(&props.id) else { return Html::default() };
    let path = |field: &str| format!("scheme/measures/{}/{field}", props.id);
    let change = |put: fn(&mut Measure, String)| {
        let (set, id) = (set.clone(), props.id.clone());
        Callback::from(move |text: String| Ok(changed(&set, &id, put, text.trim().to_owned())))
    };
    html! {
        <>
            <TextField path={path("title")} label="Short name" value={measure.title.clone()}
                parse={change(|measure, text| measure.title = text)} />
            <TextArea path={path("wording")} label="Wording" rows=2 value={measure.wording.clone()}
                parse={change(|measure, text| measure.wording = text)} />
            <TextArea path={path("unit")} label="Scored unit, in full" hint="What a figure must mean to count. One unit only." rows=2 value={measure.unit.clone()}
                parse={change(|measure, text| measure.unit = text)} />
            <TextField path={path("unit_short")} label="The unit in a word or two" hint="It stands behind a figure; £ stands before it." value={measure.unit_short.clone()}
                parse={change(|measure, text| measure.unit_short = text)} />
            <TextArea path={path("evidence")} label="Evidence" hint="Totals only, never data about people." rows=2 value={measure.evidence.clone()}
                parse={change(|measure, text| measure.evidence = text)} />
        </>
    }
}

/// The set with one measure changed.
fn changed(
    set: &Framework,
    id: &MeasureId,
    put: fn(&mut Measure, String),
    text: String,
) -> Command {
    let mut own = set.clone();
    if let Some(measure) = own.measures.iter_mut().find(|measure| measure.id == *id) {
        put(measure, text);
    }
    Command::SetMeasures(Box::new(Measures::Own(Box::new(own))))
}
