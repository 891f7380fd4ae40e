import type { ClientRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { Engine } from '../engine.js';
import { Failure } from '../failure.js';
import {
  type RequestObjectDelivery,
  type RequestObjectProblem,
  requestObjectCode,
} from '../results/request-object.js';
import type { ServiceContext } from '../service-context.js';

/** How the request object reached the service. */
export type Channel = 'value' | 'reference' | 'pushed';

/** The context in which a request object is read. */
export interface RequestObjectContext extends ServiceContext {
  readonly client: ClientRecord;
  readonly engine: Engine;
  readonly channel: Channel;
  /** The URL of an object passed by reference. */
  readonly requestUri?: string;
}

/** A decrypted request object, with its parts. */
export interface OpenedObject {
  readonly header: UnknownRecord;
  readonly claims: UnknownRecord;
  readonly jwt: string;
  readonly encrypted: boolean;
}

const forms = {
  value: ['value', 'value in a JWE'],
  reference: ['reference', 'reference to a JWE'],
  pushed: ['pushed', 'pushed'],
} as const satisfies Record<Channel, readonly [RequestObjectDelivery, RequestObjectDelivery]>;

/** Returns the failure for a problem with a request object. */
export function refused(problem: RequestObjectProblem, channel: Channel, encrypted: boolean): Failure {
  const [plain, inJwe] = forms[channel];
  return new Failure(requestObjectCode(problem, encrypted ? inJwe : plain, encrypted));
}

/** Returns the header of a compact JWS or JWE; `undefined` if it is neither. */
export function headerOf(jose: string): UnknownRecord | undefined {
  return jsonPart(jose.split('.')[0]);
}

export function jsonPart(part: string | undefined): UnknownRecord | undefined {
  const parsed = parseJson(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  return isObject(parsed) ? parsed : undefined;
}
