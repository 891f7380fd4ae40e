import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import { html, type Page } from './show.js';

interface Login {
  readonly id: string;
  readonly asked: AuthorizationResponse;
  /** The user name of the failed attempt. */
  readonly refused?: string;
}

export function loginPage({ id, asked, refused }: Login): Page {
  const client = asked.client?.clientName ?? 'An application';
  const wrong = refused !== undefined;
  const username = refused ?? asked.subject ?? asked.loginHint;
  const invalid = wrong && html` aria-invalid="true" aria-describedby="problem"`;
  const content = html`
    <h1>Log in</h1>
    <p>to continue to <strong>${client}</strong></p>
    ${wrong && html`<p id="problem" class="problem" role="alert">User name or password is wrong.</p>`}
    <form method="post" action="/interaction/${id}/login">
      <label for="username">User name</label>
      <input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none"
        spellcheck="false" required ${username === undefined && html`autofocus`}${invalid}>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required
        ${username !== undefined && html`autofocus`}${invalid}>
      <button class="main">Log in</button>
      <button name="cancel" value="1" formnovalidate>Cancel</button>
    </form>
    <p class="note">Try <code>john</code> or <code>jane</code>; the password is the name.</p>`;
  return { title: wrong ? 'Wrong password – Log in' : 'Log in', content };
}
