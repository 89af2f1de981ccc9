// Starts the app: loads the WebAssembly module and draws the app.
// When that fails, the page says so in plain words; a blank page would say nothing.

document.querySelector('.app-stuck').remove();

/** What the build writes onto this script's own element: the version, and the files' names, which change with their
    content. The edition that comes as one file has it all in its page: see web/single/carried.js. */
const named = document.querySelector('script[data-wasm]')?.dataset;

const stillInTheBrowser = 'Procurements that were saved, as files or in this browser, are unharmed.';

/** What an IT team would have to allow something for. */
const where = location.protocol === 'file:' ? 'pages that are opened as a file' : 'this address';

/** Shows the sentence about what went wrong, and what to do, above whatever the page shows. */
function tell(heading, advice) {
  document.querySelector('.app-loading')?.remove();
  document.getElementById('start-new')?.setAttribute('disabled', '');
  document.getElementById('app-failure-heading').textContent = heading;
  document.getElementById('app-failure-advice').textContent = advice;
  const failure = document.getElementById('app-failure');
  failure.hidden = false;
  failure.focus();
}

// Until the app is here, the page shows its start. Someone who comes back to work in progress (the app notes its screen
// in the history) should not see that flash by.
const loading = document.querySelector('.app-loading');
const start = document.getElementById('start-new');
let clicked = false;
if (history.state === null || String(history.state).endsWith(' start')) {
  start.hidden = false;
  start.addEventListener('click', () => {
    clicked = true;
    loading.textContent = 'Opening…';
    loading.hidden = false;
  });
} else {
  document.getElementById('shell-start').hidden = true;
  loading.hidden = false;
}

/** Does in the app what was clicked before it was here, as soon as it has drawn the same button. */
function passOn() {
  const button = document.getElementById('start-new');
  if (!button || button === start) requestAnimationFrame(passOn);
  else button.click();
}

/** The app's functions, and what makes its worker for spreadsheets, from the files beside the page. */
async function fromFiles() {
  const beside = (name) => new URL(name, document.baseURI);
  const app = await import(beside(named.js));
  await app.default({ module_or_path: beside(named.wasm) });
  return { app, worker: () => new Worker(beside(named.spreadsheets)) };
}

/** Fetched beside the app. Without it the app runs as it is. */
const versions = named && import('./versions.js').catch(() => undefined);

async function boot() {
  const bringIn = named ? fromFiles : fromThisPage;
  const { app, worker } = await bringIn((words) => {
    loading.textContent = words;
    loading.hidden = false;
  });

  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  app.start(worker);
  if (clicked) passOn();

  // The start page is here; everything else comes in behind it, at once, so that nothing is asked for later.
  await app.load();
  // For scripts that drive the page: from here on, everything in it works.
  document.documentElement.dataset.commonMeasure = 'ready';
}

// A fault inside the module ends it for good: the screen stays, but nothing on it answers any more.
window.addEventListener('error', ({ error }) => {
  if (typeof WebAssembly === 'undefined' || !(error instanceof WebAssembly.RuntimeError)) return;
  tell(
    'Sorry, Common Measure has stopped',
    `Something went wrong inside the app. Copy any text you have just typed, then reload this page. ${stillInTheBrowser}`,
  );
});

/** Whether the page's policy lets it run WebAssembly: an empty module is enough to tell. */
function isAllowed() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

if (typeof WebAssembly === 'undefined') {
  tell(
    'Common Measure cannot run in this browser',
    `WebAssembly is switched off here. Ask your IT team to allow WebAssembly for ${where}, or use another browser.`,
  );
} else if (!isAllowed()) {
  tell(
    'Common Measure cannot run at this address',
    'The security policy of this website forbids WebAssembly, or this browser is too old to read it. Use an up-to-date Edge, Chrome, Firefox or Safari. If this stays, ask your web team to allow “wasm-unsafe-eval” in script-src for this address, or to put the app on an address that allows it and show it here in a frame. For now, your team can use the edition that is a single file.',
  );
} else {
  boot().catch((fault) => {
    console.error(fault);
    const [heading, advice] = fault?.told ?? [
      'Sorry, Common Measure could not start',
      `Reload this page. If it still does not start, use an up-to-date Edge, Chrome, Firefox or Safari, or ask your IT team whether JavaScript modules and WebAssembly are allowed for ${where}.`,
    ];
    tell(heading, `${advice} ${stillInTheBrowser}`);
  }).then(async () => {
    // Behind everything else, and also where this version could not start: the next one may.
    (await versions)?.keepVersions(named.version);
  });
}
