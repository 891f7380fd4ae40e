import type { Finding, Verdict } from '../verdict.js';
import { curlOf } from './curl.js';
import type { Shown } from './html/findings.js';
import { page } from './html/page.js';
import { Repeats, unverifiable } from './repeats.js';
import type { Report } from './report.js';

/** The maximum number of findings on the page: equal ones, and in total. */
const mostAlike = 10;
const mostShown = 1000;

/** A self-contained page with the matrix of outcomes and the findings. */
export const htmlReport: Report = (options) => {
  const repeats = new Repeats(mostAlike);
  const shown: Shown[] = [];
  let found = 0;
  const keep = (verdict: Verdict, finding: Omit<Finding, 'severity'> & Pick<Shown, 'severity'>) => {
    found += 1;
    if (!repeats.isShown(verdict, finding) || shown.length >= mostShown) return;
    const { place, operationId, action, resultCode, status, exchange } = verdict;
    const request = exchange && curlOf(exchange, ' \\\n  ');
    const where = { source: place.source, number: place.number, rerun: options.rerun(place) };
    shown.push({ ...finding, ...where, operationId, action, resultCode, status, request });
  };
  return {
    verdict(verdict) {
      for (const finding of verdict.findings) keep(verdict, finding);
      for (const reason of verdict.unverifiable) keep(verdict, unverifiable(reason));
    },
    end: (summary) => options.write(page({ summary, shown, leftOut: found - shown.length, options })),
  };
};
