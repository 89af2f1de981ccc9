// Defines the elements <common-measure-self-assessment>, <common-measure-results> and <common-measure-app>. A page
// needs this one script; what else is needed is fetched from beside it, once, when the first element is shown.

const WASM = 'common-measure-elements_bg.wasm';

const beside = (name) => new URL(name, import.meta.url);

/**
 * Why an element cannot be drawn: the code and the message of its error event, and, if those who read the page can do
 * nothing about it, what is said to them instead.
 */
class CannotDraw extends Error {
  constructor(code, message, cause, said = message) {
    super(message, { cause });
    this.code = code;
    this.said = said;
  }
}

/** The module that draws, the style sheet, and what failed for good; each is fetched once for all elements. */
let drawing;
let stopped = false;
const running = new Set();

function ready() {
  drawing ??= load().catch((fault) => {
    // The next element, or the same one once it is added again, tries again.
    drawing = undefined;
    throw fault;
  });
  return drawing;
}

async function load() {
  if (typeof WebAssembly === 'undefined') {
    throw new CannotDraw('no-webassembly', 'This part of the page needs WebAssembly, which is switched off in this browser. Ask your IT team to allow it, or use another browser.');
  }
  if (!('adoptedStyleSheets' in Document.prototype)) {
    throw new CannotDraw('old-browser', OLD_BROWSER);
  }
  const [glue, wasm, css] = await Promise.all([
    imported('common-measure-elements.js', 'common-measure-elements_loader.js'),
    // As bytes: a server that does not know the type of WebAssembly is no reason not to start.
    fetched(WASM, 'arrayBuffer'),
    fetched('common-measure-elements.css', 'text'),
  ]);
  try {
    await glue.default({ module_or_path: wasm });
  } catch (fault) {
    if (isAllowed() && isKnown()) throw notLoaded(`${beside(WASM)} is there, but does not run: ${fault.message}`, fault);
    if (isAllowed()) throw new CannotDraw('old-browser', OLD_BROWSER, fault);
    throw new CannotDraw('wasm-forbidden', "This page's policy does not allow WebAssembly. Allow it for this page with script-src 'self' 'wasm-unsafe-eval', or show the tool in a frame.", fault, 'This part of the page cannot be shown: the policy of this website does not allow WebAssembly. Please tell the people who run it.');
  }
  glue.onFailure((reason) => {
    stopped = true;
    for (const element of running) element.failed(reason);
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return { Drawn: glue.Drawn, sheet };
}

/** Whether the page's policy lets it run WebAssembly: an empty module is enough to tell. */
function isAllowed() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** Whether the browser knows all that the module is written in. Tables of references are the newest of it. */
const isKnown = () => WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 0x6f, 0, 0));

/** Why a file beside this script is not here. Only a missing connection is for those who read the page to mend. */
const notLoaded = (problem, cause, said = TELL_THEM) => new CannotDraw('not-loaded', problem, cause, said);

/** A file beside this script, read as `kind`. */
async function fetched(name, kind) {
  const address = beside(name);
  let response, content;
  try {
    response = await fetch(address);
    content = await response[kind]();
  } catch (fault) {
    throw notLoaded(`${address} could not be fetched.`, fault, NOT_LOADED);
  }
  if (!response.ok) throw notLoaded(`${address} could not be fetched: the server answered ${response.status}.`);
  // Many servers answer with a page where a file is missing.
  if (name.endsWith('.wasm') && new TextDecoder().decode(content.slice(0, 4)) !== '\0asm') throw notLoaded(`What is at ${address} is no WebAssembly.`);
  return content;
}

/** Whether a module was missing once. Some browsers keep that for as long as the page stands. */
let wasMissing = false;

/** A module beside this script, which imports another one. */
async function imported(name, another) {
  try {
    return await import(beside(name));
  } catch (fault) {
    // Browsers do not tell which of them is missing, nor what the server said.
    for (const script of [name, another]) {
      await fetched(script, 'text').catch((missing) => {
        wasMissing = true;
        throw missing;
      });
    }
    if (wasMissing) throw notLoaded(`${beside(name)} is there now, but was not before, and this browser asks for it again only when the page is loaded again.`, fault, NOT_LOADED);
    throw notLoaded(`${beside(name)} is there, but does not run: ${fault.message}`, fault);
  }
}

/** The box in a shadow root that everything stands in. */
function boxIn(root) {
  const box = document.createElement('div');
  box.className = 'cm-root';
  // The language of the texts, whatever the page's is.
  box.lang = 'en-GB';
  box.dir = 'ltr';
  root.replaceChildren(box);
  return box;
}

/** Says a fault in a shadow root, before what the page put into the element for this case. Answers with what the page is told. */
function said(fault, root) {
  const { code = 'error', message } = fault;
  const box = boxIn(root);
  box.setAttribute('part', 'failure');
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent = fault.said ?? `This part of the page could not be shown. ${message}`;
  box.append(sentence, document.createElement('slot'));
  console.error(fault);
  return { code, message, place: '' };
}

/** When the page's own scripts have run, those behind this one too: before that, nobody may listen for a fault. */
const scripted = document.readyState === 'complete' ? undefined : new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve, { once: true });
  // For a script that was put into a page later.
  addEventListener('load', resolve, { once: true });
});

/** What the elements that are drawn by the module have in common. */
class DrawnElement extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #drawn;
  /** Whether it was on a page already: what its attributes said until then, it has read. */
  #begun = false;
  /** Whether what stands there is not what the attributes and properties say. */
  #stale = false;
  #turn = 0;

  connectedCallback() {
    this.#begun = true;
    this.redraw();
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again at once; it goes on as it is.
    const turn = ++this.#turn;
    queueMicrotask(() => {
      if (turn === this.#turn && !this.isConnected) this.#clear();
    });
  }

  /** Called by browsers that can move an element without taking it out: there is nothing to do. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.#begun) this.again();
  }

  /** Something else is to be shown: at once, or when the element is put back. */
  again() {
    this.#stale = true;
    if (this.isConnected) this.redraw();
  }

  /** Draws what the attributes and properties say now, unless it stands already. */
  async redraw() {
    const turn = ++this.#turn;
    if (this.#drawn && !this.#stale) return;
    try {
      const [{ Drawn, sheet }, text] = await Promise.all([ready(), this.text()]);
      if (stopped) throw new CannotDraw('stopped', STOPPED);
      if (turn !== this.#turn || !this.isConnected) return;
      // Nothing else would tell that an attribute's name was mistyped.
      if (text === undefined) console.warn(`<${this.localName}> ${this.constructor.empty}`);
      this.#clear();
      this.#root.adoptedStyleSheets = [sheet];
      const inside = boxIn(this.#root);
      const drawn = await this.draw(Drawn, this.#root, inside, text, ({ event, ...detail }) => this.#tell(`cm-${event}`, detail));
      // Its code may have been waited for.
      if (turn !== this.#turn) return drawn.end();
      this.#drawn = drawn;
      this.#stale = false;
      running.add(this);
    } catch (fault) {
      await scripted;
      if (turn === this.#turn) this.#say(fault);
    }
  }

  /** Something inside has failed for good: nothing on it answers any more. */
  failed(reason) {
    running.delete(this);
    this.#drawn = undefined;
    this.#say(new CannotDraw('stopped', STOPPED, reason));
    const [name, text] = this.entered() ?? [];
    if (text === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    link.textContent = 'Save what was entered as a file';
    this.#root.querySelector('p').append(' ', link);
  }

  /** The name and the text of a file with what was entered, should nothing else hold it any more. */
  entered() {
    return undefined;
  }

  #clear() {
    this.#drawn?.end();
    this.#drawn = undefined;
    running.delete(this);
    this.#root.replaceChildren();
  }

  /** A plain sentence in the element's place, and what the page put into the element for this case. */
  #say(fault) {
    this.#tell('cm-error', said(fault, this.#root));
  }

  /** Dispatches an event; says whether what follows is left to the element. */
  #tell(name, detail) {
    return this.told(name, detail) && this.dispatchEvent(
      new CustomEvent(name, { detail: this.detail(name, detail), bubbles: true, composed: true, cancelable: name === 'cm-save' }),
    );
  }

  /** What an element itself does with an event; `false` keeps it from the page. */
  told() {
    return true;
  }

  /** What the page gets to see of an event. */
  detail(name, { text, ...detail }) {
    if (name === 'cm-save') return { ...detail, file: new File([text], detail.name, { type: 'application/json' }) };
    if (name === 'cm-change') return { get response() { return JSON.parse(text); } };
    return detail;
  }
}

const OLD_BROWSER = 'This part of the page needs a newer browser: an up-to-date Edge, Chrome, Firefox or Safari.';
const NOT_LOADED = 'This part of the page could not be loaded. Check that you are connected, and load the page again.';
const TELL_THEM = 'This part of the page cannot be shown. Please tell the people who run it.';
const STOPPED = 'Sorry, this part of the page has stopped. Load the page again. What was saved is unharmed.';

/** A text that is given as a property, or stands at the address that an attribute names. */
async function textOf(given, address) {
  if (given !== undefined && given !== null) return typeof given === 'string' ? given : JSON.stringify(given);
  if (!address) return undefined;
  let response;
  try {
    response = await fetch(new URL(address, document.baseURI));
  } catch (fault) {
    throw new CannotDraw('not-fetched', `“${address}” could not be fetched.`, fault);
  }
  if (!response.ok) throw new CannotDraw('not-fetched', `“${address}” could not be fetched: the server answered ${response.status}.`);
  return response.text();
}

/** Properties that were set before the script was here count as well. */
function upgrade(element, ...names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

class SelfAssessment extends DrawnElement {
  static observedAttributes = ['form', 'storage', 'read-only'];
  static empty = 'has no form, so the supplier is asked for it. Name its address in the attribute “form”, or set the property “form”.';
  #form;
  /** The response that the page gave to go on with: from then on it is that which is drawn, as it was last changed. */
  #given;
  /** The response as it was last changed. */
  #response;
  /** What was entered, with what cannot be part of a response: it comes along when the element is drawn again. */
  #entered;

  connectedCallback() {
    upgrade(this, 'form', 'response');
    super.connectedCallback();
  }

  /** The response form: its text, or the object that it is. */
  get form() {
    return this.#form;
  }

  set form(form) {
    this.#form = form;
    this.#begin();
    this.again();
  }

  /** The response as it is now, as an object; a response to go on with can be set. */
  get response() {
    return this.#response === undefined ? undefined : JSON.parse(this.#response);
  }

  set response(response) {
    this.#begin(typeof response === 'string' ? response : JSON.stringify(response ?? undefined));
    this.again();
  }

  #begin(given) {
    this.#given = this.#response = given;
    this.#entered = undefined;
  }

  attributeChangedCallback(name, before, now) {
    if (name === 'form' && before !== now) this.#begin();
    super.attributeChangedCallback(name, before, now);
  }

  async text() {
    this.#keeps();
    if (this.#given !== undefined) return this.#response;
    try {
      return (await textOf(this.#form, this.getAttribute('form'))) ?? this.#response;
    } catch (fault) {
      // Without its form, what was entered is there all the same.
      if (this.#response === undefined) throw fault;
      return this.#response;
    }
  }

  /** Unless it is plainly said otherwise: on a computer that many people use, a word that was mistyped must not keep a tender. */
  #keeps() {
    const storage = (this.getAttribute('storage') ?? 'on').trim().toLowerCase();
    if (storage === 'on' || storage === 'off') return storage === 'on';
    throw new CannotDraw('storage', `There is no storage “${storage}”. Say storage="on" or storage="off".`, undefined, TELL_THEM);
  }

  draw(Drawn, root, inside, text, told) {
    this.#entered ??= Drawn.entered();
    return Drawn.selfAssessment(root, inside, text, this.#entered, this.#keeps(), this.hasAttribute('read-only'), told);
  }

  entered() {
    return this.#response && ['my response, not for sending.json', this.#response];
  }

  told(name, { text, first }) {
    if (name !== 'cm-change') return true;
    // What is shown at first was not changed here. Drawn again after a change, it may be what another tab has stored since.
    if ((first && this.#response === this.#given) || text === this.#response) return false;
    this.#response = text;
    return true;
  }
}

class Results extends DrawnElement {
  static observedAttributes = ['record', 'view', 'show'];
  static empty = 'has no result to show. Name its address in the attribute “record”, or set the property “record”.';
  #record;

  connectedCallback() {
    upgrade(this, 'record');
    super.connectedCallback();
  }

  /** The record, or the published result: its text. */
  get record() {
    return this.#record;
  }

  set record(record) {
    this.#record = record ?? undefined;
    this.again();
  }

  async text() {
    this.#isPublic();
    this.#shown();
    const text = await textOf(this.#record, this.getAttribute('record'));
    if (text !== undefined && this.#isPublic() && this.#record === undefined && /^\uFEFF?\s*[0-9a-f]{64} /.test(text)) {
      throw new CannotDraw(
        'whole-record',
        'The file is a whole record: prices, names and reasons. For the public, save “A result to publish” on the results page of the app, name that file here, and take the record off the server. For a page that only staff can see, say view="whole".',
        undefined,
        'The result cannot be shown here. Please tell the people who run this page.',
      );
    }
    return text;
  }

  /** Unless it is plainly said otherwise: a word that was mistyped must not show more. */
  #isPublic() {
    const view = (this.getAttribute('view') ?? 'public').trim().toLowerCase();
    if (view === 'public' || view === 'whole') return view === 'public';
    throw new CannotDraw('view', `There is no view “${view}”. Say view="public" or view="whole".`, undefined, 'The result cannot be shown here. Please tell the people who run this page.');
  }

  /** What the public view of a record shows besides: words with spaces between them. */
  #shown() {
    const words = (this.getAttribute('show') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const unknown = words.find((word) => !['ranks', 'totals', 'points'].includes(word));
    if (unknown === undefined) return words.join(' ');
    throw new CannotDraw('show', `There is nothing called “${unknown}” to show. Say some of these words in show, with spaces between them: ranks, totals, points.`, undefined, TELL_THEM);
  }

  async draw(Drawn, root, inside, text, told) {
    const show = this.#isPublic() ? this.#shown() : undefined;
    try {
      return await Drawn.results(root, inside, text, show, told);
    } catch (fault) {
      // The module does not tell why it could not fetch the code for results.
      await fetched('common-measure-elements_results.wasm', 'arrayBuffer');
      throw notLoaded('The code for results is there, but does not run.', fault);
    }
  }
}

/** The whole app, in a frame: it has its own history, keys, title and reminders, which are the page's otherwise. */
class App extends HTMLElement {
  static observedAttributes = ['src'];
  #root = this.attachShadow({ mode: 'open' });

  connectedCallback() {
    if (!this.#root.firstChild) this.#show();
  }

  attributeChangedCallback(_, before, now) {
    if (before !== now && this.isConnected) this.#show();
  }

  #show() {
    const frame = document.createElement('iframe');
    frame.src = new URL(this.getAttribute('src') ?? '../app/', this.hasAttribute('src') ? document.baseURI : import.meta.url);
    frame.title = this.getAttribute('label') ?? 'Common Measure';
    frame.setAttribute('part', 'frame');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: block; } :host([hidden]) { display: none; } iframe { display: block; box-sizing: border-box; width: 100%; height: var(--cm-app-height, 90vh); min-height: 480px; border: 1px solid #cecece; }');
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.replaceChildren(frame);
    frame.addEventListener('load', () => {
      // Of a frame from elsewhere nothing can be seen, and nothing is said.
      const there = frame.contentDocument;
      if (there && frame.isConnected && !there.getElementById('app-failure')) this.#missing(frame.src);
    });
  }

  #missing(address) {
    const message = `There is no app at ${address}. Put its folder there, or say in src where it is.`;
    const detail = said(new CannotDraw('not-fetched', message, undefined, TELL_THEM), this.#root);
    this.dispatchEvent(new CustomEvent('cm-error', { detail, bubbles: true, composed: true }));
  }
}

for (const [name, element] of [['self-assessment', SelfAssessment], ['results', Results], ['app', App]]) {
  // A page may hold the script twice.
  if (!customElements.get(`common-measure-${name}`)) customElements.define(`common-measure-${name}`, element);
}
