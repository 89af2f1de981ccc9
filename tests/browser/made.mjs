// Procurements made for tests: as many bids and questions as wanted.

import { asPractice } from './files.mjs';

const LEVELS = ['0', '1', '2', '3', '4'].map((label, at) => ({
  id: `l${at}`,
  label,
  descriptor: ['No answer', 'Poor', 'Fair', 'Good', 'Very good'][at],
  share: String(at * 25),
}));

/** Shares of 100 that add up exactly. */
function shares(count) {
  const each = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, at) => {
    const hundredths = at === 0 ? 10_000 - each * (count - 1) : each;
    return (hundredths / 100).toFixed(2);
  });
}

/**
 * A procurement with one price question, `questions` quality questions and `measures` measures that are compared with
 * the best offer. Its bids are complete. `name(at)` names suppliers, `title(at)` quality questions,
 * `measureTitle(at)` measures.
 */
export function made({
  bids,
  questions,
  measures,
  name = (at) => `Supplier ${at + 1} Ltd`,
  title = (at) => `Question ${at + 1}`,
  measureTitle = (at) => `Measure ${at + 1}`,
}) {
  const of = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const qualityShares = shares(questions);
  const measureShares = shares(measures);
  const group = (id, words, weight, criteria) => ({
    id,
    title: words,
    weight,
    kind: { group: { weights: 'of_group', criteria } },
  });
  return {
    format: 'common-measure procurement',
    version: 1,
    details: { title: 'Made for a test' },
    measures: { built_in: 'knowsley-2013' },
    scheme: {
      points_available: null,
      criteria: [
        { id: 'price', title: 'Price', weight: '40', kind: { price: { method: 'lowest_over_price' } } },
        group('quality', 'Quality', '40', of(questions, (at) => ({
          id: `q${at + 1}`,
          title: title(at),
          weight: qualityShares[at],
          kind: { quality: { scale: 'scale' } },
        }))),
        group('value', 'Social value', '20', of(measures, (at) => ({
          id: `m${at + 1}`,
          title: measureTitle(at),
          weight: measureShares[at],
          kind: {
            commitment: {
              measure: String(at + 1),
              rule: { relative_to_best: { floor: null, cap: null } },
              relevance: 'It is made for a test.',
            },
          },
        }))),
      ],
      scales: [{ id: 'scale', title: '0 to 4', levels: LEVELS }],
      rounding: { places: 2, mode: 'half_away_from_zero', stage: 'total' },
      lots: [{ id: 'lot', title: '' }],
    },
    suppliers: of(bids, (at) => ({ id: `s${at + 1}`, name: name(at) })),
    bids: of(bids, (at) => ({
      id: `b${at + 1}`,
      supplier: `s${at + 1}`,
      lot: 'lot',
      prices: [{ criterion: 'price', amount: String(900_000 + ((at * 7919) % 100_000)) }],
      commitments: of(measures, (of) => ({
        measure: String(of + 1),
        quantity: String(1 + ((at * 31 + of * 17) % 97)),
      })),
    })),
    evaluation: {
      mode: 'direct',
      scores: of(bids * questions, (at) => ({
        bid: `b${Math.floor(at / questions) + 1}`,
        criterion: `q${(at % questions) + 1}`,
        level: `l${(at * 7) % 5}`,
      })),
    },
  };
}

/** Opens a procurement through the file input of the first screen. */
export async function openFile(page, procurement) {
  await page.locator('#open-file').setInputFiles({
    name: 'made.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(procurement)),
  });
  await asPractice(page);
  await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
  await page.locator('#bids-grid').waitFor();
}

/**
 * Opens a procurement without bids as a practice copy, in which bids can be entered before anything is locked: a file
 * with bids can be opened as one, so it is given a bid that is removed again.
 */
export async function openPractice(page, procurement) {
  const [lot] = procurement.scheme.lots;
  const suppliers = [{ id: 'nobody', name: 'Nobody' }];
  const bids = [{ id: 'none', supplier: 'nobody', lot: lot.id, prices: [], commitments: [] }];
  await openFile(page, { ...procurement, suppliers, bids });
  await page.locator('#bids-grid [role="rowheader"]').filter({ hasText: 'Nobody' }).click();
  await page.getByRole('button', { name: 'Remove this bid' }).click();
}
