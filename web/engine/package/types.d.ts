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
  /** Where suppliers send their responses. */
  send_to?: string;
  estimated_value?: Decimal | null;
  note?: string;
}

export interface Scheme {
  /** The points that 100 % is worth: "100" unless stated. */
  points_available?: Decimal | null;
  /** What the weights at the top are. */
  weights?: "of_group" | "of_award" | "points";
  criteria: Criterion[];
  /** The least percentage of all points that a bid must reach. */
  minimum?: Decimal | null;
  scales?: Scale[];
  rounding?: Rounding;
  /** What decides between equal totals, in this order. */
  tie_break?: TieBreak[];
  below_minimum?: { set_aside: boolean; still_compared: boolean };
  award?: Award;
  /** When price files are opened. */
  price_opening?: "after_scores" | "with_bids";
  lots: Lot[];
}

/** What decides who is first, how many are awarded, and what follows. */
export interface Award {
  rule?:
    | "highest_total"
    | { price_per_quality_point: { price: Id | null } }
    | { quality_adjusted_score: { price: Id | null; reference: Decimal | null } }
    | { price_after_quality_value: { price: Id | null } };
  winners?: "one" | { number: number } | { all_above: Decimal };
  reserves?: number;
  /** How many lots one supplier may win. */
  most_lots?: number | null;
  lot_order?: "as_stated" | "bidder_preference";
  withdrawal?: "award_to_next" | "recalculate";
  /** The last bid awarded and the next that could be are said to be close where they are no further apart than this. */
  close?: Decimal | null;
}

export interface Criterion {
  id: Id;
  title?: string;
  /** A percentage of its section or of the whole award, or points, as the section says. */
  weight?: Decimal | null;
  /** The least percentage of its points that a bid must reach. */
  minimum?: Decimal | null;
  kind:
    | { group: Group }
    | { price: Price }
    | { quality: Quality }
    | { commitment: Commitment }
    | { commitment_value: CommitmentValue }
    | { pass_fail: { question?: string } };
}

export interface Group {
  weights?: "of_group" | "of_award" | "points";
  criteria: Criterion[];
}

export interface Price {
  method:
    | "lowest_over_price"
    | { linear_from_lowest: { zero_at?: Decimal | null; below_zero?: boolean } }
    | "between_lowest_and_highest"
    | "distance_from_mean"
    | "distance_from_median"
    | { benchmark_over_price: { benchmark: Decimal | null; above_all?: boolean } }
    | { between_limits: { all_points_at: Decimal | null; no_points_at: Decimal | null } }
    | { bands: { bands: { up_to: Decimal | null; share: Decimal | null }[] } }
    | { lines: { points: { price: Decimal | null; share: Decimal | null }[]; beyond?: "held" | "continued" } }
    | "income"
    | "not_scored";
  basis?: { vat?: "excluded" | "included"; term?: string; indexation?: string };
  /** The lines that a price is made of, if suppliers price them one by one. */
  schedule?: Schedule;
  /** A price above it is reported. */
  budget?: Decimal;
  /** From where on a price is reported as abnormally low: a percentage, or an amount. */
  abnormally_low?:
    | { below_mean: Decimal | null }
    | { below_median: Decimal | null }
    | { below_next: Decimal | null }
    | { below_amount: Decimal | null };
}

export interface Schedule {
  lines: { id: Id; title?: string; unit?: string; quantity: Decimal | null; option?: boolean }[];
  options_count?: boolean;
}

export interface Quality {
  scale?: Id | null;
  rule?: "of_level" | "relative_to_best";
  question?: string;
  /** The most words of an answer. */
  word_limit?: number | null;
}

export interface Commitment {
  measure: Id;
  rule:
    | { against_target: { target?: Decimal | null } }
    | { bands: { bands: { from: Decimal | null; share: Decimal | null }[] } }
    | { lines: { points: { quantity: Decimal | null; share: Decimal | null }[] } }
    | { statement: { scale?: Id | null } }
    | { relative_to_best: { floor?: Decimal | null; cap?: Decimal | null } };
  minimum_quantity?: Decimal | null;
  /** An offer above it is reported. */
  limit?: Decimal | null;
  /** What quantities are stated for. */
  scaled?: "not" | "per_million" | "per_year";
  /** The most words on how it will be kept. */
  word_limit?: number | null;
  relevance?: string;
}

/** Commitments counted in pounds, with a value set of the authority's own. */
export interface CommitmentValue {
  value_set?: string;
  values: { measure: Id; value: Decimal | null }[];
  rule: "relative_to_best" | { share_of_estimate: Decimal | null };
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
  /** What an answer of this level is worth, where the award rule takes that off the price. */
  value?: Decimal | null;
}

export interface Rounding {
  /** Decimal places, 0 to 9. */
  places: number;
  mode?: "half_away_from_zero" | "half_even" | "down";
  stage?: "leaf" | "total" | "total_as_rounded";
}

export type TieBreak = { higher_points: Id } | { lower_price: Id } | { higher_income: Id } | "lots_drawn";

export interface Lot {
  id: Id;
  title?: string;
  estimated_value?: Decimal | null;
  years?: Decimal | null;
}

export interface Supplier {
  id: Id;
  name?: string;
  postal_address?: string;
  email?: string;
  identifier?: string;
  /** The members of a joint bid, the lead first. */
  members?: string[];
  key_subcontractors?: string[];
  /** The lots that it would rather win, first choice first. */
  lot_preference?: Id[];
}

export interface Bid {
  id: Id;
  supplier: Id;
  lot: Id;
  /** What tells it from the supplier's other bids. */
  title?: string;
  /** With a pricing schedule, the amount is the supplier's own sum, and the rates are used. */
  prices?: { criterion: Id; amount?: Decimal | null; rates?: { line: Id; rate: Decimal }[] }[];
  commitments?: Offer[];
  /** Its answers to quality questions. */
  answers?: { criterion: Id; text: string }[];
}

export interface Offer {
  measure: Id;
  quantity?: Decimal | null;
  /** How it will be done. */
  statement?: string;
  when?: string;
  place?: string;
  evidence?: string;
  also_under?: { measure: Id; quantity: Decimal }[];
}

export interface Evaluation {
  mode?: "direct";
  scores?: { bid: Id; criterion: Id; level: Id; reason?: string }[];
  /** With `figures`, an acceptance holds only while the finding has these. */
  decisions?: ({ bid: Id; criterion?: Id | null; about: FindingKind; figures?: string } & Decision)[];
  draws?: Draw[];
  withdrawals?: Withdrawn[];
}

/** Lots that people drew, the first first. */
export interface Draw {
  order: Id[];
  drawn_by: string;
  witness: string;
}

/** A bid that was withdrawn after results. */
export interface Withdrawn {
  bid: Id;
  reason: string;
  recorded_by: string;
}

/** What can be found about a bid, for people to decide. */
export type FindingKind =
  | "price_missing"
  | "sum_differs"
  | "over_budget"
  | "abnormally_low"
  | "failed"
  | "below_minimum"
  | "beyond_limit";

export interface Decision {
  outcome: "accept" | "clarify" | "exclude";
  /** On which ground a bid is excluded. */
  ground?:
    | "award_criterion"
    | "condition_of_participation"
    | "abnormally_low"
    | "procedural_requirement"
    | "other";
  reason: string;
  decided_by: string;
  /** Who approved an exclusion: someone else. */
  approved_by?: string;
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
  /** The least percentage of all points that a bid must reach. */
  minimum?: Decimal;
  /** What decides who is first, how many are awarded, and what follows, in sentences. */
  award: string[];
  deciding_figure:
    | "total points"
    | "price per quality point"
    | "quality-adjusted score"
    | "price after quality value";
  moderation: string;
}

export interface CriterionReport {
  criterion: Id;
  title: string;
  depth: number;
  section: boolean;
  /** null for a question that earns no points. */
  weight: Decimal | null;
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
  award: AwardReport;
  bids: BidReport[];
  comparisons: { criterion: Id; name: string; figure: string; exact: string; bids: Id[] }[];
  findings: Finding[];
  draws: Draw[];
  withdrawals: Withdrawn[];
  /** Ties, and what rounding did, in sentences. */
  notes: string[];
}

/** Who is awarded a lot by the award criteria's rules. People decide; nothing is sent to anyone. */
export interface AwardReport {
  winners: Id[];
  /** By rank. */
  reserves: Id[];
  /** Bids for which there was a place, as a winner or in reserve, but whose supplier wins as many lots as it may. */
  passed_over: Id[];
  /** Equal bids of which only some can be awarded. */
  undecided: Id[];
  /** Those in reserve that are equal, group by group: nothing says yet which of a group comes first. */
  equal_in_reserve: Id[][];
  in_words: string[];
}

export interface BidReport {
  bid: Id;
  /** To be shown. A name that is read from right to left stands between two marks (U+2068, U+2069), so that it turns nothing beside it round. */
  name: string;
  standing: "ranked" | "incomplete" | "no_figure" | "set_aside" | "excluded" | "withdrawn";
  standing_in_words: string;
  rank: number | null;
  rank_is_shared: boolean;
  total: Figure | null;
  /** The figure that decides, where the award rule has one of its own. */
  deciding?: Figure;
  /** The same as people write it: "£12,345.60". */
  deciding_in_words?: string;
  /** In the order of the report's criteria. */
  points: { criterion: Id; points: Figure | null; why_none?: string }[];
  /** Questions on measures of which nothing is offered, or nothing was entered: scored as 0. */
  nothing_offered: Id[];
}

export interface Finding {
  bid: Id;
  /** null for the whole award. */
  criterion: Id | null;
  kind: FindingKind;
  /** Not found now: only an exclusion is left of it. */
  only_excluded?: true;
  sentence: string;
  /** What an acceptance of it rests on, exactly: "105000 against 100000". */
  figures: string;
  /** Where it is outdated, other figures were accepted than these, and nothing is decided any more. */
  decision: (Decision & { outdated?: true }) | null;
  /** Whether somebody has to decide before the result is final. */
  open: boolean;
}

/** A bid beyond the first two without which they would stand otherwise. */
export interface Decider {
  lot: Id;
  bid: Id;
  first: Id;
  second: Id;
  /** Whether the two would be equal without it. */
  equal_without: boolean;
  /** Else which of the two would stand before the other without it. */
  before_without?: Id;
}

/** How one figure came about. */
export interface Workings {
  bid: Id;
  /** null for the total and the figure that decides. */
  criterion: Id | null;
  title: string;
  /** In what the figure is: "points", or the name of the figure that decides. */
  figure: "points" | Statement["deciding_figure"];
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

/** What is known of a record that is as it was written. */
export interface Verified {
  entries: number;
  /** The check code of its last entry, to be lodged elsewhere: "25:E1B0-…". */
  check_code: string;
  /** The check code that it was held against; null if none was given. */
  expected: string | null;
  /** How many texts are withheld in this copy. */
  withheld: number;
  /** What was put up with: a last line that was cut off, line ends of another system. */
  notes: string[];
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
  /** The set that it was adapted from. */
  adapted_from?: { id: Id; title: string; publisher?: string };
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
