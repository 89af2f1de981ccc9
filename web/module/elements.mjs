// Cuts the module of the custom elements in two, the self-assessment first and the results behind it, and names its files
// and their style sheet by what is in them. `node elements.mjs MODULE FOLDER`: the module as the linker left it, and the
// folder in which the other files stand already.
import { cut } from './cut.mjs';
import { nameByContent } from './hashed.mjs';

const [module, folder] = process.argv.slice(2);
const name = 'common-measure-elements';
cut(module, folder, name, 'results');
nameByContent(folder, name, name, 'common-measure.js');
