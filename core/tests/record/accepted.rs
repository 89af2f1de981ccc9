//! What was accepted: it holds for the figures that were accepted, and for no others.

use common_measure::assessment::{FindingReport, LotReport, Reading, assess};
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Standing};
use serde_json::{Value, json};

use crate::Trial;

fn result(of: &Procurement) -> LotReport {
    assess(of, Reading::AsStated).unwrap().report(of).lots.swap_remove(0)
}

fn found(of: &Procurement, about: &str) -> FindingReport {
    let found = result(of).findings.into_iter().find(|found| found.kind == about);
    found.unwrap_or_else(|| panic!("no {about} is found"))
}

impl Trial {
    fn does(&mut self, command: Value) -> u64 {
        let command: Command = serde_json::from_value(command).unwrap();
        self.change("Ann", command).unwrap()
    }

    /// Two bids, of Alder and of Birch, with full marks and these prices.
    fn with_bids(prices: [&str; 2]) -> Self {
        let mut trial = Self::start(Standing::Practice);
        for (bid, price) in ["alder", "birch"].into_iter().zip(prices) {
            let supplier = json!({"id": bid, "name": bid});
            trial.does(json!({"add_bid": {"bid": bid, "lot": "pavilion", "supplier": supplier}}));
            trial.price(bid, price);
            for question in ["method", "programme", "neighbours"] {
                trial.score(bid, question, "level-4");
            }
        }
        trial
    }

    fn price(&mut self, bid: &str, amount: &str) -> u64 {
        self.does(json!({"set_price": {"bid": bid, "criterion": "price", "amount": amount}}))
    }

    fn score(&mut self, bid: &str, question: &str, level: &str) -> u64 {
        self.does(json!({"set_score": {"bid": bid, "criterion": question, "level": level}}))
    }

    fn ask(&mut self, question: &str, what: &str, of_it: &Value) -> u64 {
        self.does(json!({"change_criterion": {"criterion": question, "change": {what: of_it}}}))
    }

    fn accept(&mut self, question: &str, about: &str) -> u64 {
        self.does(accepting(question, about))
    }

    fn is_decided(&self, about: &str) -> bool {
        let (of, found) = (self.record.procurement(), found(self.record.procurement(), about));
        assert_eq!(result(of).provisional, !found.is_decided());
        // What is saved as a plain procurement says the same.
        let plain = Procurement::parse(&of.to_json().unwrap()).unwrap();
        assert_eq!(self::found(&plain, about), found);
        found.is_decided()
    }
}

/// Alder's finding is accepted.
fn accepting(question: &str, about: &str) -> Value {
    json!({"decide": {"bid": "alder", "criterion": question, "about": about, "outcome": "accept",
        "reason": "It is close enough.", "decided_by": "Head"}})
}

#[test]
fn an_acceptance_does_not_outlive_what_was_accepted() {
    let mut trial = Trial::with_bids(["100000", "100000"]);
    trial.score("alder", "method", "level-1");
    trial.accept("method", "below_minimum");
    assert!(trial.is_decided("below_minimum"));
    // Another figure of the bid is nothing to it.
    trial.price("alder", "60000");
    assert!(trial.is_decided("below_minimum"));

    let corrected = trial.score("alder", "method", "level-0");
    assert!(!trial.is_decided("below_minimum"));
    let lot = result(trial.record.procurement());
    assert_eq!(lot.bids[1].standing, "set_aside");
    let decision = lot.findings[0].decision.as_ref().unwrap();
    assert_eq!(
        format!("{} {}", decision.outcome_in_words(), decision.reason_in_words()),
        "Accepted when its figures were others. They have changed since, so it is to be decided \
         again. Reason: It is close enough. Decided by Head."
    );
    // Taken back, it is as it was accepted.
    trial.act("Ann", Act::Undo(corrected)).unwrap();
    assert!(trial.is_decided("below_minimum"));
    trial.score("alder", "method", "level-0");
    trial.accept("method", "below_minimum");
    assert!(trial.is_decided("below_minimum"));
}

#[test]
fn what_is_accepted_of_a_price_is_that_price() {
    let mut trial = Trial::with_bids(["105000", "90000"]);
    trial.ask("price", "budget", &json!("100000"));
    trial.accept("price", "over_budget");
    assert!(trial.is_decided("over_budget"));
    trial.price("alder", "850000");
    assert!(!trial.is_decided("over_budget"));
    trial.price("alder", "105000.00");
    assert!(trial.is_decided("over_budget"));
    trial.ask("price", "budget", &json!("50000"));
    assert_eq!(found(trial.record.procurement(), "over_budget").figures, "105000 against 50000");
    assert!(!result(trial.record.procurement()).findings[0].is_decided());
}

/// Alder gets 40,000 ÷ 100,000 of the points on price, then 10,000 ÷ 100,000.
#[test]
fn another_bid_can_move_what_was_accepted() {
    let mut trial = Trial::with_bids(["100000", "40000"]);
    trial.ask("price", "minimum", &json!("50"));
    trial.accept("price", "below_minimum");
    assert_eq!(found(trial.record.procurement(), "below_minimum").figures, "2/5 against 1/2");
    assert!(trial.is_decided("below_minimum"));
    trial.price("birch", "10000");
    assert_eq!(found(trial.record.procurement(), "below_minimum").figures, "1/10 against 1/2");
    assert!(!trial.is_decided("below_minimum"));

    let mut trial = Trial::with_bids(["50000", "100000"]);
    trial.ask("price", "abnormally_low", &json!({"below_mean": "20"}));
    trial.accept("price", "abnormally_low");
    assert_eq!(found(trial.record.procurement(), "abnormally_low").figures, "50000 against 75000");
    assert!(trial.is_decided("abnormally_low"));
    trial.price("birch", "150000");
    assert!(!trial.is_decided("abnormally_low"));
}

/// Cedar misses a minimum that nobody has decided about, so its price counts in the other reading only.
#[test]
fn what_is_accepted_as_the_criteria_state_is_accepted_in_the_other_reading() {
    let mut trial = Trial::with_bids(["100000", "40000"]);
    let supplier = json!({"id": "cedar", "name": "cedar"});
    trial.does(json!({"add_bid": {"bid": "cedar", "lot": "pavilion", "supplier": supplier}}));
    trial.price("cedar", "20000");
    for question in ["method", "programme", "neighbours"] {
        trial.score("cedar", question, "level-0");
    }
    trial.ask("price", "minimum", &json!("50"));
    trial.accept("price", "below_minimum");
    let alder = |trial: &Trial, reading: Reading| {
        let of = trial.record.procurement();
        let lots = assess(of, reading).unwrap().report(of).lots;
        let mut found = lots[0].findings.iter().filter(|it| it.kind == "below_minimum");
        let found = found.find(|it| it.bid.as_str() == "alder").unwrap();
        let decision = found.decision.as_ref().unwrap();
        assert_eq!(found.is_decided(), !decision.outdated);
        (found.figures.clone(), found.is_decided())
    };
    assert_eq!(alder(&trial, Reading::AsStated), ("2/5 against 1/2".to_owned(), true));
    assert_eq!(alder(&trial, Reading::Other), ("1/5 against 1/2".to_owned(), true));
    // Changed as stated, it is undecided in both.
    trial.price("birch", "30000");
    assert_eq!(alder(&trial, Reading::AsStated), ("3/10 against 1/2".to_owned(), false));
    assert_eq!(alder(&trial, Reading::Other), ("1/5 against 1/2".to_owned(), false));
}

/// Someone accepts what is on their screen; the score was corrected in another tab before.
#[test]
fn a_decision_is_about_the_figures_that_the_person_saw() {
    let mut trial = Trial::with_bids(["100000", "100000"]);
    trial.score("alder", "method", "level-1");
    let mut seen = accepting("method", "below_minimum");
    seen["decide"]["figures"] = json!(found(trial.record.procurement(), "below_minimum").figures);
    assert_eq!(seen["decide"]["figures"], json!("1/4 against 1/2"));
    trial.score("alder", "method", "level-0");
    trial.does(seen);
    assert!(!trial.is_decided("below_minimum"));
}

/// Accepted before anything was found, it is asked about once something is.
#[test]
fn nothing_is_accepted_in_advance() {
    let mut trial = Trial::with_bids(["100000", "100000"]);
    trial.accept("method", "below_minimum");
    trial.score("alder", "method", "level-1");
    assert!(!trial.is_decided("below_minimum"));
}

/// Decisions in a plain procurement need not say which figures they were about.
#[test]
fn a_decision_that_names_no_figures_holds_for_all() {
    let mut trial = Trial::with_bids(["100000", "100000"]);
    trial.score("alder", "method", "level-1");
    trial.accept("method", "below_minimum");
    let mut plain = trial.record.procurement().clone();
    assert_eq!(plain.evaluation.decisions[0].figures.as_deref(), Some("1/4 against 1/2"));
    plain.evaluation.decisions[0].figures = Some("1/3 against 1/2".to_owned());
    assert!(result(&plain).provisional);
    plain.evaluation.decisions[0].figures = None;
    assert!(!result(&plain).provisional);
}
