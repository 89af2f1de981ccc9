// The figures on the results page, and those of the command line's report in the same form.

/** A figure without noughts at its end: 60.00 as 60, 7.50 as 7.5. */
const plain = (figure) => (figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure);

/**
 * What the bars are parted by, as rows of the report: what stands at the top, and what is in a section there that has
 * sections in it; more than eight parts cannot be told apart.
 */
function parts(criteria) {
  // What earns no points has no part in a bar.
  const earns = ({ section, weight }) => section || weight !== null;
  const top = criteria.flatMap((each, row) => (each.depth === 0 && earns(each) ? [row] : []));
  const opened = top.flatMap((row) => {
    const next = top.find((other) => other > row) ?? criteria.length;
    const inside = criteria.flatMap(({ depth }, at) => (at > row && at < next && depth === 1 && earns(criteria[at]) ? [at] : []));
    return inside.some((at) => criteria[at].section) ? inside : [row];
  });
  return opened.length > 8 ? top : opened;
}

/** The figures of a lot in the command line's report, as the page should show them. */
export function expected(report, lot) {
  const words = { passed: 'Passed', failed: 'Failed', 'not scored': 'Not scored' };
  const points = (bid) => bid.points.map(({ points, why_none }) => points?.shown ?? words[why_none] ?? why_none);
  const total = (bid) => bid.total?.shown ?? 'none';
  return {
    ranking: lot.bids.map((bid) => [bid.standing_in_words, bid.name, total(bid)]),
    bids: lot.bids.map(({ name }) => name),
    criteria: report.criteria.map(({ title, points_available, share_in_words }) => [
      title,
      plain(points_available.shown),
      share_in_words,
    ]),
    points: report.criteria.map((_, row) => lot.bids.map((bid) => points(bid)[row])),
    totals: lot.bids.map(total),
    // The bars as a table.
    parts: lot.bids.map((bid) => [bid.name, ...parts(report.criteria).map((row) => bid.points[row].points?.shown ?? 'none'), total(bid)]),
  };
}

/** The figures of a lot on the page, without what is only said to screen readers. */
export const shown = (page, at = 0) =>
  page.locator('.app-results__lot').nth(at).evaluate((lot) => {
    const text = (cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.govuk-visually-hidden').forEach((hidden) => hidden.remove());
      return copy.textContent.trim();
    };
    const rows = (table) => [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells]);
    const table = lot.querySelector('.app-points__screen table');
    const all = rows(table);
    const lines = all.slice(0, -1);
    return {
      ranking: rows(lot.querySelector('.app-ranking')).map((cells) => cells.slice(0, 3).map(text)),
      bids: [...table.tHead.rows[0].cells].slice(2).map(text),
      criteria: lines.map(([title, worth]) => [
        text(title),
        worth.firstChild.textContent.replace(/ points$/, ''),
        worth.querySelector('.app-points__share').textContent.replaceAll('\u00a0', ' '),
      ]),
      points: lines.map((cells) => cells.slice(2).map(text)),
      totals: all.at(-1).slice(2).map(text),
      parts: rows(lot.querySelector('details table')).map((cells) => cells.map(text)),
    };
  });
