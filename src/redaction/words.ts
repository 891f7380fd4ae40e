import { type Contract, loadContract } from '../spec/contract.js';
import { isArray, isJsonObject, type Json } from '../spec/json.js';

/**
 * Returns whether a text is a word of the API or of OAuth: a member name, or one of a member's possible
 * values, such as `password`.
 */
export function wordsOf(contract: Contract): (text: string) => boolean {
  const words = new Set<string>();
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(collect);
    if (!isJsonObject(node)) return;
    for (const word of [...namesIn(node['properties']), ...valuesIn(node['enum'])]) {
      const snake = word.replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`);
      for (const form of [word, word.toLowerCase(), snake.toLowerCase()]) words.add(form);
    }
    Object.values(node).forEach(collect);
  };
  collect(contract.document.components.schemas);
  return (text) => words.has(text);
}

let known: ((text: string) => boolean) | undefined;

/** The same, for the bundled contract. */
export function isProtocolWord(text: string): boolean {
  known ??= wordsOf(loadContract());
  return known(text);
}

const namesIn = (properties: Json | undefined): string[] =>
  isJsonObject(properties) ? Object.keys(properties) : [];

const valuesIn = (values: Json | undefined): string[] => (isArray(values) ? values.map(String) : []);
