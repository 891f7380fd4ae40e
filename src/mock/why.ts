import { linkOf } from '../facts/specifications.js';
import { isObject } from '../json.js';
import { operations } from '../spec/generated/operations.js';
import type { Cause } from './cause.js';
import type { MessageParameters } from './failure.js';
import { apiPath, pathOf, withoutToken } from './http.js';
import type { AnsweredBy, ResponderOutcome, TransportFault } from './outcome.js';
import { chosen } from './results/chosen.js';
import { fill } from './results/fill.js';
import { type Source, saidByRefusal } from './results/row.js';

/** Why a call got its answer. Contains no secret where the journal shows it masked. */
export interface Why {
  /** What decided, in one or two sentences. */
  readonly decided: string;
  /** The name of the rule that refused the request, such as `redirectUriIsRegistered`. */
  readonly rule?: string;
  /** Where the rule comes from, such as `RFC 6749, section 4.1.3` or `Authlete /auth/token/issue`. */
  readonly source?: string;
  /** The address of the source, if it is a standard. */
  readonly link?: string;
  /** For a refusal: what would have been needed. */
  readonly needed?: string;
  /** The sequence numbers of the calls that caused it, such as the one that used the code first. */
  readonly calls?: readonly number[];
}

/** What an explanation is made from: the members of an exchange as the journal keeps it. */
export interface Explained {
  readonly target: string;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly status: number;
  readonly answeredBy: AnsweredBy;
  readonly stub?: string;
  readonly fault?: TransportFault;
  readonly response: ResponderOutcome['body'];
  readonly cause?: Cause;
}

/** Explains a recorded call; `undefined` if there is nothing to say, as for a plain successful management call. */
export function whyOf(recorded: Explained): Why | undefined {
  const { cause, target } = recorded;
  const sentences = [...intervention(recorded), ...decision(recorded)];
  if (sentences.length === 0) return undefined;
  const parameters = { ...cause?.parameters, apiPath: apiPath(withoutToken(target.replace(/[?#].*$/s, ''))) };
  const refused = cause !== undefined && isRefusal(cause) ? cause : undefined;
  const source = refused?.source ?? refused?.row.source;
  const needed = refused?.row.needed;
  const required = needed === undefined ? undefined : knownSentences(needed, parameters);
  return {
    decided: sentences.join(' '),
    ...(cause?.rule !== undefined && { rule: cause.rule }),
    ...(source !== undefined && sourceOf(source, parameters)),
    ...(required !== undefined && { needed: required }),
  };
}

function sourceOf(source: Source, parameters: MessageParameters): Pick<Why, 'source' | 'link'> {
  const sources = typeof source === 'string' ? [source] : source;
  const link = linkOf(sources[0] ?? '');
  return { source: fill(sources.join('; '), parameters), ...(link !== undefined && { link }) };
}

/** The reason without its sentences, which would have to be masked: cheap enough for lists of many calls. */
export type BriefWhy = Pick<Why, 'rule' | 'source' | 'link'>;

/** Returns the rule that refused a call, and where it comes from; `undefined` if the call was not refused. */
export function briefWhyOf({
  cause,
  operationId,
}: Pick<Explained, 'cause' | 'operationId'>): BriefWhy | undefined {
  if (cause === undefined || !isRefusal(cause)) return undefined;
  const { rule, source = cause.row.source } = cause;
  if (source === undefined) return undefined;
  return {
    ...sourceOf(source, { apiPath: paths.get(operationId) ?? '' }),
    ...(rule !== undefined && { rule }),
  };
}

const paths: ReadonlyMap<string | undefined, string> = new Map(
  Object.entries(operations).map(([operationId, { path }]) => [operationId, pathOf(path)]),
);

/** What came between the call and the mock: a stub, a fault, a recording, the contract. */
function intervention({ answeredBy, stub, fault, status }: Explained): string[] {
  const said: string[] = [];
  if (stub !== undefined && answeredBy === 'stub') said.push(`The stub "${stub}" answered.`);
  if (fault !== undefined)
    said.push(
      stub === undefined
        ? `The connection failed on purpose: ${fault}.`
        : `The stub "${stub}" made the connection fail: ${fault}.`,
    );
  if (answeredBy === 'recording')
    said.push(
      status === 501
        ? 'The recording has no answer to the call.'
        : 'The recording that is replayed answered.',
    );
  if (answeredBy === 'contract')
    said.push('The mock does not implement the operation, so the contract answered.');
  return said;
}

/** What the mock decided: the message of its result, and for a success why it chose the action. */
function decision({ cause, operationId, action, status, response, target, answeredBy }: Explained): string[] {
  if (cause !== undefined) {
    const path = apiPath(withoutToken(target.replace(/[?#].*$/s, '')));
    const message = sentence(fill(cause.row.message, { ...cause.parameters, apiPath: path }));
    const choice = isRefusal(cause) ? undefined : chosenBecause(operationId, action);
    return [message, ...(choice === undefined ? [] : [choice])];
  }
  if (status < 400 || answeredBy !== 'mock') return [];
  const problem = problemOf(response);
  return problem === undefined ? [] : [problem];
}

/** The identity provider's errors have no result code: their texts are in the body. */
function problemOf(response: Explained['response']): string | undefined {
  const body = typeof response === 'object' ? response.parse() : undefined;
  if (!isObject(body)) return undefined;
  const { error, errors } = body;
  const texts = [error, ...(Array.isArray(errors) ? errors : [])].filter((text) => typeof text === 'string');
  return texts.length === 0 ? undefined : texts.join(' ');
}

function chosenBecause(operationId: string | undefined, action: string | undefined): string | undefined {
  const table: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = chosen;
  return operationId === undefined || action === undefined ? undefined : table[operationId]?.[action];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Successes without a code of their own share the row of such refusals, but say nothing that is needed. */
const isRefusal = ({ row: { needed }, parameters }: Cause): boolean =>
  needed === saidByRefusal ? parameters?.['needed'] !== undefined : needed !== undefined;

/** Fills in the sentences whose values are known. A value that the rule does not supply is left out. */
function knownSentences(text: string, parameters: MessageParameters): string | undefined {
  const sentences = text.split(/(?<=\.) /);
  const known = sentences.filter((one) =>
    [...one.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => {
      const value = parameters[name];
      return value !== undefined && value !== '';
    }),
  );
  return known.length === 0 ? undefined : known.map((one) => fill(one, parameters)).join(' ');
}
