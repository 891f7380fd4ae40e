import { describe, expect, it } from 'vitest';
import { isSameName, readDistinguishedName } from '../../../src/mock/oauth/distinguished-name.js';

const same = (one: string, other: string): boolean => {
  const [first, second] = [readDistinguishedName(one), readDistinguishedName(other)];
  if (first === undefined || second === undefined) throw new Error('Not a distinguished name.');
  return isSameName(first, second);
};

describe('Two distinguished names', () => {
  it.each([
    ['CN=a,O=b', 'cn=A , o=B'],
    ['CN=a b', 'CN=  a   b '],
    ['CN=a\\, b', 'CN="a, b"'],
    ['CN=a\\2c b', 'CN=a\\, b'],
    ['CN=Lu\\C4\\8Di\\C4\\87', 'CN=Lučić'],
    ['OU=x+CN=a', 'CN=a+OU=x'],
    ['CN=a;O=b', 'CN=a,O=b'],
    ['emailAddress=a@b.example', '1.2.840.113549.1.9.1=a@b.example'],
    ['GIVENNAME=a,SURNAME=b,S=c', 'GN=a,SN=b,ST=c'],
  ])('%s and %s are the same', (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ['CN=a,O=b', 'O=b,CN=a'],
    ['CN=a,O=b', 'CN=a'],
    ['CN=a', 'OU=a'],
    ['CN=a+OU=x', 'CN=a,OU=x'],
    ['CN=', 'CN=a'],
  ])('%s and %s are not', (one, other) => expect(same(one, other)).toBe(false));
});

describe('An invalid distinguished name', () => {
  it.each(['a name', 'CN', '=a', 'CN=a,', 'CN=a,,O=b', 'CN="a', 'CN=a\\'])('%s', (text) =>
    expect(readDistinguishedName(text)).toBeUndefined(),
  );
});
