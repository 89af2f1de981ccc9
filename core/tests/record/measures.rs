//! Another measure set, and one that was adapted.

use common_measure::framework::Framework;
use common_measure::procurement::Measures;
use common_measure::record::{Act, Command, Standing};

use crate::{Trial, refusal};

fn taking(set: Framework) -> Command {
    Command::SetMeasures(Box::new(Measures::Own(Box::new(set))))
}

#[test]
fn a_set_is_adapted_and_says_from_what() {
    let mut trial = Trial::start(Standing::Draft);
    let mut own = Framework::knowsley().unwrap().adapted(" Averdale ");
    own.measures[0].evidence = "Payroll totals".to_owned();
    own.every_unit = "Count each once.".to_owned();
    own.overlaps.pop();
    trial.change("Ann", taking(own.clone())).unwrap();
    let there = trial.record.procurement().measures.framework().unwrap();
    assert_eq!(there, &own);
    assert_eq!(
        there.title,
        "Knowsley social value outcomes and measures, 2013 (historic), adapted by Averdale"
    );
    assert_eq!(there.adapted_from.as_ref().unwrap().id.as_str(), "knowsley-2013");
    assert_eq!(Framework::parse(&own.to_json().unwrap()).unwrap(), own);
    let history = trial.record.history();
    let [_, taken, changed, every_unit, overlaps] = history.as_slice() else {
        panic!("{history:?}")
    };
    assert_eq!(
        changed.what,
        "Changed: Award criteria, measure set, “People out of work who start and keep a job” (measure 1)"
    );
    assert_eq!(
        taken.before.as_deref(),
        Some("Knowsley social value outcomes and measures, 2013 (historic)")
    );
    // What holds of all measures is said beside what is other in one.
    assert_eq!(every_unit.what, "Award criteria, measure set, what every unit means");
    assert_eq!(every_unit.after.as_deref(), Some("Count each once."));
    assert_eq!(
        overlaps.what,
        "Changed: Award criteria, measure set, what may count the same twice"
    );
    // It is taken back like any change of one's own.
    let number = trial.record.entries().last().unwrap().number;
    trial.act("Ann", Act::Undo(number)).unwrap();
    assert!(matches!(trial.record.procurement().measures, Measures::BuiltIn(_)));
}

#[test]
fn a_set_without_a_measure_that_is_asked_for_is_refused_and_so_is_a_broken_one() {
    let mut trial = Trial::start(Standing::Draft);
    let mut without = Framework::knowsley().unwrap().adapted("Averdale");
    without.overlaps.clear();
    without.measures.retain(|measure| measure.id.as_str() != "12");
    let said = refusal(trial.change("Ann", taking(without)));
    assert!(said.contains("asks for measure 12, which is not in that set."), "{said}");
    let mut broken = Framework::knowsley().unwrap().adapted("Averdale");
    broken.measures[3].unit.clear();
    let said = refusal(trial.change("Ann", taking(broken)));
    assert!(said.contains("The unit is empty."), "{said}");
    assert!(matches!(trial.record.procurement().measures, Measures::BuiltIn(_)));
}

#[test]
fn locked_criteria_keep_their_measures() {
    let mut trial = Trial::start(Standing::Draft);
    let act = super::rules::lock(&trial.record, "2026-04-13T12:00:00Z");
    trial.act("Ann", act).unwrap();
    let own = Framework::knowsley().unwrap().adapted("Averdale");
    assert!(refusal(trial.change("Ann", taking(own))).contains("The award criteria are locked"));
}
