// A procurement made in TypeScript. With a number in the place of a decimal this would not compile.
//
//   tsc --strict --target es2022 --module nodenext typed.ts && node typed.js
import { type Bid, CommonMeasureError, load, type Procurement } from "@common-measure/engine";

const bid = (supplier: string, amount: string, jobs: string): Bid => ({
  id: supplier,
  supplier,
  lot: "lot-1",
  prices: [{ criterion: "price", amount }],
  commitments: [{ measure: "1", quantity: jobs }],
});

const procurement: Procurement = {
  format: "common-measure procurement",
  version: 1,
  details: { title: "Benches" },
  measures: { built_in: "knowsley-2013" },
  scheme: {
    criteria: [
      { id: "price", title: "Price", weight: "80", kind: { price: { method: "lowest_over_price" } } },
      {
        id: "jobs",
        title: "Jobs",
        weight: "20",
        kind: { commitment: { measure: "1", rule: { against_target: { target: "3" } }, relevance: "Carpenters are hired." } },
      },
    ],
    lots: [{ id: "lot-1" }],
  },
  suppliers: [
    { id: "ash", name: "Ash" },
    { id: "elm", name: "Elm" },
  ],
  bids: [bid("ash", "1200.00", "1"), bid("elm", "1500.00", "3")],
};

async function main(): Promise<void> {
  const engine = await load();
  const [lot] = engine.assess(procurement).lots;
  for (const { rank, name, total } of lot?.bids ?? []) {
    console.log(`${rank ?? "-"} ${name}: ${total?.shown ?? "no total yet"} points, exactly ${total?.exact}`);
  }
  try {
    engine.assess({ ...procurement, bids: [bid("ash", "1e3", "1")] });
  } catch (error) {
    if (error instanceof CommonMeasureError) console.log(`${error.code} at ${error.place.path}: ${error.faults[0]?.problem}`);
  }
}

void main();
