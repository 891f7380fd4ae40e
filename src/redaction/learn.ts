import type { JWK } from 'jose';
import type { UnknownRecord } from '../json.js';
import { unescapeJson } from './encodings.js';
import { isJwk, privateParts } from './jwk.js';
import { shapeOf } from './jwt-shape.js';
import { kindOf } from './names.js';
import type { Visitor } from './rewrite.js';
import { rewrite } from './rewrite.js';
import { looksRandom, looksSecret, secretsIn } from './secret-forms.js';

/** Callbacks for the secrets that are found. */
export interface Learner {
  /** Called with a secret and the name it appears under. */
  secret(name: string, value: string): void;
  key?(jwk: UnknownRecord & JWK): void;
  /** Called with a text that looks like a secret or a hash. Default: treat it as a secret. */
  random?(name: string, value: string): void;
}

/** Returns a visitor that reports the secrets among the parts of a value, by their name or their form. */
export function learning(learner: Learner): Visitor {
  const visitor: Visitor = {
    object(object) {
      if (!isJwk(object)) return object;
      learner.key?.(object);
      for (const part of privateParts(object)) learner.secret('privateKey', part);
      return object;
    },
    text(name, text) {
      learnText(name, text);
      return text;
    },
    number(name, number) {
      if (kindOf(name, String(number)) === 'secret') learner.secret(name, String(number));
      return number;
    },
    unreadable(name, text) {
      learner.secret(name, text);
      for (const found of secretsIn(text)) secretOrEscaped(found.name || name, found.value);
      return text;
    },
  };
  return visitor;

  function learnText(name: string, text: string): void {
    const kind = kindOf(name, text);
    if (kind === 'varying' || kind === 'public') return;
    if (kind === 'plain' && looksRandom(text) && learner.random !== undefined) {
      learner.random(name, text);
      return;
    }
    const shape = shapeOf(text);
    if (shape !== undefined || kind === 'secret' || looksSecret(text)) {
      secretOrEscaped(name, text);
      const password = passwordIn(text);
      if (password !== undefined) learner.secret('password', password);
      if (shape !== undefined) rewrite(shape, visitor);
      if (text.includes('PRIVATE KEY'))
        for (const { value } of secretsIn(text)) learner.secret('privateKey', value);
    } else for (const found of secretsIn(text)) secretOrEscaped(found.name || name, found.value);
  }

  /** A value cut out of JSON text may contain JSON escapes. */
  function secretOrEscaped(name: string, value: string): void {
    learner.secret(name, value);
    if (value.includes('\\')) learner.secret('written', unescapeJson(value));
    // In a form, a space may have been an unescaped plus sign.
    if (value.includes(' ')) learner.secret('written', value.replaceAll(' ', '+'));
  }
}

/** Returns the password of Basic credentials (RFC 7617, section 2). */
export function passwordIn(credentials: string): string | undefined {
  if (!/^[A-Za-z\d+/_-]{8,}={0,2}$/.test(credentials)) return undefined;
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return /^[\x20-\x39\x3b-\x7e]+:([\x20-\x7e]{4,})$/.exec(pair)?.[1];
}
