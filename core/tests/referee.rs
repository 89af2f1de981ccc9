//! The engine against a referee, which works everything out again in its own way.

mod contest;
mod slow;

use std::thread;

use common_measure::assessment::Reading;

use contest::plan::ANYTHING;
use contest::{At, assessed, contest};
use slow::compare::differences;

/// How many procurements are generated, each from its own seed.
const CONTESTS: u64 = 100_000;

/// Where the two differ on a contest.
struct Wrong {
    seed: u64,
    json: String,
    differences: Vec<String>,
}

/// Every second contest is taken in the other reading.
fn compare(seed: u64) -> Option<Wrong> {
    let _at = At(seed);
    let procurement = contest(seed, &ANYTHING);
    let reading = if seed.is_multiple_of(2) { Reading::AsStated } else { Reading::Other };
    let differences = differences(&procurement, reading, &assessed(&procurement, reading));
    if differences.is_empty() {
        return None;
    }
    Some(Wrong { seed, json: procurement.to_json().unwrap(), differences })
}

/// All of them, so that the smallest contest on which the two differ can be named.
#[test]
fn the_engine_agrees_with_the_referee() {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let wrong: Vec<Wrong> = thread::scope(|scope| {
        let part = |part: usize| (0..CONTESTS).skip(part).step_by(threads).filter_map(compare);
        let parts: Vec<_> =
            (0..threads).map(|at| scope.spawn(move || part(at).collect::<Vec<Wrong>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    let mut kinds = std::collections::BTreeMap::<String, (usize, u64, usize)>::new();
    for one in &wrong {
        let what =
            one.differences[0].split(", ").nth(2).unwrap().split(':').next().unwrap().to_owned();
        let entry = kinds.entry(what).or_insert((0, 0, usize::MAX));
        entry.0 += 1;
        if one.json.len() < entry.2 {
            *entry = (entry.0, one.seed, one.json.len());
        }
    }
    eprintln!("{kinds:#?}");
    if let Some(smallest) = wrong.iter().min_by_key(|wrong| wrong.json.len()) {
        panic!(
            "{} of {CONTESTS} differ; the smallest is that of seed {}:\n{}\n{}",
            wrong.len(),
            smallest.seed,
            smallest.json,
            smallest.differences.join("\n"),
        );
    }
}
