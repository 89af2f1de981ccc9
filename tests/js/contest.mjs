/**
 * A small procurement whose figures can be worked out by hand: price 60, one question 30, one measure 10.
 * A new one for each call, so that a test can change it.
 */
export function contest() {
  return {
    format: 'common-measure procurement',
    version: 1,
    details: { title: 'Pavilion' },
    measures: { built_in: 'knowsley-2013' },
    scheme: {
      criteria: [
        { id: 'price', title: 'Price', weight: '60', kind: { price: { method: 'lowest_over_price' } } },
        { id: 'method', title: 'Method', weight: '30', minimum: '40', kind: { quality: { scale: 's' } } },
        {
          id: 'jobs',
          title: 'Jobs',
          weight: '10',
          kind: {
            commitment: { measure: '1', rule: { against_target: { target: '3' } }, relevance: 'Builders are hired.' },
          },
        },
      ],
      scales: [
        {
          id: 's',
          title: '0 to 4',
          levels: [
            { id: '0', label: 'None', share: '0' },
            { id: '2', label: 'Fair', share: '50' },
            { id: '4', label: 'Good', share: '100' },
          ],
        },
      ],
      lots: [{ id: 'lot-1' }],
    },
    suppliers: [
      { id: 'a', name: 'Alpha' },
      { id: 'b', name: 'Bravo' },
      { id: 'c', name: 'Carrick' },
    ],
    bids: [
      bid('a', '100', '1'),
      bid('b', '140', '3'),
      bid('c', '150', '0'),
    ],
    evaluation: {
      scores: [
        { bid: 'a', criterion: 'method', level: '2' },
        { bid: 'b', criterion: 'method', level: '4', reason: 'Page 3 shows the whole plan.' },
        { bid: 'c', criterion: 'method', level: '0' },
      ],
    },
  };
}

function bid(id, amount, quantity) {
  return {
    id,
    supplier: id,
    lot: 'lot-1',
    prices: [{ criterion: 'price', amount }],
    commitments: [{ measure: '1', quantity }],
  };
}
