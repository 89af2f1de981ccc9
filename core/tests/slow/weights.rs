//! What every section and question is worth, in points.

use common_measure::procurement::Procurement;
use common_measure::scheme::{Criterion, DraftScheme, Kind, PriceMethod, WeightsAre};
use num_traits::Zero;

use super::numbers::{Big, big, percent, whole};

/// A section, a question or, without an id, the whole award.
#[derive(Debug)]
pub struct Node<'a> {
    pub criterion: Option<&'a Criterion>,
    /// The points that can be had on it.
    pub available: Big,
    /// The least share of them that a bid must reach.
    pub minimum: Option<Big>,
    /// The questions in it: positions in [`Tree::questions`].
    pub questions: Vec<usize>,
}

/// The scheme's tree, worked out.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    /// Sections, questions, and the whole award last.
    pub nodes: Vec<Node<'a>>,
    /// The questions in the order in which they are stated, and what each is worth.
    pub questions: Vec<(&'a Criterion, Big)>,
}

impl Tree<'_> {
    /// The points that 100 % is worth.
    pub fn points(&self) -> &Big {
        &self.nodes.last().unwrap().available
    }
}

/// Whether a criterion earns points.
fn earns_points(criterion: &Criterion) -> bool {
    match &criterion.kind {
        Kind::PassFail(_) => false,
        Kind::Price(price) => price.method != PriceMethod::NotScored,
        _ => true,
    }
}

/// The tree of a procurement's scheme.
pub fn tree(procurement: &Procurement) -> Tree<'_> {
    let scheme = &procurement.scheme;
    let points = points_of(scheme);
    let mut tree = Tree::default();
    add(&mut tree, &scheme.criteria, scheme.weights, &points, &points);
    tree.nodes.push(Node {
        criterion: None,
        available: points,
        minimum: scheme.minimum.map(percent),
        questions: (0..tree.questions.len()).collect(),
    });
    tree
}

/// 100 unless stated; the sum of the weights where those at the top are points.
fn points_of(scheme: &DraftScheme) -> Big {
    if scheme.weights == WeightsAre::Points {
        return weights(&scheme.criteria);
    }
    scheme.points_available.map_or(whole(100), big)
}

fn weights(criteria: &[Criterion]) -> Big {
    let weighted = criteria.iter().filter(|criterion| earns_points(criterion));
    weighted.map(|criterion| big(criterion.weight.unwrap())).sum()
}

/// Adds what stands beside each other in a section that is worth `own` of `all` points.
fn add<'a>(
    tree: &mut Tree<'a>,
    criteria: &'a [Criterion],
    weights_are: WeightsAre,
    own: &Big,
    all: &Big,
) {
    for criterion in criteria {
        let available = match criterion.weight {
            Some(weight) if earns_points(criterion) => match weights_are {
                WeightsAre::OfGroup => percent(weight) * own,
                WeightsAre::OfAward => percent(weight) * all,
                WeightsAre::Points => big(weight) / weights(criteria) * own,
            },
            _ => Big::zero(),
        };
        let (at, first) = (tree.nodes.len(), tree.questions.len());
        tree.nodes.push(Node {
            criterion: Some(criterion),
            available: available.clone(),
            minimum: criterion.minimum.map(percent),
            questions: Vec::new(),
        });
        match &criterion.kind {
            Kind::Group(group) => add(tree, &group.criteria, group.weights, &available, all),
            _ => tree.questions.push((criterion, available)),
        }
        tree.nodes[at].questions = (first..tree.questions.len()).collect();
    }
}
