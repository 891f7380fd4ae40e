import type { Document, ScalarTag, YAMLError, YAMLSeq } from 'yaml';
import { reasonOf } from '../../spec/failure.js';
import type { Part } from './parts.js';
import { NoExchange, noExchange } from './reader.js';

type Yaml = typeof import('yaml');

/** Bytes become what a cassette of Ruby has for them; the first tag is that of Ruby. */
const binary: ScalarTag[] = ['!binary', 'tag:yaml.org,2002:binary'].map((tag) => ({
  tag,
  resolve: (base64: string) => ({ base64_string: base64.replace(/\s/g, '') }),
}));

/** With more than these, a text is hardly YAML. */
const mostMistakes = 100;

/**
 * The items of a list of a YAML document, each as JSON; a mistake in one of them costs only that. Throws `NoExchange`
 * where there is no such list.
 *
 * @param names the members that may hold the list
 */
export async function yamlItems(text: string, names: readonly string[]): Promise<Part[]> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const told = ({ message, pos: [start] }: YAMLError) =>
    `YAML, line ${lines.linePos(start).line}: ${message}.`;
  const document = parse(yaml, text, lines);
  const { contents, errors } = document;
  const list = yaml.isMap(contents)
    ? names.map((name) => contents.get(name, true)).find((value) => yaml.isSeq(value))
    : undefined;
  if (list === undefined)
    return noExchange(errors[0] ? told(errors[0]) : `The file has no list ${names.join(' or ')}.`);
  if (errors.length > mostMistakes)
    return noExchange(`The file is not YAML: it has ${errors.length} mistakes.`);
  const mistakes = mistakesOf(list, errors);
  return list.items.map((item, index): Part => {
    const mistake = mistakes.get(index);
    const unreadable = mistake && told(mistake);
    return {
      number: index + 1,
      ...(unreadable === undefined ? jsonOf(yaml, item, document) : { unreadable }),
    };
  });
}

function parse(
  { parseDocument }: Yaml,
  text: string,
  lineCounter: InstanceType<Yaml['LineCounter']>,
): Document {
  try {
    return parseDocument(text, {
      customTags: (tags) => [...tags, ...binary],
      lineCounter,
      prettyErrors: false,
      // Looked for afterwards: the parser compares each name with each other.
      uniqueKeys: false,
    });
  } catch (problem) {
    if (problem instanceof RangeError) return noExchange('The file is nested too deeply.');
    throw problem;
  }
}

/** The first mistake in each item, by its index: one behind an item, where a file breaks off, is one of that. */
function mistakesOf({ items }: YAMLSeq, errors: readonly YAMLError[]): Map<number, YAMLError> {
  const starts = items.map((item) => startOf(item));
  const mistakes = new Map<number, YAMLError>();
  for (const error of errors) {
    const index = starts.findLastIndex((start) => start <= error.pos[0]);
    if (!mistakes.has(Math.max(0, index))) mistakes.set(Math.max(0, index), error);
  }
  return mistakes;
}

function startOf(node: unknown): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) ? Number(range[0]) : 0;
}

function jsonOf(yaml: Yaml, item: unknown, document: Document): Omit<Part, 'number'> {
  try {
    if (!yaml.isNode(item)) return noExchange('It is empty.');
    refuseRepeated(yaml, item);
    // As a bomb would have it, an alias may stand for aliases: the library counts them.
    return { content: JSON.stringify(item.toJS(document)) };
  } catch (problem) {
    if (problem instanceof NoExchange) return { unreadable: problem.message };
    const reason = problem instanceof RangeError ? 'it is nested too deeply' : reasonOf(problem);
    return { unreadable: `It cannot be read: ${reason}.` };
  }
}

function refuseRepeated({ visit, isScalar }: Yaml, item: Parameters<Yaml['visit']>[0]): void {
  visit(item, {
    Map(_, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (names.has(name)) noExchange(`It names a member twice: ${JSON.stringify(name)?.slice(0, 40)}.`);
        names.add(name);
      }
    },
  });
}
