import { readFile } from 'node:fs/promises';
import { deepest, isTooDeep } from './depth.js';
import { InvalidInputError } from './invalid-input-error.js';
import { isObject } from './json.js';
import { reasonOf } from './spec/failure.js';

/**
 * Resolves to the content of a YAML or JSON file, without the member `$schema` that editors read. Rejects with
 * `InvalidInputError` if it cannot be read or parsed.
 */
export const readYamlFile = async (file: string): Promise<unknown> => parseFile(await readText(file), file);

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
 * Resolves to the content of a YAML text, to which messages refer as `name`. Rejects with `InvalidInputError` if it
 * cannot be parsed.
 */
export async function parseYaml(text: string, name: string): Promise<unknown> {
  try {
    return await yamlIn(text);
  } catch (error) {
    throw new InvalidInputError(`Failed to read ${name}: ${firstLine(error)}. Please use valid YAML.`);
  }
}

/**
 * Resolves to the content of the text of a file: JSON if its name ends with .json, or else YAML. Rejects with
 * `InvalidInputError`, with the line and column, if it cannot be parsed.
 */
export async function parseFile(text: string, file: string): Promise<unknown> {
  const isJson = file.endsWith('.json');
  try {
    return isJson ? withoutSchema(parseShallowJson(text)) : await yamlIn(text);
  } catch (error) {
    const place = isJson ? placeInJson(text, error) : placeInYaml(error);
    const reason = firstLine(error)
      .replace(/ at line \d+, column \d+$/, '')
      .replace(/ in JSON at position .*$/, '')
      // The rest quotes the file, which may contain secrets.
      .replace(/^(Unexpected token '.+?'), .*$/s, '$1');
    throw new InvalidInputError(
      `Failed to read ${[file, ...place].join(':')}: ${reason}. Please use valid ${isJson ? 'JSON' : 'YAML, or JSON in a file that ends in .json'}.`,
    );
  }
}

const firstLine = (error: unknown): string => reasonOf(error).replace(/:?\n[\s\S]*$/, '');

async function yamlIn(text: string): Promise<unknown> {
  const yaml = await import('yaml');
  mustBeShallow(text, yaml);
  return withoutSchema(yaml.parse(text, { prettyErrors: true }));
}

/** Returns the line and column of a problem; nothing if it is unknown. */
function placeInYaml(error: unknown): readonly number[] {
  const [start]: readonly unknown[] =
    isObject(error) && Array.isArray(error['linePos']) ? error['linePos'] : [];
  return isObject(start) && typeof start['line'] === 'number' && typeof start['col'] === 'number'
    ? [start['line'], start['col']]
    : [];
}

/** The same for JSON, where the message has the position, if anything has it. */
function placeInJson(text: string, error: unknown): readonly number[] {
  const message = reasonOf(error);
  const [, position] = / at position (\d+)/.exec(message) ?? [];
  const offset = message.startsWith('Unexpected end') ? text.length : position;
  if (offset === undefined) return [];
  const lines = text.slice(0, Number(offset)).split('\n');
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
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
