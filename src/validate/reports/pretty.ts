import { closing } from './pretty/closing.js';
import { paragraphOf } from './pretty/paragraph.js';
import { Repeats, unverifiable } from './repeats.js';
import type { Report } from './report.js';

/** How many equal findings are shown in full. */
const shownInFull = 3;

/** A report for humans at a terminal: a paragraph for each exchange that is not valid, then the totals. */
export const prettyReport: Report = ({ write, rerun, tolerance, width = 80, paint = (_, text) => text }) => {
  const repeats = new Repeats(shownInFull);
  const explained = new Set<string>();
  return {
    verdict(verdict) {
      const findings = verdict.findings.filter((finding) => repeats.isShown(verdict, finding));
      const reasons = verdict.unverifiable.filter((reason) => repeats.isShown(verdict, unverifiable(reason)));
      if (findings.length === 0 && reasons.length === 0) return undefined;
      const shown = { ...verdict, findings, unverifiable: reasons };
      return write(`${paragraphOf(shown, { width, paint, rerun, explained }).join('\n')}\n\n`);
    },
    end: (summary) =>
      write(
        `${closing(summary, { tolerance, repeated: [...repeats.repeated()], width, paint }).join('\n')}\n`,
      ),
  };
};
