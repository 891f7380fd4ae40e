import type { Answer } from './answers.js';
import type { Wanted } from './sessions.js';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | Html | readonly Html[];

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const textOf = (part: Part): string =>
  part instanceof Html
    ? part.text
    : typeof part === 'string'
      ? escaped(part)
      : part.map(({ text }) => text).join('');

/** Escapes every value except HTML. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((text, string, index) => text + textOf(parts[index - 1] ?? '') + string));

/** Returns a page that no other site can frame (RFC 9700, section 4.16). */
export const page = (status: number, title: string, content: string | Html): Answer => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
  },
  body: html`<!DOCTYPE html><html lang="en"><title>${title}</title><h1>${title}</h1>
${typeof content === 'string' ? html`<p>${content}</p>` : content}</html>`.text,
});

export const overPage = (): Answer =>
  page(400, 'This page is over', 'Please go back to the application and start again.');

/** A form with two fields. They have labels, and no names that tell. */
export const signInPage = (action: string, name: string, newAccount: boolean, refused: boolean): Answer =>
  page(
    200,
    newAccount ? 'Create an account' : 'Sign in',
    html`${refused ? html`<p>That did not work. Please try again.</p>` : ''}
<form method="post" action="${action}">
<p><label for="i1">User name</label> <input id="i1" name="f1" value="${name}"></p>
<p><label for="i2">Password</label> <input id="i2" name="f2" type="password"></p>
<button name="b" value="1">${newAccount ? 'Create account' : 'Sign in'}</button>
<button name="b" value="2">Cancel</button>
</form>`,
  );

const item = (text: string): Html => html`<li>${text}</li>`;

/** Lists what a client wants. */
export const wishes = (wanted: Wanted, showDetails = true): Html => html`<ul>${[
  ...(wanted.scopes ?? []).map(({ name = '', description }) =>
    item(description ? `${description} (${name})` : name),
  ),
  ...(wanted.dynamicScopes ?? []).map(({ value = '' }) => item(value)),
  ...(wanted.claims ?? []).map((name) => item(`your ${name}`)),
  ...(showDetails ? (wanted.authorizationDetails?.elements ?? []) : []).map((element) =>
    item(JSON.stringify(element)),
  ),
]}</ul>
${wanted.purpose ? html`<p>Purpose: ${wanted.purpose}</p>` : ''}`;

const decision = (action: string): Html => html`<form method="post" action="${action}">
<button name="b" value="1">Allow</button> <button name="b" value="2">Refuse</button></form>`;

export const consentPage = (
  action: string,
  user: string,
  client: string | Html,
  list: Html,
  notice = '',
): Answer =>
  page(
    200,
    'Do you allow this?',
    html`<p>You are ${user}. ${client} asks for:</p>${list}${notice === '' ? '' : html`<p>${notice}</p>`}
${decision(action)}`,
  );

export const codePage = (status: number, code: string, notice = ''): Answer =>
  page(
    status,
    'Connect a device',
    html`${notice === '' ? '' : html`<p>${notice}</p>`}<form method="post" action="/device">
<p><label>Code on your device <input name="f1" value="${code}"></label></p><button>Continue</button></form>`,
  );

export const phonePage = (
  user: string,
  requests: readonly { action: string; text: string; list: Html }[],
): Answer =>
  page(
    200,
    `The phone of ${user}`,
    requests.length === 0
      ? 'Nobody asks for anything.'
      : html`${requests.map(({ action, text, list }) => html`<section><p>${text}</p>${list}${decision(action)}</section>`)}`,
  );
