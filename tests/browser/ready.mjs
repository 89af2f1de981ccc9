/** Waits until the app has drawn itself and all of it is there: boot.js says so on the page's root. */
export const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
