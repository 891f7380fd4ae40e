import { readFile } from 'node:fs/promises';
import { InvalidInput } from './invalid-input.js';
import { reasonOf } from './spec/failure.js';
import { isObject } from './spec/json.js';

/** What a YAML or JSON file says. Throws `InvalidInput`. */
export const readYamlFile = async (file: string): Promise<unknown> => parseYaml(await readText(file), file);

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = isObject(error) && error['code'] === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new InvalidInput(`Failed to read ${file}: ${reason}. Please give a YAML or JSON file.`);
  }
}

/** What a YAML text says, or a JSON text that is named .json; `name` is what messages call it. Throws `InvalidInput`. */
export async function parseYaml(text: string, name: string): Promise<unknown> {
  try {
    if (name.endsWith('.json')) return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text, { prettyErrors: true });
  } catch (error) {
    const [reason = ''] = reasonOf(error)
      .replace(/:?\n[\s\S]*$/, '')
      .split('\n');
    throw new InvalidInput(
      `Failed to read ${name}: ${reason}. Please give valid YAML, or JSON in a file named .json.`,
    );
  }
}
