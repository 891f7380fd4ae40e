import { readFile } from 'node:fs/promises';
import type { Data } from '../../mock/data/data.js';
import type { Contract } from '../../spec/contract.js';
import { reasonOf } from '../../spec/failure.js';
import { isObject } from '../../spec/json.js';
import { Unable } from '../unable.js';
import { duplicateIn } from './duplicates.js';
import { keySetProblemIn } from './key-sets.js';
import { mismatchWith } from './mismatch.js';
import { seedSchema } from './schema.js';

/** Reads services and clients from a YAML or JSON file and checks them against the contract. Throws `Unable`. */
export async function readSeedFile(file: string, contract: Contract): Promise<Data> {
  const value = parse(file, await readText(file), await yamlParser(file));
  const mismatch = mismatchWith(seedSchema(contract), value, contract.resolve);
  if (mismatch !== undefined) throw new Unable(`Failed to use ${file}: ${mismatch}`);
  // The schema says what `Data` says.
  const data = value as Data;
  const problem = duplicateIn(data) ?? keySetProblemIn(data);
  if (problem !== undefined) throw new Unable(`Failed to use ${file}: ${problem}`);
  return data;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = isObject(error) && error['code'] === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new Unable(`Failed to read ${file}: ${reason}. Please give a YAML or JSON file.`);
  }
}

async function yamlParser(file: string): Promise<(text: string) => unknown> {
  if (file.endsWith('.json')) return JSON.parse;
  const { parse } = await import('yaml');
  return (text) => parse(text, { prettyErrors: true });
}

function parse(file: string, text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text);
  } catch (error) {
    const [reason = ''] = reasonOf(error)
      .replace(/:?\n[\s\S]*$/, '')
      .split('\n');
    throw new Unable(
      `Failed to read ${file}: ${reason}. Please give valid YAML, or JSON in a file named .json.`,
    );
  }
}
