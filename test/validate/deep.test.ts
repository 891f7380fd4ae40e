import { expect, it } from 'vitest';
import { readContent } from '../../src/validate/content.js';
import { bodyOf } from '../../src/validate/exchange.js';

const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
const encode = (text: string) => Buffer.from(text).toString('base64url');

it('a recorded body of 5,000 levels is text, which no check walks into', () => {
  expect(bodyOf(deep)).toEqual({ kind: 'text', text: deep });
  expect(bodyOf('{"a":[1]}')).toMatchObject({ kind: 'json', value: { a: [1] } });
});

it('what is told to a client in as many levels is not read', () => {
  expect(readContent(deep).values).toBeUndefined();
  const jarm = `https://client.example.com/?response=${encode('{}')}.${encode(deep)}.x`;
  expect(readContent(jarm).values).toBeUndefined();
});
