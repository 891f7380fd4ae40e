import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { Engine } from '../engine.js';
import { Failure } from '../failure.js';
import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';
import { type Form, type RequestObjectProblem, requestObjectCode } from '../results/request-object.js';
import type { Service } from '../service.js';

/** How the request object came to the service. */
export type Channel = 'value' | 'reference' | 'pushed';

/** The world that a request object is read in. */
export interface RequestObjectContext {
  readonly service: Service;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly engine: Engine;
  readonly channel: Channel;
  /** Where the object was fetched, when it came by reference. */
  readonly requestUri?: string;
}

/** A request object after decryption: its parts and how it came. */
export interface OpenedObject {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly jwt: string;
  readonly encrypted: boolean;
}

const forms = {
  value: ['value', 'value in a JWE'],
  reference: ['reference', 'reference to a JWE'],
  pushed: ['pushed', 'pushed'],
} as const satisfies Record<Channel, readonly [Form, Form]>;

/** Refuses a request object. */
export function refused(problem: RequestObjectProblem, channel: Channel, encrypted: boolean): Failure {
  const [plain, inJwe] = forms[channel];
  return new Failure(requestObjectCode(problem, encrypted ? inJwe : plain, encrypted));
}

/** The header of a compact JWS or JWE; undefined if it is neither. */
export function headerOf(jose: string): JsonObject | undefined {
  return jsonPart(jose.split('.')[0]);
}

export function jsonPart(part: string | undefined): JsonObject | undefined {
  const parsed = parseJson(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  return isObject(parsed) ? parsed : undefined;
}
