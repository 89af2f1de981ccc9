// What suppliers send, made here from nothing but the formats' descriptions: a second way to the same files.
import { createHash } from 'node:crypto';
import { read } from './files.mjs';

/** The record of the pavilion up to its locked criteria: the deadline is over, and no bid is in it yet. */
export const lockedRecord = () => `${read('examples/sports-pavilion.record.jsonl').split('\n').slice(0, 2).join('\n')}\n`;

/** The check code of its criteria. */
const criteria = () => {
  const hash = lockedRecord().split('\n')[1].slice(0, 32).toUpperCase();
  return `2:${hash.match(/.{4}/g).join('-')}`;
};

const made = '2026-03-30T10:00:00Z';
const inShort = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32).toUpperCase().match(/.{4}/g).join('-');

/** The two files of a bid of the pavilion, under a supplier's name. */
export function files(bid, name, change = (offered) => offered) {
  const whole = JSON.parse(read('examples/sports-pavilion-8.json'));
  const { prices, commitments } = whole.bids.find(({ id }) => id === bid);
  const price = `${JSON.stringify({
    format: 'common-measure price file', version: 1, criteria: criteria(), made, supplier: name,
    random: createHash('md5').update(name).digest('hex'), lots: [{ lot: 'pavilion', prices }],
  }, null, 2)}\n`;
  const offered = change({
    format: 'common-measure quality and commitments', version: 1, criteria: criteria(), made,
    supplier: { id: 'supplier-1', name, postal_address: '1 Example Street', email: 'bids@example.org', identifier: `GB-${bid}` },
    bids: [{
      id: 'pavilion', supplier: 'supplier-1', lot: 'pavilion', prices: [], commitments,
      answers: [{ criterion: 'method', text: `How ${name} builds it.\nIn two steps.` }],
    }],
    price_file: createHash('sha256').update(price).digest('hex'),
  });
  const quality = `${JSON.stringify(offered, null, 2)}\n`;
  return { quality, price, code: inShort(quality), priceCode: inShort(price) };
}

/** A text as a file to be chosen. */
export const asFile = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
