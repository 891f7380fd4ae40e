import type { X509Certificate } from 'node:crypto';
import { type DistinguishedName, readDistinguishedName } from './distinguished-name.js';

/** Returns the subject of a certificate, with its relative names in reverse order (RFC 4514, section 2.1). */
export const subjectOf = ({ subject }: X509Certificate): DistinguishedName | undefined =>
  readDistinguishedName((subject ?? '').split('\n').reverse().join(','));

/** The types of subject alternative names that can identify a client (RFC 8705, section 2.1.2). */
export type AlternativeName = 'DNS' | 'URI' | 'IP Address' | 'email';

/** Returns the subject alternative names of one type (RFC 5280, section 4.2.1.6). */
export function alternativeNames({ subjectAltName = '' }: X509Certificate, kind: AlternativeName): string[] {
  const names = subjectAltName.matchAll(/(?:^|, )([^:,]+):("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...names].flatMap(([, type, value = '']) => (type === kind ? [unquoted(value)] : []));
}

/** Node.js writes ambiguous names as JSON strings. */
function unquoted(value: string): string {
  const text: unknown = value.startsWith('"') ? JSON.parse(value) : value;
  return String(text);
}

/** Whether two names of a type are equal: host names ignoring case, IP addresses in their shortest form. */
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
