import { isJwk, privateMembers } from './jwk.js';
import { learning } from './learn.js';
import { kindOf } from './names.js';
import { rewrite, type Visitor } from './rewrite.js';
import { looksSecret } from './secret-forms.js';
import { type SecretReplacer, sweep } from './sweep.js';
import type { ValueFinder } from './value-finder.js';
import { isProtocolWord } from './words.js';

/** Replaces secrets. */
export const masked = '***';

type Secrets = ValueFinder<true>;

/** Replaces secrets by stars. */
export const stars: Visitor = {
  text: (name, text) => {
    const kind = kindOf(name, text);
    return kind === 'secret' || (kind === 'plain' && looksSecret(text)) ? masked : text;
  },
  number: (name, number) => (kindOf(name, String(number)) === 'secret' ? masked : number),
  object: (object) =>
    isJwk(object)
      ? Object.fromEntries(
          Object.entries(object).map(([name, member]) => [name, privateMembers.has(name) ? masked : member]),
        )
      : object,
  unreadable: () => masked,
};

const spelling: SecretReplacer<true> = {
  write: () => masked,
  encoded: () => masked,
  around: () => masked,
  outside: (text, change) => text.split(masked).map(change).join(masked),
};

/**
 * Returns a visitor that learns secrets. A secret equal to a protocol word is not replaced where that word is
 * expected.
 */
export function learningInto(secrets: Secrets): Visitor {
  return learning({
    secret(_, value) {
      if (value !== masked && !isProtocolWord(value)) secrets.add(value, true);
    },
  });
}

/** Returns a copy with all known secrets, and those that `visitor` recognizes, replaced by stars. */
export const starred = (value: unknown, name: string, secrets: Secrets, visitor = stars): unknown =>
  sweep(rewrite(value, visitor, name), secrets, spelling, name);
