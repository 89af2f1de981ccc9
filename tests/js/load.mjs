// The built package, from dist/npm, in Node. Build it first: `cargo xtask bundle`.
export { CommonMeasureError, load } from '../../dist/npm/node.js';
