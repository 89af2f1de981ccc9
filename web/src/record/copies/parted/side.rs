//! What was done in one of the two copies after they parted, and not brought over to the other since.

use yew::{AttrValue, Html, Properties, component, html};

use crate::session::{Journal, Parted, Shared};

use super::super::super::history::{Entries, Past};

/// How many entries of a side are shown at once.
const PAGE: usize = 10;

/// The entries that only one copy has.
#[derive(Clone, PartialEq)]
pub(super) struct Side {
    /// How many.
    pub entries: usize,
    past: Shared<Past>,
}

impl Side {
    /// The copy in this browser, and the one in the file.
    pub(super) fn both(parted: &Parted) -> (Self, Self) {
        let (ours, theirs) = (parted.ours(), &parted.theirs);
        (Self::of(ours, theirs, parted.common), Self::of(theirs, ours, parted.common))
    }

    fn of(journal: &Journal, other: &Journal, common: u64) -> Self {
        let made = journal.read(|record| {
            let only = other.read(|other| record.only_here(other, common))?;
            let mut lines = record.history();
            lines.retain(|line| only.contains(&line.entry));
            Some((only.len(), lines))
        });
        let (entries, lines) = made.flatten().unwrap_or_default();
        Self { entries, past: Shared::new(Past::of(lines)) }
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
