import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operationTable } from '../src/mock/operations/index.js';
import { apiResults, results, wireCode } from '../src/mock/results/index.js';
import type { ResultRow } from '../src/mock/results/row.js';
import { switchRows } from '../src/mock/switches.js';
import { operations } from '../src/spec/generated/operations.js';
import { isForced, isReached, isReachedPair, reached } from './fidelity/reached.js';

/** Writes docs/fidelity.md from the registry of results and from what the tests reached. */

/** A result code of an operation, with the actions that go with it. */
interface Coded {
  readonly code: string;
  readonly actions: readonly string[];
  readonly row: ResultRow;
}

type Id = keyof typeof operations;

interface Choice {
  readonly about: string;
  readonly choice: string;
}

const choices: readonly Choice[] = parse(readFileSync('docs/choices.yaml', 'utf8'));
const known = new Map(operationTable.map((row) => [row.operation.operationId, row]));
const evidence = { live: 'seen live', catalogue: 'catalogue', inferred: 'unverified' } as const;

function codesOf(operationId: Id): Coded[] {
  return Object.entries<ResultRow>(results)
    .flatMap(([code, row]) => {
      const paired: string | readonly string[] | undefined = row.on[operationId];
      if (paired === undefined) return [];
      const actions = typeof paired === 'string' ? [paired] : paired;
      return [{ code, row, actions: actions.map((action) => (action === 'none' ? '200' : action)) }];
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

function tested(id: Id, { code, actions }: Coded): string {
  const found = actions.filter((action) => isReached(id, action, code));
  if (found.length === 0)
    return actions.some((action) => isForced(id, action, code)) ? 'by a script' : '**untested**';
  return found.length === actions.length ? 'tested' : `tested: ${found.join(', ')}`;
}

function section(id: Id): string {
  const { method, path, actions } = operations[id];
  const codes = codesOf(id);
  const produced = new Set(codes.flatMap((coded) => coded.actions));
  const missing = (actions as readonly string[]).filter((action) => !produced.has(action));
  const { consumes, issues } = known.get(id) ?? {};
  const head = [
    `### ${method} ${path.replace('/api/{serviceId}', '').replace(/^\/api/, '')}`,
    '',
    `\`${id}\`${consumes ? `; consumes: ${consumes}` : ''}${issues ? `; issues: ${issues}` : ''}`,
    ...(missing.length > 0 ? ['', `Actions that nothing leads to: ${missing.join(', ')}.`] : []),
    '',
  ];
  if (codes.length === 0) return [...head, reachedWithoutCode(id), ''].join('\n');
  const rows = codes.map((coded) => {
    const { error = '', message, evidence: from } = coded.row;
    return `| ${wireCode(coded.code)} | ${coded.actions.join(', ')} | ${error} | ${message} | ${evidence[from]} | ${tested(id, coded)} |`;
  });
  return [
    ...head,
    '| result code | action | error | meaning | known from | test |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function reachedWithoutCode(operationId: string): string {
  const statuses = [...reached]
    .filter((key) => key.startsWith(`${operationId} `) && !key.endsWith(' script'))
    .map((key) => key.split(' ').slice(1));
  const answers = statuses.map(([status, code]) => (code === '-' ? status : `${status} ${code}`)).sort();
  return answers.length > 0
    ? `Answers without an action; tested: ${answers.join(', ')}.`
    : 'Answers without an action; **untested**.';
}

const ids = Object.keys(operations).filter((id): id is Id => id in operations);
const knownIds = ids.filter((id) => known.has(id));
const unknownIds = ids.filter((id) => !known.has(id));
const codes = knownIds.flatMap((id) => codesOf(id).map(({ code, actions }) => ({ id, code, actions })));
const testedCodes = codes.filter(({ id, code, actions }) =>
  actions.some((action) => isReached(id, action, code)),
);
const pairs = ids.flatMap((id) => operations[id].actions.map((action) => ({ id, action })));
const testedPairs = pairs.filter(({ id, action }) => isReachedPair(id, action, 'mock'));
const forcedPairs = pairs.filter(({ id, action }) => isReachedPair(id, action, 'script'));
const onlyForced = forcedPairs.filter((pair) => !testedPairs.includes(pair));
const untestedPairs = pairs.filter((pair) => !testedPairs.includes(pair) && !forcedPairs.includes(pair));
const byOperation = (list: typeof pairs): string =>
  [...new Set(list.map(({ id }) => id))]
    .map((id) => {
      const actions = list.flatMap((pair) => (pair.id === id ? [pair.action] : []));
      return `| \`${id}\` | ${actions.join(', ')} |`;
    })
    .join('\n');
const unknownSection =
  unknownIds.length === 0
    ? ''
    : `
## Operations that the mock does not know

${unknownIds.map((id) => `- \`${id}\` ${operations[id].method} ${operations[id].path}`).join('\n')}
`;
const apiTested = new Set([...reached].map((key) => key.split(' ')[2]));

const document = `# Fidelity

What the mock does, operation by operation, and how far it is known that the real service does the same.
This page is made by \`npm run fidelity\` from the registry of results and from what \`npm test\` reached.

- **seen live**: published recordings of the real service show the result code with this action.
- **catalogue**: Authlete publishes the result code; the action and the error follow from its class and from the specification that it implements.
- **unverified**: nobody has published it; the mock does what is most likely.

| | |
|---|---|
| operations that the mock knows | ${knownIds.length} of ${ids.length} |
| pairs of an operation and an action in the contract | ${pairs.length} |
| … reached by a test through behaviour | ${testedPairs.length} |
| … reached by a test through a script alone | ${onlyForced.length} |
| … reached by no test | ${untestedPairs.length} |
| pairs of an operation and a result code that they return | ${codes.length} |
| … reached by a test through behaviour | ${testedCodes.length} |

## Unverified choices

| about | the mock |
|---|---|
${[...choices]
  .sort((a, b) => a.about.localeCompare(b.about))
  .map(({ about, choice }) => `| ${about} | ${choice} |`)
  .join('\n')}

## Switches

Where the evidence is split, a service can be switched from the likelier value to the other one, in the data
that the mock starts with, in a seed file, or while it runs:

\`\`\`ts
createAuthlete({ data: { services: [{ switches: { lockedClient: 'forbidden' } }] } });
\`\`\`

\`\`\`yaml
services:
  - switches:
      lockedClient: forbidden
\`\`\`

\`\`\`ts
const service = await authlete.service(serviceId);
if (service) service.switches.lockedClient = 'forbidden';
\`\`\`

They are no part of the service that the API shows, and /service/update leaves them alone.

| switch | values | default | meaning | evidence |
|---|---|---|---|---|
${switchRows
  .map(([name, { values = ['seconds, 1 or more'], standard, meaning, split }]) => {
    const cells = [`\`${name}\``, values.join(', '), standard, meaning, split];
    return `| ${cells.join(' | ')} |`;
  })
  .join('\n')}

## Calls that fail at the level of HTTP

| result code | status | meaning | known from | test |
|---|---|---|---|---|
${Object.entries(apiResults)
  .map(
    ([code, row]) =>
      `| ${code} | ${row.status} | ${row.message} | ${evidence[row.evidence]} | ${apiTested.has(code) ? 'tested' : '**untested**'} |`,
  )
  .join('\n')}

## Actions that only a script leads to

Most of them stand for a failure inside of Authlete, which no call causes; [scenarios.md](scenarios.md) shows how to force
one.

| operation | actions |
|---|---|
${byOperation(onlyForced)}
${unknownSection}
## Operations

${knownIds.map(section).join('\n')}`;

writeFileSync('docs/fidelity.md', document);
