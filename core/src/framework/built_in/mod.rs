//! The sets that come with the product.

use std::sync::OnceLock;

use super::Framework;
use crate::id::FrameworkId;

const KNOWSLEY: &str = include_str!("../../../data/knowsley-2013.json");

impl Framework {
    /// The measure sets that come with the product.
    ///
    /// Each is read from its file when it is first asked for; tests prove that the files are right.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let titles: Vec<_> = Framework::all_built_in().iter().map(|set| &set.title).collect();
    /// assert_eq!(titles, ["Knowsley social value outcomes and measures, 2013 (historic)"]);
    /// ```
    #[must_use]
    pub fn all_built_in() -> &'static [Self] {
        static SETS: OnceLock<Vec<Framework>> = OnceLock::new();
        SETS.get_or_init(|| [KNOWSLEY].into_iter().flat_map(Self::parse).collect())
    }

    /// The built-in set of that id, if there is one.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    /// use common_measure::id::FrameworkId;
    ///
    /// assert!(Framework::built_in(&FrameworkId::new("knowsley-2013")?).is_some());
    /// assert!(Framework::built_in(&FrameworkId::new("our-own")?).is_none());
    /// # Ok::<(), common_measure::id::NotAnId>(())
    /// ```
    #[must_use]
    pub fn built_in(id: &FrameworkId) -> Option<&'static Self> {
        Self::all_built_in().iter().find(|set| set.id == *id)
    }

    /// Knowsley's 6 outcomes and 29 measures of January 2013: historic, and endorsed by nobody.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let set = Framework::knowsley().expect("it is built in");
    /// assert_eq!(set.published, "Endorsed in January 2013");
    /// assert!(set.status.starts_with("Historic."));
    /// ```
    #[must_use]
    pub fn knowsley() -> Option<&'static Self> {
        Self::built_in(&FrameworkId::new("knowsley-2013").ok()?)
    }
}

#[cfg(test)]
mod tests;
