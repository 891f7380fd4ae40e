import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewrite } from '../../src/redaction/rewrite.js';

/** The parts of a value, by name. */
function partsOf(value: unknown): [string, string][] {
  const parts: [string, string][] = [];
  rewrite(value, {
    text: (name, text) => {
      parts.push([name, text]);
      return text;
    },
  });
  return parts;
}

describe('the parts of a value', () => {
  it.each([
    [
      { a: 'x', b: ['y', { c: 'z' }], d: 1, e: null },
      [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ],
    ],
    [
      { parameters: 'a=1&b=x+y%26z&c' },
      [
        ['a', '1'],
        ['b', 'x y&z'],
        ['', 'c'],
      ],
    ],
    [
      { responseContent: 'https://c.example/cb?a=1#b=2' },
      [
        ['', 'https://c.example/cb'],
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [{ responseContent: '{"a":{"b":"x"}}' }, [['b', 'x']]],
    [{ responseContent: 'Bearer error="x"' }, [['responseContent', 'Bearer error="x"']]],
    [{ responseContent: '<html><input value="a&amp;b" name="c"/></html>' }, [['c', 'a&b']]],
    [
      { parameters: 'claims=%7B%22a%22%3A%22x%22%7D&u=https%3A%2F%2Fa.example%2F%3Fb%3D1' },
      [
        ['a', 'x'],
        ['', 'https://a.example/'],
        ['b', '1'],
      ],
    ],
    [
      { properties: [{ key: 'k', value: 'v', hidden: false }] },
      [
        ['key', 'k'],
        ['k', 'v'],
      ],
    ],
    [{ ticket: '{"a":"x"}' }, [['ticket', '{"a":"x"}']]],
    [{ resultMessage: '[A001] what?x=1' }, [['resultMessage', '[A001] what?x=1']]],
  ])('of %j', (value, parts) => {
    expect(partsOf(value)).toEqual(parts);
  });

  it('that do not change leave the value as it is', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.json(),
      fc.constantFrom(
        'a=%zz&b=%20+&&=c',
        '<html><input name=a value="&lt;&#39;"><form action=""></html>',
        ' {"a" : 1}',
      ),
    );
    const names = fc.constantFrom('parameters', 'responseContent', 'json', 'subject', 'authorization');
    fc.assert(
      fc.property(fc.dictionary(names, texts), (value) => {
        expect(rewrite(value, { text: (_, text) => text })).toEqual(value);
      }),
    );
  });

  it('are encoded for their place when they change', () => {
    const changed = (value: object) =>
      rewrite(value, { text: (name, text) => (name === 'a' ? `& "<${text}` : text) });
    expect(changed({ parameters: 'b=%20&a=1' })).toEqual({ parameters: 'b=%20&a=%26+%22%3C1' });
    expect(changed({ responseContent: '{"a": "1"}' })).toEqual({ responseContent: '{"a":"& \\"<1"}' });
    expect(changed({ responseContent: '<html><input name="a" value="1"/></html>' })).toEqual({
      responseContent: '<html><input name="a" value="&amp; &quot;&lt;1"/></html>',
    });
  });
});
