// Starts the app: loads the WebAssembly module, draws the app, and offers its functions to other scripts.
// When that fails, the page says so in plain words; a blank page would say nothing.

document.querySelector('.app-stuck').remove();

const stillInTheBrowser = 'Procurements that were saved, as files or in this browser, are unharmed.';

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

// The build writes the files' names, which change with their content, onto this script's own element.
const { js, wasm, version } = document.querySelector('script[data-wasm]').dataset;

/** Fetched beside the app. Without it the app runs as it is. */
const versions = import('./versions.js').catch(() => undefined);

async function boot() {
  const glue = await import(new URL(js, document.baseURI));
  await glue.default({ module_or_path: new URL(wasm, document.baseURI) });

  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  glue.start();
  if (clicked) passOn();

  // The start page is here; everything else comes in behind it, at once, so that nothing is asked for later.
  await glue.load();
  const offered = ['assess', 'check', 'explain', 'framework'];
  window.commonMeasure = Object.freeze(Object.fromEntries(offered.map((name) => [name, glue[name]])));
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
    'WebAssembly is switched off here. Ask your IT team to allow WebAssembly for this address, or use another browser.',
  );
} else if (!isAllowed()) {
  tell(
    'Common Measure cannot run at this address',
    'The security policy of this website forbids WebAssembly, or this browser is too old to read it. Use an up-to-date Edge, Chrome, Firefox or Safari. If this stays, ask your web team to allow “wasm-unsafe-eval” in script-src for this address, or to put the app on an address that allows it and show it here in a frame. For now, your team can use the edition that is a single file.',
  );
} else {
  boot().catch((fault) => {
    console.error(fault);
    tell(
      'Sorry, Common Measure could not start',
      `Reload this page. If it still does not start, use an up-to-date Edge, Chrome, Firefox or Safari, or ask your IT team whether JavaScript modules and WebAssembly are allowed for this address. ${stillInTheBrowser}`,
    );
  }).then(async () => {
    // Behind everything else, and also where this version could not start: the next one may.
    (await versions)?.keepVersions(version);
  });
}
