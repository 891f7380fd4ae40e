import { readFile } from 'node:fs/promises';
import { deepest, isTooDeep } from './depth.js';
import { InvalidInput } from './invalid-input.js';
import { reasonOf } from './spec/failure.js';
import { isObject } from './spec/json.js';

/** What a YAML or JSON file says. Throws `InvalidInput`. */
export const readYamlFile = async (file: string): Promise<unknown> => parseYaml(await readText(file), file);

/** Throws `InvalidInput` if the file cannot be read. */
export async function readText(file: string): Promise<string> {
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
    if (name.endsWith('.json')) return parseShallowJson(text);
    const yaml = await import('yaml');
    mustBeShallow(text, yaml);
    return yaml.parse(text, { prettyErrors: true });
  } catch (error) {
    const [reason = ''] = reasonOf(error)
      .replace(/:?\n[\s\S]*$/, '')
      .split('\n');
    throw new InvalidInput(
      `Failed to read ${name}: ${reason}. Please give valid YAML, or JSON in a file named .json.`,
    );
  }
}

function parseShallowJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isTooDeep(value)) throw new Error('it is nested too deeply');
  return value;
}

/** The parser reads level by level; what composes the values goes into them, and would not come back. */
function mustBeShallow(text: string, { Lexer, Parser }: typeof import('yaml')): void {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    // The document itself is on the stack too.
    if (parser.stack.length > deepest + 1) throw new Error('it is nested too deeply');
  }
}
