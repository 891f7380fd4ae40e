import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeFolder } from '../../code-folder.js';

const folder = new URL('../scenarios/', codeFolder);

/** Returns the names of the built-in scenarios, sorted. */
export const builtInScenarios = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort();

export const builtInFile = (name: string): string => fileURLToPath(new URL(`${name}.yaml`, folder));

export const isBuiltIn = (name: string): boolean =>
  /^[a-z0-9-]+$/.test(name) && existsSync(builtInFile(name));
