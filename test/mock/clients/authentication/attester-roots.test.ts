import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from '../../../../src/domain/records.js';
import {
  attesterDefect,
  clientAttesterRoots,
  keyAttesterRoots,
} from '../../../../src/mock/oauth/attester-roots.js';
import { certificate } from '../../../support/certificates.js';

const root = await certificate({ subject: 'CN=root', ca: true });
const stranger = await certificate({ subject: 'CN=root', ca: true });
const between = await certificate({ subject: 'CN=between', ca: true, issuer: root });
const leaf = await certificate({ subject: 'CN=attester', issuer: between });
const old = await certificate({ subject: 'CN=old', issuer: root, notAfter: new Date('2021-01-01') });
const now = Date.UTC(2030, 0, 1) / 1000;

describe('Attester roots', () => {
  it.each<[string, unknown, readonly string[], string | undefined]>([
    ['a path to a root', [leaf.base64, between.base64], [root.pem], undefined],
    ['a path with its root', [leaf.base64, between.base64, root.base64], [root.pem], undefined],
    ['a root itself', [root.base64], [root.pem], undefined],
    ['a path to another root', [leaf.base64, between.base64], [stranger.pem], 'no attester root'],
    ['a path with a gap', [leaf.base64], [root.pem], 'no attester root'],
    ['a certificate that has expired', [old.base64], [root.pem], 'no attester root'],
    ['no root', [root.base64], [], 'no attester root'],
    ['a root that cannot be read', [root.base64], ['no certificate'], 'no attester root'],
    ['a certificate that cannot be read', ['no certificate'], [root.pem], 'cannot be read'],
    ['no certificate in a list', [], [root.pem], 'cannot be read'],
    ['another type', 'text', [root.pem], 'cannot be read'],
    ['no certificate', undefined, [root.pem], undefined],
  ])('%s', (_what, x5c, pems, defect) => {
    const found = attesterDefect(x5c, { pems, only: false }, now);
    expect(found).toEqual(defect === undefined ? undefined : expect.stringContaining(defect));
  });

  it('require a certificate if nothing else is accepted', () => {
    expect(attesterDefect(undefined, { pems: [root.pem], only: true }, now)).toContain('no certificate');
  });

  it('are checked only if they are enabled', () => {
    const roots = {
      clientAttesterRoots: [root.pem],
      keyAttesterRoots: [root.pem],
      clientAttesterRootsOnly: true,
    };
    // Only these properties are read.
    const off = {
      ...roots,
      clientAttesterRootsEnabled: false,
      keyAttesterRootsEnabled: false,
    } as ServiceRecord;
    const on = { ...roots, clientAttesterRootsEnabled: true, keyAttesterRootsEnabled: true } as ServiceRecord;
    expect([clientAttesterRoots(off), keyAttesterRoots(off)]).toEqual([undefined, undefined]);
    expect(clientAttesterRoots(on)).toEqual({ pems: [root.pem], only: true });
    expect(keyAttesterRoots(on)?.pems).toEqual([root.pem]);
    expect(attesterDefect(['x'], undefined, now)).toBeUndefined();
  });
});
