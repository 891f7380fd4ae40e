import { identifiersOf } from '../clients/authentication/client-assertion.js';
import { badRequest, Failure } from '../failure.js';
import { registeringObjectDefect } from '../federation/request-object.js';
import type { Parameters } from '../oauth/parameters.js';
import { claimsProblem } from '../oauth/request-object-claims.js';
import { decryptRequestObject } from './decrypt.js';
import {
  headerOf,
  jsonPart,
  type OpenedObject,
  type RequestObjectContext,
  refused,
} from './request-object.js';
import { verifyRequestObject } from './verify.js';

/**
 * Reads a request object: decrypts it, then checks its signature and claims, in Authlete's order (RFC 9101, section
 * 6). Throws a `Failure`.
 */
export async function readRequestObject(
  context: RequestObjectContext,
  jose: string,
  outer: Parameters,
): Promise<OpenedObject> {
  const { channel, client, service, settings } = context;
  const opened = await open(context, jose);
  await verifyRequestObject(context, opened);
  const jar = !settings.traditionalRequestObjectProcessingApplied;
  const clientId = outer.text('client_id');
  const problem = claimsProblem(opened.claims, {
    clientIds: clientId === undefined ? identifiersOf(client) : [clientId],
    responseType: outer.text('response_type'),
    jar,
    issuer: settings.issuer,
    // OpenID Federation 1.0, section 12.1.1.1.
    audienceChecked: settings.requestObjectAudienceChecked || client.automaticallyRegistered,
    now: service.clock.seconds(),
    skew: settings.allowableClockSkew,
  });
  if (problem !== undefined) throw refused(problem, channel, opened.encrypted);
  const defect = client.automaticallyRegistered && registeringObjectDefect(opened.claims, client.entityId);
  if (defect)
    throw badRequest(
      'invalid_request_object',
      `The request object is refused: ${defect}.`,
      'A request object without this defect.',
    );
  // RFC 9101, section 10.2: JAR forbids unsigned objects. So does automatic registration, which relies on the
  // signature.
  const mustBeSigned = jar || client.automaticallyRegistered;
  if (mustBeSigned && opened.header['alg'] === 'none') throw new Failure('A008311');
  return opened;
}

async function open(context: RequestObjectContext, jose: string): Promise<OpenedObject> {
  const { channel, client, settings } = context;
  const parts = jose.split('.').length;
  const encrypted = parts === 5;
  if ((parts !== 3 && !encrypted) || headerOf(jose) === undefined) throw refused('notJose', channel, false);
  const mustBeEncrypted =
    settings.frontChannelRequestObjectEncryptionRequired ||
    client.frontChannelRequestObjectEncryptionRequired;
  if (mustBeEncrypted && !encrypted && channel !== 'pushed') throw refused('notEncrypted', channel, false);

  const jwt = encrypted ? await decryptRequestObject(context, jose) : jose;
  const header = headerOf(jwt);
  if (header === undefined || jwt.split('.').length !== 3) throw refused('notJose', channel, encrypted);
  const claims = jsonPart(jwt.split('.')[1]);
  if (claims === undefined) throw refused('notJson', channel, encrypted);
  return { header, claims, jwt, encrypted };
}
