import { crossCuttingObligations } from '../../src/facts/obligations/cross-cutting.js';
import { circumstancesOf } from '../../src/facts/obligations/declare.js';
import { allObligations } from '../../src/facts/obligations/index.js';
import { endpoints, type Obligation } from '../../src/facts/obligations/obligation.js';

const anchor = (id: string): string => `<a id="${id}"></a>`;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Renders what an authorization server owes after each action: a section for each endpoint. */
export function obligationTables(): string {
  return [...endpoints, undefined]
    .map((endpoint) => {
      const here = allObligations.filter((obligation) => obligation.endpoint === endpoint);
      return here.length === 0 ? '' : `### ${titleOf(endpoint)}\n\n${operationTables(here)}`;
    })
    .join('');
}

const titleOf = (endpoint: Obligation['endpoint']): string =>
  endpoint === undefined ? 'Without an endpoint' : endpoint;

function operationTables(obligations: readonly Obligation[]): string {
  const operationIds = new Set(obligations.map(({ operationId }) => operationId));
  return [...operationIds]
    .map((operationId) => {
      const rows = obligations.filter((obligation) => obligation.operationId === operationId).map(row);
      return `#### ${operationId}\n\n| action | level | obligation | sources |\n|---|---|---|---|\n${rows.join('')}\n`;
    })
    .join('');
}

function row(obligation: Obligation): string {
  const { id, action, level, sentence, sources, note } = obligation;
  const text = [sentence, circumstancesOf(obligation), note ?? '', ...marksOf(obligation)].filter(Boolean);
  return `| ${anchor(id)}${action} | ${level} | ${cell(text.join(' '))} | ${sources.join(', ')} |\n`;
}

/** What else a reader should know about an obligation. */
const marksOf = ({ newer, unreachable, documentOnly, probe }: Obligation): string[] => [
  ...(newer ? ['Only newer servers send this.'] : []),
  ...(unreachable ? ['Authlete never sends this action.'] : []),
  ...(documentOnly ? ['This action was never observed.'] : []),
  ...(probe === undefined ? [] : [`Probe: \`${probe}\`.`]),
];

/** Renders what an authorization server owes beyond single actions. */
export function crossCuttingTable(): string {
  const rows = crossCuttingObligations.map(
    ({ id, level, sentence, why, sources, reference, except }) =>
      `| ${anchor(id)}\`${id}\` | ${level} | ${cell([sentence, except === undefined ? '' : `Not judged if: ${except}`].filter(Boolean).join(' '))} | ${cell(why)} | ${cell(reference ?? '')} | ${sources.join(', ')} |\n`,
  );
  return `| obligation | level | requirement | why it matters | reference servers | sources |\n|---|---|---|---|---|---|\n${rows.join('')}`;
}
