import { style as shared } from '../../../validate/reports/html/style.js';

/** The style of the page. In print, the matrix fills one page, so its rows share the height of the paper. */
export const styleFor = (rows: number): string => `${shared}
a.cell { min-height: 2.5rem; }
.cell.unseen { --ink: var(--soft); border: 1px dashed var(--line); }
.sign.unseen { --ink: var(--soft); --fill: transparent; }
.picture .action span { max-height: 16rem; }
.pair { scroll-margin-top: 1rem; }
.pair[hidden] { display: none; }
.pair h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; overflow-wrap: anywhere; }
.pair h3 small { color: var(--soft); font-weight: 400; }
.pair:target { background: none; }
.pair:target > h3 { text-decoration: underline; text-underline-offset: .25rem; }
.untried { padding-left: 1.2rem; }
.untried small { color: var(--soft); }
@page { margin: 8mm; }
@media print {
  :root { color-scheme: light; --page: #fff; font-size: min(1.25vw, 1.3vh, 12px); }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main { max-width: none; padding: 0; }
  header { padding-top: 0; }
  h1 { font-size: 2rem; margin: 0 0 .5rem; }
  h2 { margin: 1rem 0 .5rem; }
  .counts div { padding: .2rem .6rem; }
  .details, .notes { display: none; }
  .picture { overflow: visible; border: 0; padding: 0; }
  .picture table { width: 100%; table-layout: fixed; border-spacing: 1px; }
  .picture .corner { width: 22%; }
  .picture th[scope=row], .picture .corner { position: static; padding: 0 .25rem 0 0; overflow: hidden; }
  .picture th[scope=row] { font-size: min(.875rem, calc(52vh / ${rows})); line-height: 1; white-space: nowrap; }
  .picture wbr, .cell svg { display: none; }
  .picture small { display: none; }
  .picture .action span { max-height: 13rem; font-size: .75rem; }
  .picture td { min-width: 0; width: auto; height: min(2rem, calc(62vh / ${rows})); }
  .cell, a.cell { min-height: 0; padding: 0; border-radius: 1px; font-size: min(.75rem, calc(48vh / ${rows})); line-height: 1; }
  .cell i { display: none; }
  .legend .cell i { display: block; }
}
`;
