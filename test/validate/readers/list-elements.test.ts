import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonShape } from '../../../src/validate/readers/json-shape.js';
import { ListElements } from '../../../src/validate/readers/list-elements.js';
import { type SourcePart, textOf } from '../../../src/validate/readers/parts.js';

/** Returns the elements of a text that arrives in chunks of this size. */
function elements(text: string, size = 7): SourcePart[] {
  const list = new ListElements([['log'], ['entries']]);
  const bytes = Buffer.from(text);
  const parts: SourcePart[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(...list.push(bytes.subarray(at, at + size)));
  return [...parts, ...list.end()];
}

const values = (parts: readonly SourcePart[]): unknown[] => parts.map((part) => JSON.parse(textOf(part)));

describe('The elements of a list in a JSON document', () => {
  it('are found whatever they are, and wherever the chunks end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.integer({ min: 1, max: 50 }),
        (entries, other, size) => {
          const text = JSON.stringify({
            a: other,
            log: { pages: other, entries, comment: '"entries":[' },
            z: other,
          });
          expect(values(elements(text, size))).toEqual(JSON.parse(JSON.stringify(entries)));
        },
      ),
    );
  });

  it('are those of the list that is meant', () => {
    const text = '{"entries":[1],"x":{"log":{"entries":[2]}},"log":{"x":{"entries":[3]},"entries" : [4, 5]}}';
    expect(values(elements(text))).toEqual([4, 5]);
  });

  it('are reported if the file is truncated, or has no such list', () => {
    const [whole, broken] = elements('{"log":{"entries":[{"a":1},{"b":');
    expect(whole).toMatchObject({ number: 1 });
    expect(broken).toEqual({ number: 2, unreadable: 'The file ends unexpectedly.' });
    expect(elements('{"log":{"entries":{}}}')).toMatchObject([
      { unreadable: 'The file has no list log.entries.' },
    ]);
  });

  it('are all found where the list is there twice', () => {
    expect(values(elements('{"log":{"entries":[1],"entries":[2]}}'))).toEqual([1, 2]);
  });
});

it('the shape of a JSON text is that of its value', () => {
  const membersOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Object.values(value).reduce<number>(
          (sum, member) => sum + membersOf(member),
          Array.isArray(value) ? 0 : Object.keys(value).length,
        )
      : 0;
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonShape(text).members).toBe(membersOf(JSON.parse(text)));
    }),
  );
});
