import { refuse } from '../../failure.js';
import type { Rule } from '../check.js';
import { words } from '../parameters.js';
import { scopeObjects } from '../scope.js';

/** CIBA Core, section 7.1: the scope must include openid. */
export const scopeHasOpenid: Rule = ({ parameters, settings, scopes }) => {
  const requested = parameters.text('scope');
  const asked = requested === undefined ? scopes : words(requested);
  if (asked.length === 0) return refuse('A176301');
  if (!asked.includes('openid')) return refuse('A176304');
  if (scopeObjects(['openid'], settings).length === 0) return refuse('A176105');
  return scopes.includes('openid') ? undefined : refuse('A176305');
};
