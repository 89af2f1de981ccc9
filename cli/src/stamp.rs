//! Who does something, when, and the random bits that entries and price files take.

use common_measure::record::{Salt, Stamp};
use common_measure::time::Time;

use crate::failure::Failure;

/// A person, now.
pub(crate) fn stamp(who: Option<&str>) -> Result<Stamp, Failure> {
    let who = who.ok_or_else(|| {
        Failure::Usage(
            "A record says who does this. Give your name with --who, as in --who \"A. Officer\"."
                .to_owned(),
        )
    })?;
    Ok(Stamp { who: who.to_owned(), time: now()? })
}

/// The time by this machine's clock.
pub(crate) fn now() -> Result<Time, Failure> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Time::parse(&now).map_err(|error| Failure::Usage(error.to_string()))
}

/// Does something that takes salts. What was made with bits that are not random is thrown away.
pub(crate) fn with_salts<T>(
    make: impl FnOnce(&mut dyn FnMut() -> Salt) -> T,
) -> Result<T, Failure> {
    let mut failed = None;
    let mut salts = || {
        let mut random = [0; 16];
        if let Err(error) = getrandom::fill(&mut random) {
            failed = Some(error.to_string());
        }
        Salt::new(random)
    };
    let done = make(&mut salts);
    match failed {
        None => Ok(done),
        Some(error) => {
            Err(Failure::Usage(format!("This machine gives no random numbers: {error}.")))
        }
    }
}
