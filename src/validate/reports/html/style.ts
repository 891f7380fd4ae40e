/** The style of the page, for light and dark mode, wide and narrow screens. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --card: #fff; --line: #dddcd6; --text: #1d1d1b; --soft: #62625c;
  --valid: #1f7a46; --valid-fill: #d9efe0; --violated: #b3261e; --violated-fill: #fbdcd8;
  --unverifiable: #8a5a00; --unverifiable-fill: #fbebc4; --expected: #4a5a78; --expected-fill: #e0e6f1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #161615; --card: #20201e; --line: #3b3b37; --text: #ecece6; --soft: #a5a59c;
    --valid: #7fd3a0; --valid-fill: #1d3b2a; --violated: #ff9d93; --violated-fill: #4c211d;
    --unverifiable: #f0c060; --unverifiable-fill: #42340f; --expected: #a9bbdd; --expected-fill: #2a3346;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
code, .where, .picture th, .unseen li, .what b { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
h1 { font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.2; margin: .25rem 0 1.25rem; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .75rem; }
.tool { color: var(--soft); margin: 0; font-size: .875rem; }
.valid { --ink: var(--valid); --fill: var(--valid-fill); }
.violated, .error { --ink: var(--violated); --fill: var(--violated-fill); }
.unverifiable, .warning { --ink: var(--unverifiable); --fill: var(--unverifiable-fill); }
.expected { --ink: var(--expected); --fill: var(--expected-fill); }
.mark { color: var(--ink); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 0; }
.counts div { background: var(--fill, var(--card)); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
.counts dt { font-size: .8125rem; color: var(--ink, var(--soft)); }
.counts dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--ink, inherit); }
.notes { margin: 1rem 0 0; padding-left: 1.2rem; color: var(--soft); }
.picture { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
.picture table { border-collapse: separate; border-spacing: 2px; }
.picture th { font-weight: 400; font-size: .8125rem; text-align: left; }
.picture .action { vertical-align: bottom; padding: 0 0 .25rem; }
.picture .action span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 12.5rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; display: block; margin: 0 auto; color: var(--soft); }
.picture .corner { vertical-align: bottom; color: var(--soft); }
.picture th[scope=row], .picture .corner { position: sticky; left: -.75rem; background: var(--card); padding: .1rem .75rem; z-index: 1; white-space: nowrap; }
.picture small { display: block; color: var(--soft); font-size: .75rem; }
.picture td { padding: 0; min-width: 2.75rem; width: 2.75rem; height: 2.75rem; text-align: center; }
.picture td.unseen, .legend .unseen { border: 1px dashed var(--line); border-radius: .375rem; }
.cell { font: inherit; font-size: .8125rem; line-height: 1.15; width: 100%; height: 100%; border: 1px solid transparent; border-radius: .375rem; background: var(--fill); color: var(--ink); padding: 2px; position: relative; overflow: hidden; font-variant-numeric: tabular-nums; }
button.cell { cursor: pointer; }
a.cell { display: grid; align-content: center; text-decoration: none; }
span.cell b { font-weight: inherit; }
button.cell:hover, a.cell:hover, button.cell[aria-pressed=true] { border-color: var(--ink); }
button.cell[aria-pressed=true] { box-shadow: inset 0 0 0 1px var(--ink); }
.cell span, .cell i { display: block; font-style: normal; }
.cell svg { position: absolute; left: 0; bottom: 0; width: 100%; height: 4px; display: block; }
.cell rect { fill: var(--ink); }
.table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.table table { border-collapse: collapse; width: 100%; font-size: .875rem; }
.table th, .table td { text-align: left; vertical-align: top; padding: .4rem .8rem; font-weight: 400; }
.table thead th { color: var(--soft); font-size: .8125rem; }
.table tbody tr { border-top: 1px solid var(--line); }
.table tbody th { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.table ul { margin: .25rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
:target { background: var(--unverifiable-fill); }
.nothing { color: var(--soft); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; padding: 0; font-size: .875rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .4rem; }
.legend .cell { display: inline-grid; place-items: center; width: 1.5rem; height: 1.5rem; }
details.unseen { margin-top: .75rem; font-size: .875rem; color: var(--soft); }
details.unseen ul { columns: 18rem; padding-left: 1.2rem; }
summary { cursor: pointer; }
.filter { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .4rem; }
.filter legend { float: left; margin-right: .5rem; padding: .2rem 0; color: var(--soft); }
.filter input { position: absolute; opacity: 0; }
.filter span { display: block; border: 1px solid var(--line); border-radius: 1rem; padding: .15rem .75rem; background: var(--card); font-size: .875rem; cursor: pointer; }
.filter b { font-weight: 400; color: var(--soft); }
.filter input:checked + span { background: var(--text); color: var(--page); border-color: var(--text); }
.filter input:checked + span b { color: inherit; }
.showing { color: var(--soft); font-size: .875rem; margin: .5rem 0; min-height: 1.5em; }
.findings { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); overflow: hidden; }
.findings > li + li { border-top: 1px solid var(--line); }
.findings > li[hidden] { display: none; }
.findings summary { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr) auto; gap: 0 .5rem; align-items: baseline; padding: .55rem .8rem; }
.findings summary:hover { background: var(--page); }
.sign { color: var(--ink); background: var(--fill); border-radius: .25rem; text-align: center; width: 1.5rem; position: relative; }
.what { overflow-wrap: anywhere; }
.what b { color: inherit; font-size: .875rem; margin-right: .35rem; }
.where { color: var(--soft); font-size: .75rem; text-align: right; overflow-wrap: anywhere; }
.findings dl { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .25rem 1rem; margin: 0; padding: .25rem .8rem 1rem 3.05rem; font-size: .875rem; }
.findings dt { color: var(--soft); }
.findings dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
:focus-visible { outline: 2px solid var(--expected); outline-offset: 2px; }
.filter input:focus-visible + span { outline: 2px solid var(--expected); outline-offset: 2px; }
@media (max-width: 44rem) {
  .findings summary { grid-template-columns: 1.75rem minmax(0, 1fr); }
  .findings .where { grid-column: 2; text-align: left; }
  .findings dl { grid-template-columns: minmax(0, 1fr); padding-left: .8rem; gap: 0; }
  .findings dd { margin-bottom: .5rem; }
  .picture th[scope=row], .picture .corner { min-width: 9.5rem; white-space: normal; overflow-wrap: break-word; padding-right: .4rem; }
  .picture small { display: none; }
}
@media print { .filter, .showing { display: none; } .picture { overflow: visible; border: 0; } }
`;
