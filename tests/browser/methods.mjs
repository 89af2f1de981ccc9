// A procurement with a question for every method that has a page of its own, some of them not quite complete.

const scored = (id, title, kind, weight = '100') => ({ id, title, weight, kind });
const unscored = (id, title, kind) => ({ id, title, weight: null, kind });
const price = (id, title, method, more = {}) => scored(id, title, { price: { method, ...more } });
const commitment = (measure, title, rule, more = {}) =>
  scored(`m${measure}`, title, { commitment: { measure, rule, relevance: 'It is made for a test.', ...more } });
const section = (id, title, weights, criteria, more = {}) => ({
  ...scored(id, title, { group: { weights, criteria } }),
  ...more,
});

const CRITERIA = [
  section('prices', 'Prices', 'points', [
    price('line', 'Straight line', { linear_from_lowest: { zero_at: '1.5', below_zero: true } }),
    price('benchmark', 'Benchmark', { benchmark_over_price: { benchmark: '120000', above_all: true } }),
    price('limits', 'Limits', { between_limits: { all_points_at: '100000', no_points_at: null } }),
    price('bands', 'Bands', {
      bands: { bands: [{ up_to: '120000', share: '100' }, { up_to: '200000', share: '50' }, { up_to: null, share: null }] },
    }, {
      schedule: {
        lines: [
          { id: 'visits', title: 'Visits', unit: 'visit', quantity: '40' },
          { id: 'nights', title: 'Visits at night', unit: 'visit', quantity: null, option: true },
        ],
        options_count: true,
      },
      budget: '250000',
      abnormally_low: { below_next: null },
    }),
    price('lines', 'Lines', {
      lines: { points: [{ price: '100000', share: '100' }, { price: '200000', share: '20' }], beyond: 'continued' },
    }, { abnormally_low: { below_amount: '50000' } }),
    price('mean', 'Mean', 'distance_from_mean'),
    price('income', 'Rent', 'income'),
    unscored('fixed', 'Fixed price', { price: { method: 'not_scored' } }),
  ], { minimum: '20' }),
  section('quality', 'Quality', 'of_group', [
    section('method', 'Method', 'of_award', [
      section('deep', 'Method in winter', 'of_group', [
        scored('best', 'Best answer', { quality: { scale: 'scale', rule: 'relative_to_best' } }),
      ]),
    ]),
    unscored('insurance', 'Insurance', { pass_fail: { question: 'Is the insurance in place?' } }),
  ]),
  section('social', 'Social value', 'of_group', [
    commitment('1', 'In bands', { bands: { bands: [{ from: '2', share: '40' }, { from: '5', share: '100' }] } }, {
      scaled: 'per_million',
      minimum_quantity: '1',
      limit: '50',
    }),
    commitment('2', 'On lines', { lines: { points: [{ quantity: '1', share: '0' }, { quantity: null, share: '100' }] } }, {
      scaled: 'per_year',
    }),
    commitment('8', 'Beside the best', { relative_to_best: { floor: '2', cap: '10' } }),
    commitment('12', 'Method statement', { statement: { scale: null } }),
    scored('pounds', 'In pounds', {
      commitment_value: {
        value_set: 'Made for a test, 2024',
        values: [{ measure: '13', value: '12.5' }, { measure: '14', value: null }],
        rule: { share_of_estimate: '5' },
      },
    }),
  ]),
];

/** The procurement, and the names of the criteria in it. */
export function everything() {
  const names = (criteria) => criteria.flatMap(({ title, kind }) => [title, ...names(kind.group?.criteria ?? [])]);
  const procurement = {
    format: 'common-measure procurement',
    version: 1,
    details: { title: 'Methods' },
    measures: { built_in: 'knowsley-2013' },
    scheme: {
      points_available: null,
      weights: 'points',
      minimum: '50',
      criteria: CRITERIA,
      scales: [{
        id: 'scale',
        title: '0 to 1',
        levels: [
          { id: 'l0', label: '0', descriptor: 'Nothing.', share: '0', value: '0' },
          { id: 'l1', label: '1', descriptor: 'Everything.', share: '100' },
        ],
      }],
      rounding: { places: 2, mode: 'half_away_from_zero', stage: 'total' },
      award: {
        rule: { price_after_quality_value: { price: 'fixed' } },
        winners: { number: 3 },
        reserves: 1,
        most_lots: 2,
        lot_order: 'bidder_preference',
        withdrawal: 'recalculate',
        close: '0.5',
      },
      lots: [
        { id: 'north', title: 'North', estimated_value: '300000', years: '2.5' },
        { id: 'east', title: 'East' },
      ],
    },
    suppliers: [],
    bids: [],
    evaluation: { mode: 'direct', scores: [] },
  };
  return { procurement, questions: names(CRITERIA) };
}
