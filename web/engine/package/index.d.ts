import type { Check, Decider, Fault, Framework, Id, Procurement, Reading, Report, Verified, Workings } from "./types.js";

export type * from "./types.js";

/**
 * Loads the engine, once. Everyone who asks is handed the same one, whatever `wasm` a later call names; after a failure,
 * asking again tries again.
 *
 * `wasm` is for hosts that keep the file engine.wasm elsewhere: its address as text or URL, in Node also its absolute
 * path, a Response with it, its bytes, the compiled WebAssembly.Module, or a promise of one of these. Without it the file
 * is looked for beside this one.
 */
export function load(options?: { wasm?: string | object }): Promise<Engine>;

/**
 * The engine. What it answers is plain data, with decimals as text; what it refuses it throws as a CommonMeasureError.
 *
 * A procurement is given as an object, as the text of its file, or as the text of its record, which is then verified.
 * An object is plain data: instances of classes are refused unless their `toJSON` gives some, and so are promises, maps,
 * NaN and all else that JSON would leave out.
 */
export interface Engine {
  /**
   * Scores the bids: points, ranks, findings, notes. Throws if the procurement has a fault.
   *
   * `reading` is how findings that nobody has decided yet are taken: "as_stated", the default, as the award criteria
   * say, or "other", the other way.
   */
  assess(procurement: Procurement | string, reading?: Reading | null): Report;

  /** Names everything that is wrong, and what is possible but often a slip. Throws the first thing that cannot be read at all. */
  check(procurement: Procurement | string): Check;

  /**
   * The bids beyond the first two of a lot that decide between them: without one of these, the two would stand
   * otherwise. Works the result out once for each bid, so it takes a while for many.
   */
  deciders(procurement: Procurement | string, reading?: Reading | null): Decider[];

  /**
   * Shows how one figure came about: the points of a bid on a section or question, or its total where no criterion is
   * given; with `{ figure: "deciding" }`, the figure that decides where the award rule has one of its own. Throws if
   * there is no such figure.
   */
  explain(
    procurement: Procurement | string,
    bid: Id,
    criterion?: Id | { figure: "deciding" } | null,
    reading?: Reading | null,
  ): Workings;

  /** A measure set that is built in: that of Knowsley, unless another is asked for. */
  framework(id?: Id | null): Framework;

  /**
   * Whether a record is as it was written: throws at the first line that is not. With a check code that was lodged
   * elsewhere, also whether it is that record. Without one, nothing shows that entries were not taken away at the end,
   * or that all of it was not written anew.
   */
  verify(record: string, expected?: string | null): Verified;
}

/** What everything here throws: what is wrong, where, and what would be right. */
export class CommonMeasureError extends Error {
  private constructor();
  readonly name: "CommonMeasureError";
  /**
   * - `usage`: a function was given something that it does not take, or asked for something that is not there;
   * - `unreadable`: the text or object is not a procurement of this format;
   * - `faults`: the procurement has faults, so there is no result;
   * - `changed`: a record is not as it was written, or not the one whose check code was lodged;
   * - `not_loaded`: the engine's file was not found, is another, or may not run here;
   * - `stopped`: the engine met a fault of its own; it can be called again.
   */
  readonly code: "usage" | "unreadable" | "faults" | "changed" | "not_loaded" | "stopped";
  /** Where the first fault is. */
  readonly place: Fault["place"];
  /** All that is wrong where the code is `faults`; else one, the first. */
  readonly faults: Fault[];
}
