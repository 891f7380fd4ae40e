/** A distinguished name: its relative names, each a normalized set of `TYPE=value` pairs. */
export type DistinguishedName = readonly string[];

const pair =
  /\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)\s*=((?:\\[0-9A-Fa-f]{2}|\\.|"(?:\\.|[^"\\])*"|[^,;+"\\])*)([,;+]|$)/y;

/** Parses a distinguished name (RFC 4514, section 3); `undefined` if it is malformed. */
export function readDistinguishedName(text: string): DistinguishedName | undefined {
  const names: string[][] = [[]];
  pair.lastIndex = 0;
  while (pair.lastIndex < text.length) {
    const [, type, value, separator] = pair.exec(text) ?? [];
    if (type === undefined || value === undefined) return undefined;
    names.at(-1)?.push(`${typeName(type)}=${comparable(value)}`);
    if (separator === '') return names.map(canonical);
    if (separator !== '+') names.push([]);
  }
  return text.trim() === '' ? [] : undefined;
}

/** The order of the pairs within a relative name is not significant. */
const canonical = (pairs: readonly string[]): string => [...pairs].sort().join('+');

export const isSameName = (one: DistinguishedName, other: DistinguishedName): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

const typeName = (type: string): string => {
  const name = type.toUpperCase();
  return synonyms[name] ?? name;
};

/** RFC 4518: ignore case and repeated spaces. */
const comparable = (value: string): string =>
  unescaped(value.trim()).trim().replace(/\s+/g, ' ').toLowerCase();

/** RFC 4514, section 2.4: a backslash escapes a character, or a byte given as two hexadecimal digits. */
function unescaped(value: string): string {
  const unquoted = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  return unquoted.replace(/(?:\\[0-9A-Fa-f]{2})+|\\./g, (escaped) =>
    escaped.length === 2
      ? escaped.slice(1)
      : Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}

/** Attribute types by their OpenSSL names (RFC 4514, section 3; RFC 4519, section 2). */
const synonyms: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  SURNAME: 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  S: 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'TITLE',
  T: 'TITLE',
  '2.5.4.15': 'BUSINESSCATEGORY',
  '2.5.4.17': 'POSTALCODE',
  '2.5.4.42': 'GN',
  GIVENNAME: 'GN',
  '2.5.4.97': 'ORGANIZATIONIDENTIFIER',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
  E: 'EMAILADDRESS',
};
