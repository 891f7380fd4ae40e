import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResponseWriter } from '../../src/mock/response-writer.js';
import { keepJson } from '../../src/mock/views/kept-json.js';

const envelope = { action: 'OK', resultCode: 'A000001', resultMessage: '[A000001] "Done" \u2028.' };

describe('A response', () => {
  it('is what JSON.stringify writes, with the members that are never omitted first and the envelope last', () => {
    const writer = new ResponseWriter({ usable: false, count: 0, limit: 0 });
    const members = {
      text: 'a "quoted" ü \n\ud800',
      count: 7,
      absent: undefined,
      'quoted "name"': null,
      usable: undefined,
      limit: null,
      number: Number.NaN,
      list: [undefined, { a: undefined, b: true }],
      date: new Date(0),
      kept: keepJson({ shown: [1, 2], absent: undefined }),
    };
    const { count, usable, limit, ...others } = members;
    expect(writer.write(members, envelope).text).toBe(
      JSON.stringify({ usable: false, count, limit: 0, ...others, ...envelope }),
    );
  });

  it('is what JSON.stringify writes, for any values', () => {
    const writer = new ResponseWriter({});
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.double(), fc.jsonValue());
    fc.assert(
      fc.property(
        value,
        fc.string({ unit: fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (one, other) => {
          const members = { one, other };
          expect(writer.write(members, envelope).text).toBe(JSON.stringify({ ...members, ...envelope }));
        },
      ),
    );
  });

  it('has no action if its operation has none', () => {
    const { action: _, ...rest } = envelope;
    const writer = new ResponseWriter({});
    expect(writer.write({}, { ...rest, action: undefined }).parse()).toEqual(rest);
  });
});
