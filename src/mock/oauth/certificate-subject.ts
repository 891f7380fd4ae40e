import type { X509Certificate } from 'node:crypto';
import { type DistinguishedName, readDistinguishedName } from './distinguished-name.js';

/** The subject of a certificate; its last relative name comes first (RFC 4514, section 2.1). */
export const subjectOf = ({ subject }: X509Certificate): DistinguishedName | undefined =>
  readDistinguishedName((subject ?? '').split('\n').reverse().join(','));

/** The kinds of subject alternative names that can stand for a client (RFC 8705, section 2.1.2). */
export type AlternativeName = 'DNS' | 'URI' | 'IP Address' | 'email';

/** The alternative names of one kind in a certificate (RFC 5280, section 4.2.1.6). */
export function alternativeNames({ subjectAltName = '' }: X509Certificate, kind: AlternativeName): string[] {
  const names = subjectAltName.matchAll(/(?:^|, )([^:,]+):("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...names].flatMap(([, type, value = '']) => (type === kind ? [unquoted(value)] : []));
}

/** Node writes a name that could be taken for several as a JSON string. */
function unquoted(value: string): string {
  const text: unknown = value.startsWith('"') ? JSON.parse(value) : value;
  return String(text);
}

/** Whether two names of a kind are the same: hosts compare without case, addresses in their shortest form. */
export function isSameAlternativeName(kind: AlternativeName, one: string, other: string): boolean {
  switch (kind) {
    case 'URI':
      return one === other;
    case 'IP Address':
      return address(one) === address(other);
    case 'DNS':
    case 'email':
      return one.toLowerCase() === other.toLowerCase();
  }
}

function address(text: string): string {
  const url = text.includes(':') ? `http://[${text}]` : `http://${text}`;
  return URL.canParse(url) ? new URL(url).hostname : text;
}
