import { readFile } from 'node:fs/promises';
import { deepest, isTooDeep } from './depth.js';
import { InvalidInputError } from './invalid-input-error.js';
import { isObject } from './json.js';
import { reasonOf } from './spec/failure.js';

/**
 * Resolves to the content of a YAML or JSON file, without the member `$schema` that editors read. Rejects with `InvalidInputError` if it cannot be read or
 * parsed.
 */
export const readYamlFile = async (file: string): Promise<unknown> => parseYaml(await readText(file), file);

/** Rejects with `InvalidInputError` if the file cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = isObject(error) && error['code'] === 'ENOENT' ? 'there is no such file' : reasonOf(error);
    throw new InvalidInputError(`Failed to read ${file}: ${reason}. Please use a YAML or JSON file.`);
  }
}

/**
 * Resolves to the content of a YAML text, or of a JSON text if `name` ends with .json. Messages refer to the text
 * as `name`. Rejects with `InvalidInputError` if it cannot be parsed.
 */
export async function parseYaml(text: string, name: string): Promise<unknown> {
  try {
    if (name.endsWith('.json')) return withoutSchema(parseShallowJson(text));
    const yaml = await import('yaml');
    mustBeShallow(text, yaml);
    return withoutSchema(yaml.parse(text, { prettyErrors: true }));
  } catch (error) {
    const [reason = ''] = reasonOf(error)
      .replace(/:?\n[\s\S]*$/, '')
      .split('\n');
    throw new InvalidInputError(
      `Failed to read ${name}: ${reason}. Please use valid YAML, or JSON in a file that ends in .json.`,
    );
  }
}

function withoutSchema(value: unknown): unknown {
  if (!isObject(value) || typeof value['$schema'] !== 'string') return value;
  const { $schema: _, ...others } = value;
  return others;
}

function parseShallowJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isTooDeep(value)) throw new Error('it is nested too deeply');
  return value;
}

/**
 * Rejects deeply nested documents before composing values: the parser is iterative, but composing recurses and
 * would overflow the stack.
 */
function mustBeShallow(text: string, { Lexer, Parser }: typeof import('yaml')): void {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    // The stack also holds the document itself.
    if (parser.stack.length > deepest + 1) throw new Error('it is nested too deeply');
  }
}
