import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aroundPlaceholders,
  escapeLiteral,
  literalsOf,
  onlyReference,
  parse,
  referencesIn,
  splice,
  unescapeLiteral,
} from '../../src/redaction/placeholder.js';

const mixed = 'a {{ticket:1}} b {{sha256(key:2)}}{{key:3.x}}{{no}}{{x:0}}';

describe('a placeholder', () => {
  it('is found in a string', () => {
    expect(referencesIn(mixed)).toEqual(['ticket:1', 'sha256(key:2)', 'key:3.x']);
    expect(literalsOf(mixed)).toEqual(['a ', ' b ', '', '{{no}}{{x:0}}']);
    expect(onlyReference('{{ticket:1}}')).toBe('ticket:1');
    expect(onlyReference(' {{ticket:1}}')).toBeUndefined();
  });

  it('stays when the text around it changes', () => {
    expect(aroundPlaceholders(mixed, (text) => text.toUpperCase())).toBe(
      'A {{ticket:1}} B {{sha256(key:2)}}{{key:3.x}}{{NO}}{{X:0}}',
    );
    expect(
      splice(
        mixed,
        (of) => `<${of}>`,
        () => '',
      ),
    ).toBe('<ticket:1><sha256(key:2)><key:3.x>');
  });

  it.each([
    ['ticket:1', { type: 'ticket', base: 'ticket:1' }],
    ['key:12.x', { type: 'key', base: 'key:12', member: 'x' }],
    [
      'codeVerifier(codeChallenge:3)',
      { type: 'codeChallenge', base: 'codeChallenge:3', call: 'codeVerifier' },
    ],
  ])('says what it is of: %s', (reference, parsed) => {
    expect(parse(reference)).toEqual(parsed);
  });

  it('never occurs in a string from outside, which can be restored', () => {
    const like = fc.constantFrom(
      '{{',
      '}}',
      '!',
      'ticket:1',
      'sha256(a:1)',
      '{{ticket:1}}',
      '{{!ticket:1}}',
      'x',
    );
    const text = fc.array(fc.oneof(like, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const written = escapeLiteral(given);
        expect(referencesIn(written)).toEqual([]);
        expect(unescapeLiteral(written)).toBe(given);
      }),
    );
  });
});
