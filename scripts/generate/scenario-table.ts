import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { builtInFile, builtInScenarios } from '../../src/scenarios/scenario/library.js';

/** Renders the built-in scenarios: what happens, and how an authorization server should react. */
export function scenarioTable(): string {
  const rows = builtInScenarios().map((name) => {
    const { about } = parse(readFileSync(builtInFile(name), 'utf8'));
    const [happens, should] = String(about).trim().split('\n');
    return `| [${name}](../scenarios/${name}.yaml) | ${happens} | ${should} |\n`;
  });
  return `| | what happens | what an authorization server should do |\n|---|---|---|\n${rows.join('')}`;
}
