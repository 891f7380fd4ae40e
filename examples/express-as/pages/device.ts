import { html, type Page } from './show.js';

interface Device {
  /** From the link on the device, or as typed. */
  readonly userCode?: string | undefined;
  readonly refused?: boolean;
}

/** Asks for the code that the device shows (RFC 8628, section 3.3). */
export function devicePage({ userCode, refused = false }: Device): Page {
  const invalid = refused && html` aria-invalid="true" aria-describedby="problem"`;
  const content = html`
    <h1>Connect a device</h1>
    <p>Enter the code that your device shows. If it is here already, make sure that it is the same.</p>
    ${refused && html`<p id="problem" class="problem" role="alert">This code is unknown or has expired.</p>`}
    <form method="post" action="/device">
      <label for="user_code">Code</label>
      <input id="user_code" name="user_code" value="${userCode}" autocomplete="off" autocapitalize="characters"
        spellcheck="false" required ${userCode === undefined && html`autofocus`}${invalid}>
      <button class="main">Continue</button>
    </form>
    <p class="note">Only go on if you asked for this code yourself, on a device that is before you.</p>`;
  return { title: refused ? 'Wrong code – Connect a device' : 'Connect a device', content };
}
