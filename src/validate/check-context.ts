import type { Note } from '../mock/request/reading.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { isJsonObject, type JsonObject } from '../spec/json.js';
import type { SchemaValidation } from '../spec/validate.js';
import { type BodyScan, scanned } from './body-scan.js';
import { coercedScalars } from './coerced-scalars.js';
import { type ClientContent, readContent } from './content.js';
import type { Body, HttpExchange } from './exchange.js';
import { type IssuedJwt, issuedJwts } from './jwts/issued.js';
import { type KnownMembers, membersOf } from './known-members.js';
import { type RequestValidation, requestValidation } from './request-validation.js';
import { responseValidation } from './response-validation.js';

/** OAuth parameters. */
export type Parameters = Pick<URLSearchParams, 'get' | 'has'>;

const noParameters: Parameters = new URLSearchParams();
const noNotes: readonly Note[] = [];

/** What a response says without its other members. Exchanges with the same outcome need the same checks. */
export interface Outcome {
  readonly operation: ContractOperation;
  readonly status: number;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  /** Whether the response is a JSON object. */
  readonly hasAnswer: boolean;
  /** Whether the operation itself responded, rather than the API with an HTTP error. */
  readonly isAnswered: boolean;
  /** Whether the source may have omitted members. */
  readonly isPartial: boolean;
}

/** An exchange, with what checks need. What several of them need is computed once, when the first one asks. */
export class CheckContext implements Outcome {
  readonly status: number;
  /** The response if it is a JSON object, else `undefined`. */
  readonly answer: JsonObject | undefined;
  /** The request's JSON object, or the fields of its form. */
  readonly sent: JsonObject | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  #responseScan: BodyScan | undefined;
  #requestScan: BodyScan | undefined;
  #responseValidation: SchemaValidation | undefined;
  #requestValidation: RequestValidation | undefined;
  #coercedScalars: readonly Note[] | undefined;
  #parameters: Parameters | undefined;
  #content: ClientContent | undefined;
  #jwts: readonly IssuedJwt[] | undefined;

  constructor(
    readonly exchange: HttpExchange,
    readonly contract: Contract,
    readonly operation: ContractOperation,
  ) {
    const { response, request, status } = exchange;
    this.status = status;
    this.answer = response.kind === 'json' && isJsonObject(response.value) ? response.value : undefined;
    this.sent = sentIn(request);
    this.action = text(this.answer?.['action']);
    this.resultCode = text(this.answer?.['resultCode']);
  }

  get hasAnswer(): boolean {
    return this.answer !== undefined;
  }

  get isAnswered(): boolean {
    return this.status === this.operation.success;
  }

  get isPartial(): boolean {
    return this.exchange.partial ?? false;
  }

  get responseValidation(): SchemaValidation {
    this.#responseValidation ??= responseValidation(
      this.contract,
      this.operation,
      this.status,
      this.responseJson,
    );
    return this.#responseValidation;
  }

  /** The JSON of the request, or the fields of its form as JSON, compared with the schema. */
  get requestValidation(): RequestValidation {
    this.#requestValidation ??= requestValidation(this.contract, this.operation, this.exchange.request);
    return this.#requestValidation;
  }

  /** The scalars of the request that the service accepts although they have another type. */
  get coercedScalars(): readonly Note[] {
    this.#coercedScalars ??=
      // A scalar of another type violates the schema.
      this.requestValidation.validation.outcome === 'valid'
        ? noNotes
        : coercedScalars(this.exchange.request, this.operation, this.contract);
    return this.#coercedScalars;
  }

  /** The JSON of the response; `undefined` if it is not JSON. */
  get responseJson(): unknown {
    const { response } = this.exchange;
    return response.kind === 'json' ? response.value : undefined;
  }

  /** The JSON of the request, or the fields of its form. */
  get requestJson(): unknown {
    const { request } = this.exchange;
    return request.kind === 'json' ? request.value : this.sent;
  }

  /** What the contract says about the members of the response. */
  get responseMembers(): KnownMembers | undefined {
    return membersOf(this.contract, this.operation.responses.get(String(this.status))?.schema);
  }

  get requestMembers(): KnownMembers | undefined {
    return membersOf(this.contract, this.operation.requestSchema);
  }

  get responseScan(): BodyScan {
    this.#responseScan ??= scanned(this.responseJson, this.responseMembers);
    return this.#responseScan;
  }

  get requestScan(): BodyScan {
    this.#requestScan ??= scanned(this.requestJson, this.requestMembers);
    return this.#requestScan;
  }

  /** The OAuth parameters in the request. */
  get parameters(): Parameters {
    if (this.#parameters === undefined) {
      const given = this.sent?.['parameters'];
      this.#parameters = typeof given === 'string' ? new URLSearchParams(given) : noParameters;
    }
    return this.#parameters;
  }

  /** What `responseContent` gives the client. */
  get content(): ClientContent | undefined {
    const given = this.answer?.['responseContent'];
    if (typeof given === 'string') this.#content ??= readContent(given);
    return this.#content;
  }

  /** The values in `responseContent`. */
  get contentValues(): ReadonlyMap<string, string> | undefined {
    return this.content?.values;
  }

  /** The JWTs that the service made. */
  get jwts(): readonly IssuedJwt[] {
    this.#jwts ??= issuedJwts(this);
    return this.#jwts;
  }
}

/** Returns the members of a JSON object or the fields of a form, including text that looks like a form. */
function sentIn(request: Body): JsonObject | undefined {
  if (request.kind === 'form') return { ...request.fields };
  if (request.kind === 'json') return isJsonObject(request.value) ? request.value : undefined;
  const isForm = request.kind === 'text' && /^[\w.%-]+=[^\s]*$/.test(request.text);
  return isForm ? Object.fromEntries(new URLSearchParams(request.text)) : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
