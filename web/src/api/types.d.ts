
/** A decimal as text, such as "60" or "104.50": never a number. */
export type Decimal = string;
/** A stable id: 1 to 64 letters, digits, hyphens, dots or underscores. */
export type Id = string;

// What goes in: the content of a procurement file.

export interface Procurement {
  format: "common-measure procurement";
  version: 1;
  details?: Details;
  /** A measure set that is built in, by its id, or one of your own. */
  measures: { built_in: Id } | { own: Framework };
  /** Award criteria and scoring method. */
  scheme: Scheme;
  suppliers?: Supplier[];
  bids?: Bid[];
  evaluation?: Evaluation;
}

export interface Details {
  title?: string;
  authority?: string;
  reference?: string;
  regime?:
    | "procurement_act_england"
    | "procurement_act_wales"
    | "light_touch"
    | "below_threshold"
    | "provider_selection"
    | "older"
    | "other"
    | null;
  estimated_value?: Decimal | null;
  note?: string;
}

export interface Scheme {
  /** The points that 100 % is worth: "100" unless stated. */
  points_available?: Decimal | null;
  criteria: Criterion[];
  scales?: Scale[];
  rounding?: Rounding;
  /** What decides between equal totals, in this order. */
  tie_break?: TieBreak[];
  below_minimum?: { set_aside: boolean; still_compared: boolean };
  lots: Lot[];
}

export interface Criterion {
  id: Id;
  title?: string;
  /** A percentage of its section, or of the whole award where the section says so. */
  weight?: Decimal | null;
  /** The least percentage of its points that a bid must reach. On questions only. */
  minimum?: Decimal | null;
  kind: { group: Group } | { price: Price } | { quality: Quality } | { commitment: Commitment };
}

export interface Group {
  weights?: "of_group" | "of_award";
  criteria: Criterion[];
}

export interface Price {
  method: "lowest_over_price" | { linear_from_lowest: { zero_at?: Decimal | null } };
  basis?: { vat?: "excluded" | "included"; term?: string; indexation?: string };
}

export interface Quality {
  scale?: Id | null;
  question?: string;
}

export interface Commitment {
  measure: Id;
  rule:
    | { against_target: { target?: Decimal | null } }
    | { relative_to_best: { floor?: Decimal | null; cap?: Decimal | null } };
  minimum_quantity?: Decimal | null;
  relevance?: string;
}

export interface Scale {
  id: Id;
  title?: string;
  levels: Level[];
}

export interface Level {
  id: Id;
  label?: string;
  descriptor?: string;
  /** The percentage of the points that this level gets. */
  share?: Decimal | null;
}

export interface Rounding {
  /** Decimal places, 0 to 9. */
  places: number;
  mode?: "half_away_from_zero" | "half_even" | "down";
  stage?: "leaf" | "total" | "total_as_rounded";
}

export type TieBreak = { higher_points: Id } | { lower_price: Id } | "lots_drawn";

export interface Lot {
  id: Id;
  title?: string;
  estimated_value?: Decimal | null;
}

export interface Supplier {
  id: Id;
  name?: string;
  postal_address?: string;
  email?: string;
  identifier?: string;
}

export interface Bid {
  id: Id;
  supplier: Id;
  lot: Id;
  /** What tells it from the supplier's other bids. */
  title?: string;
  prices?: { criterion: Id; amount: Decimal }[];
  commitments?: Offer[];
}

export interface Offer {
  measure: Id;
  quantity?: Decimal | null;
  statement?: string;
  evidence?: string;
  also_under?: { measure: Id; quantity: Decimal }[];
}

export interface Evaluation {
  mode?: "direct";
  scores?: { bid: Id; criterion: Id; level: Id; reason?: string }[];
  decisions?: ({ bid: Id; criterion: Id } & Decision)[];
}

export interface Decision {
  outcome: "accept" | "clarify" | "exclude";
  reason: string;
  decided_by: string;
}

// What comes out.

/** How findings that nobody has decided yet are taken. */
export type Reading = "as_stated" | "other";

export interface Report {
  /** The reading that was asked for. */
  reading: Reading;
  title: string;
  authority: string;
  statement: Statement;
  /** Sections and questions, sections before what is in them. */
  criteria: CriterionReport[];
  lots: LotReport[];
}

export interface Statement {
  points: Decimal;
  rounding: string;
  tie_break: string[];
  below_minimum: string;
  moderation: string;
}

export interface CriterionReport {
  criterion: Id;
  title: string;
  depth: number;
  section: boolean;
  weight: Decimal;
  /** An exact fraction, such as "2/25". */
  share_of_award: string;
  share_in_words: string;
  points_available: Figure;
  method?: string;
  measure?: Id;
  minimum?: Decimal;
}

export interface Figure {
  /** Rounded as the award criteria say. */
  shown: Decimal;
  /** Exactly, as a fraction where it never ends: "580/7". */
  exact: string;
}

export interface LotReport {
  lot: Id;
  title: string;
  /** Whether anything is still undecided or not yet entered. */
  provisional: boolean;
  /** The bids that are ranked, the first first. */
  ranking: Id[];
  bids: BidReport[];
  comparisons: { criterion: Id; figure: string; exact: string; bids: Id[] }[];
  findings: Finding[];
  /** Ties, and what rounding did, in sentences. */
  notes: string[];
}

export interface BidReport {
  bid: Id;
  name: string;
  standing: "ranked" | "incomplete" | "set_aside" | "excluded";
  standing_in_words: string;
  rank: number | null;
  rank_is_shared: boolean;
  total: Figure | null;
  /** In the order of the report's criteria. */
  points: { criterion: Id; points: Figure | null; why_none?: string }[];
  /** Questions on measures of which nothing is offered, or nothing was entered: scored as 0. */
  nothing_offered: Id[];
}

export interface Finding {
  bid: Id;
  criterion: Id;
  kind: "price_missing" | "below_minimum" | "excluded";
  sentence: string;
  decision: Decision | null;
}

/** How one figure came about. */
export interface Workings {
  bid: Id;
  /** null for the total. */
  criterion: Id | null;
  title: string;
  shown: Decimal | null;
  exact: string | null;
  short: string;
  formula: string;
  inputs: { name: string; value: string }[];
  steps: string[];
}

export interface Check {
  /** What is wrong: nothing is scored while there is any. */
  faults: Fault[];
  /** What a person should look at: possible, but often a slip. */
  queries: Fault[];
}

export interface Fault {
  place: { path: string; words: string };
  problem: string;
  remedy: string;
}

/** What every function here throws. */
export interface CommonMeasureError extends Error {
  name: "CommonMeasureError";
  faults: Fault[];
}

export interface Framework {
  id: Id;
  title: string;
  publisher?: string;
  published?: string;
  source?: string;
  status?: string;
  every_unit?: string;
  sensitive_note?: string;
  outcomes: { id: Id; title: string; full_title?: string }[];
  measures: Measure[];
  overlaps?: { between: [Id, Id]; kind: "same" | "part_of" | "related"; note?: string }[];
}

export interface Measure {
  id: Id;
  outcome: Id;
  title: string;
  wording: string;
  unit: string;
  unit_short: string;
  also_reported?: string[];
  evidence?: string;
  sensitive: boolean;
  use_when?: string;
  do_not_use_when?: string;
}
