import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { quirkRows } from '../src/mock/quirks.js';
import { apiResults } from '../src/mock/results/index.js';
import { operations } from '../src/spec/generated/operations.js';
import { choiceTable, page } from './fidelity/page.js';
import { isReached, isReachedPair, reached } from './fidelity/reached.js';
import { codesOf, evidence, generalChoices, type Id, ids, implemented, pathOf } from './fidelity/registry.js';

/**
 * Writes docs/fidelity.md and one page per path below docs/fidelity/, from the registry of results and from
 * what the tests reached.
 */

const pages = new Map<string, Id[]>();
for (const id of ids) pages.set(pathOf(id), [...(pages.get(pathOf(id)) ?? []), id]);

const codes = ids.flatMap((id) => codesOf(id).map((coded) => ({ id, ...coded })));
const isTested = ({ id, code, actions }: (typeof codes)[number]) =>
  actions.some((action) => isReached(id, action, code));
const pairs = ids.flatMap((id) => operations[id].actions.map((action) => ({ id, action })));
const testedPairs = pairs.filter(({ id, action }) => isReachedPair(id, action, 'mock'));
const onlyForced = pairs.filter(
  (pair) => !testedPairs.includes(pair) && isReachedPair(pair.id, pair.action, 'stub'),
);
const apiTested = new Set([...reached].map((key) => key.split(' ')[2]));

/**
 * Renders a row per path: the number of result codes per kind of evidence, and how many of them tests reach.
 */
function row([path, its]: [string, Id[]]): string {
  const own = codes.filter(({ id }) => its.includes(id));
  const from = (kind: keyof typeof evidence) => own.filter(({ row }) => row.evidence === kind).length;
  const counts = [own.length, from('live'), from('catalogue'), from('inferred'), own.filter(isTested).length];
  const name = its.every((id) => implemented.has(id)) ? `[${path}](fidelity${path}.md)` : path;
  return `| ${name} | ${counts.map((count) => count || '').join(' | ')} |`;
}

const byOperation = (list: typeof pairs): string =>
  [...new Set(list.map(({ id }) => id))]
    .map((id) => {
      const actions = list.flatMap((pair) => (pair.id === id ? [pair.action] : []));
      return `| \`${id}\` | ${actions.join(', ')} |`;
    })
    .join('\n');

const overview = `# Fidelity

How closely the mock follows the real service, operation by operation. \`npm run fidelity\` generates these pages from
the registry of result codes and the coverage of \`npm test\`.

- **seen live**: the result code was observed in a response of the real service. If the action or the error was observed
  with it at this operation, the cell says so. Otherwise they are derived as for the catalogue.
- **catalogue**: Authlete publishes the result code. The action and the error are derived from its class and from the
  specification.
- **unverified**: the behavior is not published. The mock does what is most likely.

| | |
|---|---|
| operations that the mock implements | ${implemented.size} of ${ids.length} |
| pairs of an operation and an action in the contract | ${pairs.length} |
| … returned by the mock itself in a test | ${testedPairs.length} |
| … returned only by a stub in a test | ${onlyForced.length} |
| … not tested | ${pairs.length - testedPairs.length - onlyForced.length} |
| pairs of an operation and a result code that they return | ${codes.length} |
| … returned by the mock itself in a test | ${codes.filter(isTested).length} |

## Operations

Each page lists the result codes of the operation with their actions, OAuth errors and evidence, and what the mock does
where nothing is published.

| path | result codes | seen live | catalogue | unverified | tested |
|---|---|---|---|---|---|
${[...pages].map(row).join('\n')}

Calls that fail before they reach an operation (wrong token, unknown path) are on [a separate page](fidelity/http.md).

## Quirks

If the published evidence is contradictory, a quirk selects the behavior of a service. Set it in the fixtures, in code or
in a file, or while the mock runs.

\`\`\`ts
createAuthlete({ fixtures: { services: [{ quirks: { lockedClient: 'forbidden' } }] } });
\`\`\`

\`\`\`yaml
services:
  - quirks:
      lockedClient: forbidden
\`\`\`

\`\`\`ts
const service = await authlete.service(serviceId);
if (service) service.quirks.lockedClient = 'forbidden';
\`\`\`

Quirks are not properties of the service: the API does not show them, and /service/update does not change them.

| quirk | values | default | meaning | evidence |
|---|---|---|---|---|
${quirkRows
  .map(([name, { values = ['an integer, 1 or more'], standard, meaning, split }]) => {
    const cells = [`\`${name}\``, values.join(', '), standard, meaning, split];
    return `| ${cells.join(' | ')} |`;
  })
  .join('\n')}

## Unverified choices that affect several operations

${choiceTable(generalChoices())}

## Actions that only a stub returns

Most of them represent failures inside Authlete, which no call can trigger. [scenarios.md](scenarios.md) shows how to
stub them.

| operation | actions |
|---|---|
${byOperation(onlyForced)}
`;

const http = `# Calls that fail with an HTTP error

These responses have a result code but no action. [docs/fidelity.md](../fidelity.md) explains the terms.

| result code | status | meaning | known from | test |
|---|---|---|---|---|
${Object.entries(apiResults)
  .map(
    ([code, row]) =>
      `| ${code} | ${row.status} | ${row.message} | ${evidence[row.evidence]} | ${apiTested.has(code) ? 'tested' : '**untested**'} |`,
  )
  .join('\n')}
`;

// Remove the pages of operations that no longer exist.
rmSync('docs/fidelity', { recursive: true, force: true });
for (const [path, its] of pages) {
  const file = `docs/fidelity${path}.md`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page(path, its));
}
writeFileSync('docs/fidelity/http.md', http);
writeFileSync('docs/fidelity.md', overview);
