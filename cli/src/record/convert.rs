//! `convert`: a record as a plain procurement, or a procurement as the start of a record.

use common_measure::procurement::Procurement;
use common_measure::record::{Record, Salt, Stamp, Standing};
use common_measure::time::Time;

use crate::arguments::Convert;
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::Answer;

pub(crate) fn run(asked: &Convert) -> Result<Answer, Failure> {
    let text = input::text(&asked.file)?;
    if Record::is_record(&text) {
        let procurement = input::read(&asked.file, &text)?.record.procurement().clone();
        let text = procurement.to_json().map_err(|fault| Failure::Usage(fault.to_string()))?;
        return Ok(Answer::new(text, FINE));
    }
    let procurement =
        Procurement::parse(&text).map_err(|fault| input::unreadable(&asked.file, &fault))?;
    let who = asked.who.clone().ok_or_else(|| {
        Failure::Usage(
            "A record says who starts it. Give your name with --who, as in --who \"A. Officer\"."
                .to_owned(),
        )
    })?;
    let standing = match (&asked.published, &asked.when, asked.practice) {
        (Some(notice), Some(when), _) => {
            Standing::Published { notice: notice.clone(), when: when.clone() }
        }
        (_, _, true) => Standing::Practice,
        _ => Standing::Draft,
    };
    let stamp = Stamp { who, time: now()? };
    let mut failed = None;
    let mut salts = || {
        let mut random = [0; 16];
        if let Err(error) = getrandom::fill(&mut random) {
            failed = Some(error.to_string());
        }
        Salt::new(random)
    };
    let record = Record::from_file(&text, procurement, standing, &stamp, &mut salts);
    if let Some(error) = failed {
        return Err(Failure::Usage(format!("This machine gives no random numbers: {error}.")));
    }
    let record = record.map_err(|fault| {
        Failure::Usage(format!(
            "{fault} Here: --practice, or --published NOTICE --when 2026-03-09T10:15:00Z."
        ))
    })?;
    Ok(Answer::new(record.to_text(), FINE))
}

fn now() -> Result<Time, Failure> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Time::parse(&now).map_err(|error| Failure::Usage(error.to_string()))
}
