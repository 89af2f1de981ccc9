// Has the package work the procurements out in a browser; they lie beside this page.
import { load } from '../node_modules/@common-measure/engine/index.js';
import { answers, sums } from './answers.js';

const text = async (number) => (await fetch(`../procurements/${number}.json`)).text();

/** The sums of all answers to so many procurements. */
window.sums = async (count) => {
  const engine = await load();
  const all = [];
  for (let number = 0; number < count; number += 1) all.push(await sums(answers(engine, number, await text(number))));
  return all;
};

/** The answers to one procurement. */
window.answers = async (number) => answers(await load(), number, await text(number));
