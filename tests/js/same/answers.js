// What the package says of one procurement, in Node and in browsers, as the command line would write it.

/** Every second procurement is taken in the other reading. */
export const reading = (number) => (number % 2 === 0 ? 'as_stated' : 'other');

/** JSON as the command line writes it. */
export const written = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** The result or the faults, what is to be looked at, and the workings of the first bid's total. */
export function answers(engine, number, text) {
  const { bids } = JSON.parse(text);
  const orFaults = (ask) => {
    try {
      return written(ask());
    } catch (error) {
      if (error.code !== 'faults') throw error;
      return written({ faults: error.faults });
    }
  };
  return {
    assess: orFaults(() => engine.assess(text, reading(number))),
    check: written(engine.check(text)),
    explain: bids?.length > 0 ? orFaults(() => engine.explain(text, bids[0].id, null, reading(number))) : '',
  };
}

/** The SHA-256 of each answer's bytes. */
export async function sums(answers) {
  const sum = async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const all = await Promise.all(Object.entries(answers).map(async ([name, text]) => [name, await sum(text)]));
  return Object.fromEntries(all);
}
