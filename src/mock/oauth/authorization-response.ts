import type { ResponseMode } from '../../domain/authorization-request.js';

/** An authorization response, ready to send to the client. */
export interface AuthorizationResponse {
  readonly action: 'LOCATION' | 'FORM';
  readonly responseContent: string;
}

export type ResponseParameters = Readonly<Record<string, string>>;

/**
 * Encodes an authorization response by its mode: in the query or fragment of the redirect URI (RFC 6749, section
 * 4.1.2), or in a self-submitting form (OAuth 2.0 Form Post Response Mode).
 */
export function authorizationResponse(
  redirectUri: string,
  { carrier }: ResponseMode,
  parameters: ResponseParameters,
): AuthorizationResponse {
  if (carrier === 'form_post') {
    return { action: 'FORM', responseContent: selfPostingForm(redirectUri, parameters) };
  }
  const encoded = new URLSearchParams(parameters).toString();
  const separator = carrier === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  return {
    action: 'LOCATION',
    responseContent: encoded === '' ? redirectUri : `${redirectUri}${separator}${encoded}`,
  };
}

const selfPostingForm = (action: string, parameters: ResponseParameters): string =>
  [
    '<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"><title>Submit</title></head>',
    `<body onload="javascript:document.forms[0].submit()"><form method="post" action="${escapeHtml(action)}">`,
    ...Object.entries(parameters).map(
      ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}"/>`,
    ),
    '</form></body></html>',
  ].join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
