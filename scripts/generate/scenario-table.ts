import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readyMadeFile, readyMadeScenarios } from '../../src/scenarios/scenario/library.js';

/** Renders the built-in scenarios: what happens, and how an authorization server should react. */
export function scenarioTable(): string {
  const rows = readyMadeScenarios().map((name) => {
    const { about } = parse(readFileSync(readyMadeFile(name), 'utf8'));
    const [happens, should] = String(about).trim().split('\n');
    return `| [${name}](../scenarios/${name}.yaml) | ${happens} | ${should} |\n`;
  });
  return `| | what happens | what an authorization server should do |\n|---|---|---|\n${rows.join('')}`;
}
