import type { ContractOperation } from '../../src/spec/operation.js';

const head = `// The operations of the contract, sorted by path: where, with what, and which actions they answer.
// Written by \`npm run generate\` from spec/; never edited.

`;

export function operationsSource(operations: Iterable<ContractOperation>): string {
  const entries = [...operations].map(entry).join('');
  return `${head}export const operations = {\n${entries}} as const;\n`;
}

function entry({ operationId, method, path, body, query, success, actions }: ContractOperation): string {
  return [
    `  ${operationId}: {`,
    `    method: ${quote(method)},`,
    `    path: ${quote(path)},`,
    `    body: ${body.length === 0 ? 'undefined' : list(body)},`,
    `    query: ${list(query)},`,
    `    success: ${success},`,
    `    actions: ${list(actions)},`,
    '  },\n',
  ].join('\n');
}

const list = (values: readonly string[]): string => `[${values.map(quote).join(', ')}]`;

const quote = (text: string): string => `'${text}'`;
