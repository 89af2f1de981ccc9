//! What an entry gets from this machine: its time and its random numbers.

use common_measure::record::Salt;
use common_measure::time::Time;

use crate::failure::Failure;

/// The time now.
pub(crate) fn now() -> Result<Time, Failure> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Time::parse(&now).map_err(|error| Failure::Usage(error.to_string()))
}

/// Does something that takes salts; nothing of it holds where this machine gives none.
pub(crate) fn salted<T>(act: impl FnOnce(&mut dyn FnMut() -> Salt) -> T) -> Result<T, Failure> {
    let mut failed = None;
    let mut salts = || {
        let mut random = [0; 16];
        if let Err(error) = getrandom::fill(&mut random) {
            failed = Some(error.to_string());
        }
        Salt::new(random)
    };
    let done = act(&mut salts);
    match failed {
        Some(error) => {
            Err(Failure::Usage(format!("This machine gives no random numbers: {error}.")))
        }
        None => Ok(done),
    }
}
