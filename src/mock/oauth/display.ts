import type { Display } from '../../domain/records.js';
import { refuse } from '../failure.js';
import { listed } from '../listed.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';

/** OpenID Connect Core, section 3.1.2.1: display. */
const displays: Readonly<Record<string, Display>> = {
  page: 'PAGE',
  popup: 'POPUP',
  touch: 'TOUCH',
  wap: 'WAP',
};

export const displayOf = ({ parameters }: AuthorizationAttempt): Display =>
  displays[parameters.text('display') ?? 'page'] ?? 'PAGE';

export const displayIsSupported: Rule = (attempt) => {
  const { parameters, settings } = attempt;
  const display = parameters.text('display');
  const supported = settings.supportedDisplays ?? ['PAGE'];
  const known = { supported: listed(supported)?.toLowerCase() };
  if (parameters.isRepeated('display')) return refuse('A015302');
  if (display === undefined) return supported.includes('PAGE') ? undefined : refuse('A015304', known);
  if (displays[display] === undefined) return refuse('A015303');
  return supported.includes(displayOf(attempt)) ? undefined : refuse('A015305', { display, ...known });
};
