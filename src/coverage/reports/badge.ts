import { html } from '../../validate/reports/html/html.js';
import { percentOf } from '../summary.js';
import type { Render } from './report.js';

const label = 'Authlete actions';

/** Colours with enough contrast to white text. */
const colours = { good: '#1f7a46', fair: '#8a5a00', poor: '#b3261e' } as const;

/** The percentage for green without --fail-under. */
const usual = 80;

/** The width of a text in 11 px Verdana, about. */
const widthOf = (text: string): number => Math.ceil(text.length * 6.7) + 12;

/** An SVG badge with the percentage. */
export const badgeReport: Render = ({ summary, failUnder = usual }) => {
  const value = percentOf(summary);
  const text = summary.total === 0 ? 'none' : `${value} %`;
  const good = summary.total > 0 && 100 * summary.met >= failUnder * summary.total;
  const colour = colours[good ? 'good' : value >= failUnder / 2 && summary.total > 0 ? 'fair' : 'poor'];
  const [left, right] = [widthOf(label), widthOf(text)];
  const title = `${label}: ${text}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<clipPath id="corners"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#corners)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
<text x="${left / 2}" y="14">${label}</text><text x="${left + right / 2}" y="14">${text}</text>
</g></svg>
`.text;
};
