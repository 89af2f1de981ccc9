// Has what comes after drawing done at once. Yew draws, and then moves the focus and does what else an effect does; if 16 ms
// are over, it lets the browser go on between the two (`run_scheduler` in its scheduler.rs). A key that was pressed meanwhile
// then goes to where the focus was before: on a slow computer, whoever types fast loses figures, or finds them in another
// cell. Yew has no setting for it, so the pause is taken out of the script that binds it.
//
//   node web/module/at_once.mjs <script>
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Yew's own use of `setTimeout`: the only one that does not see to its failing. */
const PAUSE = /(: function\(arg0), arg1(\) \{\s+const ret = )setTimeout\(arg0, arg1\);/g;
const NO_PAUSE = '$1$2queueMicrotask(arg0);';

/** The script without the pause. Another release of a tool may write it differently: then the build stops. */
export function atOnce(script) {
  if (script.match(PAUSE)?.length !== 1) throw new Error('Yew’s pause is not in the script once: see web/module/at_once.mjs.');
  return script.replace(PAUSE, NO_PAUSE);
}

const [, run, script] = process.argv;
if (run && resolve(run) === fileURLToPath(import.meta.url)) writeFileSync(script, atOnce(readFileSync(script, 'utf8').replaceAll('\r\n', '\n')));
