// The base64 variant: this page needs no server that knows .wasm, and asks for nothing but scripts.
import { CommonMeasureError, load } from '../base64.js';

const said = document.getElementById('said');
const ranking = document.getElementById('ranking');
const file = document.getElementById('file');

function show(text) {
  ranking.replaceChildren();
  try {
    const { title, lots } = engine.assess(text);
    said.textContent = title;
    for (const { name, total } of lots.flatMap(({ bids }) => bids)) {
      const item = document.createElement('li');
      item.textContent = `${name}: ${total?.shown ?? 'no total yet'}`;
      ranking.append(item);
    }
  } catch (error) {
    if (!(error instanceof CommonMeasureError)) throw error;
    said.textContent = error.message;
  }
}

let engine;
try {
  engine = await load();
  file.addEventListener('change', async () => show(await file.files[0].text()));
  file.disabled = false;
  said.textContent = 'Choose a file.';
} catch (error) {
  said.textContent = error.message;
}
