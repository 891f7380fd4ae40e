import { isJwk, privateMembers } from './jwk.js';
import type { Known } from './known.js';
import { learning } from './learn.js';
import { kindOf } from './names.js';
import { rewrite, type Visitor } from './rewrite.js';
import { looksSecret } from './secret-forms.js';
import { type Spelling, sweep } from './sweep.js';
import { isProtocolWord } from './words.js';

/** Stands for a secret. */
export const masked = '***';

type Secrets = Known<true>;

/** Writes stars for what is a secret where it stands. */
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

const spelling: Spelling<true> = {
  write: () => masked,
  encoded: () => masked,
  around: () => masked,
  outside: (text, change) => text.split(masked).map(change).join(masked),
};

/** What learns which values are secret. A word of the protocol tells nothing in the places of that word. */
export function learningInto(secrets: Secrets): Visitor {
  return learning({
    secret(_, value) {
      if (value !== masked && !isProtocolWord(value)) secrets.add(value, true);
    },
  });
}

/** A copy without what is secret in it, or known to be. */
export const starred = (value: unknown, name: string, secrets: Secrets): unknown =>
  sweep(rewrite(value, stars, name), secrets, spelling, name);
