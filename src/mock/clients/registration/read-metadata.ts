import type { UnknownRecord } from '../../../json.js';
import { Failure, refuse, unpublished } from '../../failure.js';
import type { GivenClient } from '../client-rules.js';
import { clientMetadata, localizedMetadata, type MetadataRow } from '../metadata.js';

/** Returns the client properties for metadata. Unknown members are ignored. Throws a `Failure`. */
export function propertiesOf(metadata: UnknownRecord): GivenClient {
  const properties: Record<string, unknown> = {};
  for (const row of clientMetadata) {
    const [name, property] = row;
    const value = metadata[name];
    // RFC 7592, section 2.2: null counts as omitted.
    if (value !== undefined && value !== null) properties[property] = read(row, name, value);
  }
  for (const row of localizedMetadata) {
    const values = localized(row, metadata);
    if (values.length > 0) properties[row[1]] = values;
  }
  // Safe: the table pairs each property with a form of its type.
  return properties as GivenClient;
}

/** Returns the name of the first member with the wrong JSON type; `undefined` if there is none. */
export function wronglyTyped(metadata: UnknownRecord): string | undefined {
  const forms = new Map(clientMetadata.map(([name, , form]) => [name, form]));
  for (const [name, value] of Object.entries(metadata)) {
    const form = forms.get(name.split('#')[0] ?? '');
    const hasType = form?.hasType ?? form?.fits;
    if (hasType !== undefined && value !== null && !hasType(value)) return name;
  }
  return undefined;
}

function read([, , form]: MetadataRow, name: string, value: unknown): unknown {
  if (!form.fits(value)) throw new Failure(form.code, { error: errorOf(name), message: { name } });
  const property = form.toProperty(value);
  if (property === undefined) throw undefinedValue(name, value);
  return property;
}

function localized(row: MetadataRow, metadata: UnknownRecord): { tag: string; value: unknown }[] {
  const prefix = `${row[0]}#`;
  return Object.entries(metadata)
    .filter(([name, value]) => name.startsWith(prefix) && value !== null)
    .map(([name, value]) => ({ tag: name.slice(prefix.length), value: read(row, name, value) }));
}

/** RFC 7591, section 3.2.2. */
const errorOf = (name: string): string =>
  name === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata';

const undefinedValue = (name: string, value: unknown): Failure => {
  const outcome = `The ${name} has an undefined value: ${JSON.stringify(value)}.`;
  return unpublished(outcome, `A value of ${name} that is defined.`, {
    error: 'invalid_client_metadata',
    source: 'RFC 7591, section 2',
  });
};

/** Checks RFC 7591, section 2.1, and Authlete's rules for the metadata as a whole. Throws a `Failure`. */
export function mustBeConsistent(metadata: UnknownRecord, client: GivenClient): void {
  if (metadata['jwks'] && metadata['jwks_uri']) throw refuse('A204301');
  const { grantTypes = [], responseTypes = [] } = client;
  const withCode = responseTypes.some((type) => type.startsWith('CODE'));
  const withToken = responseTypes.some((type) => type.includes('TOKEN'));
  if (grantTypes.includes('AUTHORIZATION_CODE') && !withCode) throw refuse('A204302');
  if (grantTypes.includes('IMPLICIT') && !withToken) throw refuse('A204303');
  if (withCode && !grantTypes.includes('AUTHORIZATION_CODE')) throw refuse('A204304');
  if (withToken && !grantTypes.includes('IMPLICIT')) throw refuse('A204305');
}
