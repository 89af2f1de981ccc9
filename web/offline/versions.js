// Has the app's files kept in this browser, and says when a newer version is ready. It is taken over when somebody asks
// for it, and only while nothing can be lost.

/** In milliseconds. */
const HOUR = 3_600_000;
const PATIENCE = 2_000;

const WORKER = './service-worker.js';

/** Begins; `version` is the page's own. Where the browser has no service workers (plain http), nothing happens. */
export async function keepVersions(version) {
  const workers = serviceWorkers();
  if (!workers || !version) return;
  // A page above this one on the same server may have a worker too, which answers for this page until its own does.
  const own = new URL(WORKER, document.baseURI).href;
  const isControlled = () => workers.controller?.scriptURL === own;
  let wasControlled = isControlled();
  let taking = false;
  workers.addEventListener('controllerchange', () => {
    if (wasControlled) sayOutdated();
    if (taking) location.reload();
    wasControlled = isControlled();
  });

  // Refused, the app runs all the same, from the server.
  const registration = await workers.register(WORKER, { updateViaCache: 'none' }).catch(() => undefined);
  if (!registration) return;

  const offer = () => {
    if (registration.waiting && isControlled()) sayReady(use);
  };
  const use = async (tell) => {
    if (!(await isAllSaved())) {
      tell('Your last changes are not saved yet. Save them, then choose this again.');
      return;
    }
    if (!registration.waiting) return;
    taking = true;
    const { others } = await ask(registration.waiting, { ask: 'use' });
    if (others > 0) {
      taking = false;
      tell('Common Measure is open in another tab or window too, which goes on with the version it has. Save your work there and close it, then choose this again.');
    }
  };
  const settle = async () => {
    const { ready } = await ask(registration.active, { ask: 'keep', version });
    if (ready) document.documentElement.dataset.offline = 'ready';
  };

  const watch = (worker) => worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed') offer();
  });
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  offer();
  workers.ready.then(settle);

  // The browser looks for a new version when a page opens. Some pages stay open for days.
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** The browser's service workers, if this page may have one. */
function serviceWorkers() {
  try {
    return /^https?:$/.test(location.protocol) ? navigator.serviceWorker : undefined;
  } catch {
    // A frame that is shut off from its own origin may not even look.
    return undefined;
  }
}

/** Whether nothing is lost when the page closes; what is just being saved is given its time. */
async function isAllSaved() {
  const until = Date.now() + PATIENCE;
  // Whoever has something to lose has the browser ask before the page closes. So this asks them the same.
  while (!dispatchEvent(new Event('beforeunload', { cancelable: true }))) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return true;
}

/** What a worker answers. */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

function sayReady(use) {
  say('A new version of Common Measure is ready. Your work stays.', 'Use it now', use);
}

function sayOutdated() {
  say('This page is of an earlier version of Common Measure. Save your work, then reload the page.', 'Reload', () => location.reload());
}

/** A notice above the page, with a button and room for what comes of it. A later one takes its place. */
function say(words, name, act) {
  document.getElementById('app-version')?.remove();
  const notice = made('section', 'govuk-notification-banner govuk-!-margin-top-6 govuk-!-margin-bottom-6 app-no-print');
  notice.id = 'app-version';
  notice.setAttribute('aria-labelledby', 'app-version-title');
  const header = made('div', 'govuk-notification-banner__header');
  const title = made('h2', 'govuk-notification-banner__title', 'New version');
  title.id = 'app-version-title';
  header.append(title);
  const content = made('div', 'govuk-notification-banner__content');
  const said = made('p', 'govuk-notification-banner__heading');
  const outcome = made('p', 'govuk-body');
  for (const live of [said, outcome]) live.setAttribute('role', 'status');
  const button = made('button', 'govuk-button govuk-button--secondary govuk-!-margin-bottom-0', name);
  button.type = 'button';
  button.addEventListener('click', () => {
    outcome.textContent = '';
    act((text) => { outcome.textContent = text; });
  });
  content.append(said, outcome, button);
  notice.append(header, content);
  document.getElementById('app-failure').before(notice);
  // Screen readers read what changes in a place that they know already.
  requestAnimationFrame(() => { said.textContent = words; });
}

function made(kind, look, text = '') {
  const element = document.createElement(kind);
  element.className = look;
  element.textContent = text;
  return element;
}
