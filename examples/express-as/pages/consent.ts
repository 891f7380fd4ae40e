import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { Account } from '../accounts.js';
import { type Html, html, type Page } from './show.js';

interface Consent {
  readonly id: string;
  readonly asked: AuthorizationResponse;
  readonly account: Account;
  readonly message?: string | undefined;
}

/** Descriptions of the OpenID Connect scopes. Other scopes have a description in the service. */
const meanings: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your e-mail address',
  address: 'See your postal address',
  phone: 'See your phone number',
  offline_access: 'Keep this access while you are away',
};

export function consentPage({ id, asked, account, message }: Consent): Page {
  const { clientName = 'An application', policyUri, tosUri } = asked.client ?? {};
  const content = html`
    <h1>${clientName}</h1>
    <p>asks for your permission to:</p>
    <ul>${(asked.scopes ?? []).map(({ name = '', description }) => item(name, description ?? meanings[name]))}
      ${(asked.dynamicScopes ?? []).map(({ value = '' }) => item(value))}
      ${(asked.authorizationDetails?.elements ?? []).map(({ type, ...details }) => item(type, JSON.stringify(details)))}
    </ul>
    ${message && html`<p>${message}</p>`}
    ${asked.purpose && html`<p>Purpose: ${asked.purpose}</p>`}
    <form method="post" action="/interaction/${id}/consent">
      <button class="main" name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>
    <p class="note">You are logged in as <strong>${String(account.claims['name'])}</strong>.
      ${link(policyUri, 'Privacy policy')} ${link(tosUri, 'Terms of service')}</p>`;
  return { title: `Allow ${clientName}?`, content };
}

const item = (name: string, meaning = name): Html =>
  html`<li>${meaning}${meaning !== name && html` <code>${name}</code>`}</li>`;

/** Links only to web addresses: a client could specify `javascript:`. */
const link = (uri: string | undefined, text: string): Html | undefined =>
  uri !== undefined && /^https?:\/\//.test(uri) ? html`<a href="${uri}">${text}</a>` : undefined;
