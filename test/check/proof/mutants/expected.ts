import type { MutantResult } from './run.js';

/** Mutants that no check can see, and why. */
export const survivors: Readonly<Record<string, string>> = {
  'gm/NO_CONTENT/body': 'A response with status 204 has no body, whatever the server writes.',
  'client/registration/delete/DELETED/body':
    'A response with status 204 has no body, whatever the server writes.',
};

/** Which obligations fall with another one, because they say the same about every response. */
const follows: Readonly<Record<string, readonly string[]>> = {
  // A redirect needs its status.
  location: ['status', 'error-stays-error'],
  'no-store': ['no-store'],
  'dpop-nonce': ['dpop-nonce-returned'],
  challenge: ['challenge-with-401'],
  // A page of form_post has its form in the body.
  body: ['forms-submit'],
};

/** Pages with which the user goes on: if they cannot be read, nothing follows. */
const pages = ['auth/authorization/INTERACTION/', 'device/verification/VALID/'];

const aspectOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** Returns the obligations that fell with a mutant although they have nothing to do with it. */
export function unrelated({ id, pair, others }: MutantResult): string[] {
  const isPage = ['content-type', 'body'].includes(aspectOf(id)) && pages.some((page) => id.startsWith(page));
  return others.filter((other) => {
    const isSamePair = pair.has(other);
    if (isSamePair && isPage) return false;
    // The same under another condition: a trial for each condition gets the changed response.
    if (isSamePair && aspectOf(other) === aspectOf(id)) return false;
    return !follows[aspectOf(id)]?.includes(isSamePair ? aspectOf(other) : other);
  });
}
