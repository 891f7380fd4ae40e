import { sha256 } from '../../mock/sha256.js';
import { isVarying } from '../../redaction/names.js';
import { parse, placeholder, type Reference } from '../../redaction/placeholder.js';
import { isOfOneRequest } from '../names.js';
import type { Bindings } from './bindings.js';
import { type CallDifference, differenceText } from './difference.js';
import type { PlaceholderOrigins } from './placeholder-origins.js';

/** The context of a comparison. It binds placeholders that are still open. */
export interface ComparisonContext {
  readonly bindings: Bindings;
  readonly cast: PlaceholderOrigins;
}

/**
 * Compares a value with its placeholder in the recording. Binds the two and returns `bound` if the placeholder was
 * still open and the value fits.
 */
export function bindReference(
  context: ComparisonContext,
  where: string,
  name: string,
  reference: Reference,
  now: string,
): CallDifference[] | 'bound' {
  const { bindings } = context;
  const { type, base, call } = parse(reference);
  const isDerived = base !== reference && call !== 'codeVerifier';
  const expected = bindings.get(reference);
  if (expected === now) return [];
  if (expected !== undefined && (isDerived || (bindings.isFirm(reference) && !isOfOneRequest(type)))) {
    const problem = `${differenceText(name, placeholder(reference), now)}, which has a different value by now`;
    return [{ where, problem }];
  }
  // The base value is unknown, so a derived value cannot be verified.
  if (isDerived) return [];
  const problem =
    notYetIssued(context, reference) ??
    takenFor(context, reference, now) ??
    notTheVerifier(context, reference, now);
  if (problem !== undefined) return [{ where, problem }];
  bindings.bind(reference, now, { firm: true });
  return 'bound';
}

/** The caller cannot know a value that the service has not issued in this replay. */
function notYetIssued({ cast }: ComparisonContext, reference: Reference): string | undefined {
  const entry = cast.entry(reference);
  return entry?.origin === 'issued'
    ? `must be the ${placeholder(reference)} of line ${entry.line}, which has not been replayed`
    : undefined;
}

/** Values that differed in the recording must differ in the replay. */
function takenFor({ bindings }: ComparisonContext, reference: Reference, now: string): string | undefined {
  const taken = bindings.referenceTo(now);
  if (taken === undefined || taken === reference) return undefined;
  const isSecret = [reference, taken].every((one) => !isVarying(parse(one).type));
  return isSecret ? `is the value of ${placeholder(taken)}, was ${placeholder(reference)}` : undefined;
}

/** RFC 7636, section 4.6. */
function notTheVerifier(
  { bindings }: ComparisonContext,
  reference: Reference,
  now: string,
): string | undefined {
  const { call, base } = parse(reference);
  const challenge = call === 'codeVerifier' ? bindings.get(base) : undefined;
  return challenge === undefined || challenge === sha256(now)
    ? undefined
    : `is not the verifier of ${placeholder(base)}`;
}
