//! What was done in one of the two copies after they parted.

use common_measure::record::Record;
use yew::{AttrValue, Html, Properties, component, html};

use crate::session::{Journal, Parted, Shared};

use super::super::super::history::{Entries, Past};

/// How many entries of a side are shown at once.
const PAGE: usize = 10;

/// The entries of one copy after those that both have.
#[derive(Clone, PartialEq)]
pub(super) struct Side {
    /// How many.
    pub entries: usize,
    past: Shared<Past>,
}

impl Side {
    /// The copy in this browser, and the one in the file.
    pub(super) fn both(parted: &Parted) -> (Self, Self) {
        (Self::of(parted.ours(), parted.common), Self::of(&parted.theirs, parted.common))
    }

    fn of(journal: &Journal, common: u64) -> Self {
        let mut lines = journal.read(Record::history).unwrap_or_default();
        lines.retain(|line| line.entry > common);
        let common = usize::try_from(common).unwrap_or(usize::MAX);
        Self { entries: journal.len().saturating_sub(common), past: Shared::new(Past::of(lines)) }
    }
}

/// Which side, and what it is called.
#[derive(Properties, PartialEq)]
pub(super) struct SideSeenProps {
    /// Where the copy is.
    pub heading: AttrValue,
    /// Its entries.
    pub side: Side,
}

/// The entries of a side, the newest first.
#[component]
pub(super) fn SideSeen(props: &SideSeenProps) -> Html {
    let SideSeenProps { heading, side } = props;
    let of = format!("the entries {}", heading.to_lowercase());
    html! {
        <section aria-label={heading.clone()}>
            <h2 class="govuk-heading-m">{ heading }</h2>
            <Entries past={side.past.clone()} page={PAGE} {of} />
        </section>
    }
}
