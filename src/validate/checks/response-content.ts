import type { Content } from '../../facts/content.js';
import { contentOf } from '../../facts/lookup.js';
import { mask, masked } from '../../mock/mask.js';
import { check, maskedValue } from '../check.js';
import type { ClientContent } from '../content.js';
import { isKnownAction } from '../known-action.js';
import { isMasked } from '../masked.js';

/** The service reports a form_post.jwt page that it cannot sign as LOCATION. */
const pageInsteadOfRedirect = 'A012305';

export default check({
  id: 'response-content',
  severity: 'error',
  about:
    'responseContent is what the action requires: JSON, a redirect URI, an HTML page, a challenge, a JWT, or nothing.',
  why: 'The authorization server forwards it unchanged, so the client gets something that it cannot read.',
  concerns: (outcome) =>
    outcome.isAnswered && outcome.action !== undefined && isKnownAction(outcome, outcome.action),
  run({ isPartial, operation, action = '', answer, resultCode, content: given }) {
    const demanded = contentOf(operation.operationId, action);
    const content = answer?.['responseContent'] ?? undefined;
    if (demanded === undefined || (content !== undefined && typeof content !== 'string')) return undefined;
    const pointer = '/response/responseContent';
    if (content === undefined) {
      if (mayBeNothing(demanded) || isPartial) return undefined;
      return {
        message: `A response with the action ${action} must have responseContent.`,
        pointer,
        expected: names[demanded],
        got: 'none',
      };
    }
    if (content === masked) return maskedValue;
    if (given === undefined || isMasked(content) || forms[demanded](given)) return undefined;
    if (resultCode === pageInsteadOfRedirect && forms.html(given)) return undefined;
    return {
      message: `responseContent is not what the action ${action} requires.`,
      pointer,
      expected: names[demanded],
      got: shown(given),
    };
  },
});

const mayBeNothing = (content: Content): boolean => content === 'none' || content.endsWith('-if-any');

const names: Readonly<Record<Content, string>> = {
  'oauth-error': 'a JSON object with error',
  json: 'a JSON object',
  redirect: 'a URI',
  html: 'an HTML page with a form that submits itself',
  challenge: 'the value of WWW-Authenticate',
  jwt: 'a JWT',
  none: 'nothing',
  'error-if-any': 'nothing, or an error',
  'challenge-if-any': 'nothing, or the value of WWW-Authenticate',
  'script-if-any': 'nothing, or a JavaScript function call',
};

type Form = (content: ClientContent) => boolean;

const isChallenge: Form = ({ text }) => /^(Bearer|DPoP)( +[\w-]+="[^"]*"(, *[\w-]+="[^"]*")*)?$/.test(text);
const isError: Form = ({ json }) => typeof json?.['error'] === 'string';

const forms: Readonly<Record<Content, Form>> = {
  'oauth-error': isError,
  json: ({ json }) => json !== undefined,
  redirect: ({ uri }) => uri !== undefined,
  html: ({ text }) => /<form\b[^<>]*\bmethod="post"/i.test(text),
  challenge: isChallenge,
  jwt: ({ text }) => /^[\w-]+\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/.test(text),
  none: () => false,
  'error-if-any': (content) => isError(content) || isChallenge(content),
  'challenge-if-any': isChallenge,
  'script-if-any': ({ text }) => /^[\w$.]+\(.*\);?$/s.test(text),
};

/** Hides codes and tokens. In an unknown format, their positions are unknown too. */
function shown(content: ClientContent): string {
  const isKnown = [forms.json, forms.redirect, forms.html, forms.challenge].some((fits) => fits(content));
  if (!isKnown) return `a string of ${content.text.length} characters`;
  const text = String(mask(content.text, 'responseContent'));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
