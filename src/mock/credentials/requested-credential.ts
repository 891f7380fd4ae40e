import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { listed } from '../listed.js';
import { credentialConfigurations } from './configurations.js';
import { isSupportedFormat } from './formats.js';
import { readIssuable } from './issuable.js';
import { badRequest } from './refusals.js';
import { isFirstDraft } from './settings.js';

/** The credential that a request asks for. */
export interface RequestedCredential {
  readonly configurationId: string;
  readonly configuration: UnknownRecord;
  readonly credentialIdentifier?: string;
}

interface Context {
  readonly settings: ServiceRecord;
  readonly token: TokenRecord;
}

const malformed = (outcome: string, needed: string) =>
  badRequest('invalid_credential_request', outcome, needed);

/**
 * OpenID4VCI 1.0, section 8.2: by identifier or configuration. First implementer's draft, section 7.2: by
 * identifier, or by format and type. Throws a `Failure`.
 */
export function requestedCredential(request: UnknownRecord, context: Context): RequestedCredential {
  const other = isFirstDraft(context.settings) ? 'format' : 'credential_configuration_id';
  const { credential_identifier: identifier, [other]: named } = request;
  if ((identifier === undefined) === (named === undefined))
    throw malformed(
      `The request must have either credential_identifier or ${other}`,
      `One of credential_identifier and ${other}, not both.`,
    );
  const value = identifier ?? named;
  if (typeof value !== 'string')
    throw malformed(
      `Neither credential_identifier nor ${other} is a string`,
      `A string as credential_identifier or ${other}.`,
    );
  if (identifier !== undefined) return byIdentifier(value, context);
  return other === 'format' ? byFormat(value, request, context) : byConfiguration(value, context);
}

/** Section 6.2: the authorization details of the token response contain the identifiers. */
function byIdentifier(credentialIdentifier: string, context: Context): RequestedCredential {
  const details = (context.token.authorizationDetails ?? []).map(({ otherFields }) =>
    parseJson(otherFields ?? ''),
  );
  const detail = details.find(
    (fields): fields is UnknownRecord =>
      isObject(fields) && identifiersIn(fields).includes(credentialIdentifier),
  );
  const id = detail?.['credential_configuration_id'];
  const configuration = typeof id === 'string' ? supported(context).get(id) : undefined;
  if (typeof id !== 'string' || configuration === undefined)
    throw badRequest(
      'unknown_credential_identifier',
      'The token is not for a credential with the identifier',
      'A credential_identifier of the authorization_details in the token response.',
    );
  return { configurationId: id, configuration, credentialIdentifier };
}

const identifiersIn = ({ credential_identifiers: identifiers }: UnknownRecord): readonly unknown[] =>
  Array.isArray(identifiers) ? identifiers : [];

function byConfiguration(configurationId: string, context: Context): RequestedCredential {
  const configuration = supported(context).get(configurationId);
  if (configuration === undefined)
    throw badRequest(
      'unknown_credential_configuration',
      `There is no credential configuration ${configurationId}`,
      `A credential configuration of the service: ${listed([...supported(context).keys()]) ?? 'none'}.`,
    );
  if (!issuable(context).has(configurationId))
    throw badRequest(
      'credential_request_denied',
      `The token is not for ${configurationId}`,
      `A credential that the token is for: ${listed([...issuable(context)]) ?? 'none'}.`,
    );
  return { configurationId, configuration };
}

/** Members that identify the type within a format (first implementer's draft, appendix A). */
const typeMembers: Readonly<Record<string, string>> = { mso_mdoc: 'doctype' };

function byFormat(format: string, request: UnknownRecord, context: Context): RequestedCredential {
  const ofFormat = [...supported(context)].filter(([, configuration]) => configuration['format'] === format);
  if (ofFormat.length === 0)
    throw badRequest(
      'unsupported_credential_format',
      `No credential configuration has the format ${format}`,
      'The format of a credential configuration of the service.',
    );
  const member = typeMembers[format] ?? 'vct';
  const type = request[member];
  if (typeof type !== 'string')
    throw malformed(`The request has no ${member}`, `The member ${member}, as a string.`);
  const ofType = ofFormat.filter(([, configuration]) => configuration[member] === type);
  const [found] = ofType.filter(([id]) => issuable(context).has(id));
  if (found === undefined) {
    const outcome =
      ofType.length === 0
        ? `No credential configuration has the ${member} ${type}`
        : `The token is not for ${type}`;
    const needed =
      ofType.length === 0
        ? `The ${member} of a credential configuration with the format ${format}.`
        : 'A credential that the token is for.';
    throw badRequest('unsupported_credential_type', outcome, needed);
  }
  return { configurationId: found[0], configuration: found[1] };
}

/** Returns the configurations whose format the mock can issue. */
const supported = ({ settings }: Context): ReadonlyMap<string, UnknownRecord> =>
  new Map([...credentialConfigurations(settings)].filter(([, { format }]) => isSupportedFormat(format)));

const issuable = ({ token }: Context): ReadonlySet<string> =>
  new Set(readIssuable(token.issuableCredentials ?? '[]').map((one) => one.credential_configuration_id));
