/** What everything here throws. `types.d.ts` says what is in it. */
export class CommonMeasureError extends Error {
  constructor(code, faults, options) {
    const lines = faults.map(({ place, problem, remedy }) => `${place.words}: ${problem} ${remedy}`);
    super(lines.join('\n'), options);
    this.name = 'CommonMeasureError';
    this.code = code;
    this.place = faults[0].place;
    this.faults = faults;
  }
}

/** A fault of the engine itself, not of what it was given. */
export function ownFault(code, problem, remedy, cause) {
  const place = { path: 'engine', words: 'The engine' };
  return new CommonMeasureError(code, [{ place, problem, remedy }], { cause });
}
