//! Opening the file of a form, or of a response that was saved to go on with.

use common_measure::response::{Response, ResponseForm, Sent};
use common_measure_respond::{KeptResponse, Page, again, begun};

use super::super::storage::{Storage, fresh_key, now};
use super::super::{Act, Session};

/// Opens what a file holds. Fails in words.
pub(super) async fn read(session: &Session, text: &str, sent: Sent) -> Result<Act, String> {
    let storage = session.storage.as_ref().ok_or("The page is not ready yet. Try again.")?;
    let in_words = |fault: common_measure::fault::Fault| fault.to_string();
    let (response, is_form) = match sent {
        Sent::Form => (Response::start(ResponseForm::parse(text).map_err(in_words)?), true),
        Sent::Draft => (Response::parse(text).map_err(in_words)?, false),
        Sent::Quality | Sent::Price => {
            return Err("It is one of the two files that a supplier sends. The council takes them in with the bids of its procurement. To go on with a response, open the file that you saved for yourself.".to_owned());
        }
    };
    let mut news = Vec::new();
    if is_form {
        let (kept, told) = again(storage.responses.all().await?, &response.form);
        news.extend(told.map(str::to_owned));
        if let Some(kept) = kept {
            let key = kept.key.clone();
            news.insert(0, begun(&kept));
            if told.is_some() {
                storage.responses.hold(kept);
                let _ = storage.responses.store(&key).await;
            }
            return Ok(at_start(&key, news));
        }
    }
    let kept = beside(storage, &response).await?;
    let text = response.to_json().map_err(in_words)?;
    if let Some(same) = kept.iter().find(|kept| kept.text == text && kept.unread.is_empty()) {
        return Ok(at_start(&same.key, Vec::new()));
    }
    if !kept.is_empty() {
        news.push("This browser keeps another response to the same form. It is still on the start page, as you left it.".to_owned());
    }
    let key = fresh_key();
    storage.responses.hold(KeptResponse {
        key: key.clone(),
        title: response.form.title.trim().to_owned(),
        changed: now(),
        text,
        ..KeptResponse::default()
    });
    // If it is refused, that is said with the first change.
    let _ = storage.responses.store(&key).await;
    Ok(at_start(&key, news))
}

fn at_start(key: &str, news: Vec<String>) -> Act {
    Act::Respond(format!("{key}/{}", Page::Tasks.write()), news)
}

/// What this browser keeps of responses to the same form.
async fn beside(storage: &Storage, to: &Response) -> Result<Vec<KeptResponse>, String> {
    let mut kept = storage.responses.all().await?;
    kept.retain(|kept| {
        Response::parse(&kept.text).is_ok_and(|there| there.form.is_of_the_same(&to.form))
    });
    Ok(kept)
}
