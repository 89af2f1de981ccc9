// Turns a style sheet for a page into one for a shadow root on somebody else's page.
import postcss from 'postcss';

/** The pixels of 1rem and, in media queries, of 1em, where nobody has changed them. */
const PIXELS = 16;
const pixels = (text, unit) =>
  text.replace(new RegExp(`(-?(?:\\d+\\.)?\\d+|-?\\.\\d+)${unit}\\b`, 'g'), (_, number) => `${Number((number * PIXELS).toFixed(4))}px`);

/** Whether a query asks for nothing but widths. */
const isOfWidths = (query) => /^\((?:min|max)-width: ?[\d.]+(?:em|px)\)(?: ?and ?\((?:min|max)-width: ?[\d.]+(?:em|px)\))*$/.test(query);

/** The same for a shadow root. */
export function forShadowRoot(css) {
  const sheet = postcss.parse(css);
  sheet.walkAtRules((rule) => {
    if (rule.name === 'page') rule.remove();
    if (rule.name !== 'media') return;
    // The design system's sizes for paper are for whole pages; what is ours hides and shows things.
    if (rule.params === 'print' && !/\.app-/.test(rule.toString())) rule.remove();
    else if (isOfWidths(rule.params)) Object.assign(rule, { name: 'container', params: pixels(rule.params, 'em') });
  });
  sheet.walkRules((rule) => {
    // A shadow root has no :root. The page may set the same custom properties for its own version of the design system,
    // so they are set here, from names of our own.
    if (rule.selector !== ':root') return;
    rule.selector = '.cm-root';
    rule.walkDecls(/^--govuk-/, (declaration) => {
      if (/breakpoint|version/.test(declaration.prop)) declaration.remove();
      else declaration.value = `var(${declaration.prop.replace('--govuk-', '--cm-')}, ${declaration.value.trim()})`;
    });
    if (rule.nodes.length === 0) rule.remove();
  });
  sheet.walkDecls((declaration) => {
    // The page's own 1rem may be any size.
    declaration.value = pixels(declaration.value, 'rem');
    if (declaration.prop === 'font-family' && /^arial/.test(declaration.value)) declaration.value = `var(--cm-font-family, ${declaration.value})`;
  });
  return sheet.toString();
}
