import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** src/scenarios/scenario and dist/scenarios/scenario are equally deep. */
const folder = new URL('../../../scenarios/', import.meta.url);

/** The names of the ready-made scenarios, sorted. */
export const readyMadeScenarios = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort();

export const readyMadeFile = (name: string): string => fileURLToPath(new URL(`${name}.yaml`, folder));

export const isReadyMade = (name: string): boolean =>
  /^[a-z0-9-]+$/.test(name) && existsSync(readyMadeFile(name));
