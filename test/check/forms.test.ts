import { describe, expect, it } from 'vitest';
import { type FormNames, formInteraction } from '../../src/check/driver/forms.js';
import type { Decision, UserChoice } from '../../src/check/driver/interaction.js';
import { operatePages } from './support/served-pages.js';

const operate = (
  pages: readonly string[],
  outcome: UserChoice = 'grant',
  { names, ...more }: { readonly names?: FormNames } & Partial<Decision> = {},
) => operatePages(formInteraction(names), pages, { outcome, ...more });

const login = `
  <form method="post" action="/login">
    <label for="a">Your name</label><input id="a" name="f1">
    <label for="b">Secret word</label><input id="b" name="f2" type="password">
    <input type="hidden" name="token" value="t&amp;1">
    <button name="go" value="1">Sign in</button>
  </form>`;
const consent = `
  <form method="post" action="/consent">
    <label><input type="checkbox" name="scope" value="email"> See your e-mail address</label>
    <label><input type="checkbox" name="scope" value="profile" checked> See your profile</label>
    <button name="decision" value="no">No thanks</button>
    <button name="decision" value="yes">Yes, allow</button>
  </form>`;

describe('The form driver', () => {
  it('finds fields by their labels and the type password, and keeps hidden ones', async () => {
    const { submitted, location } = await operate([login]);
    expect(submitted).toEqual(['POST /login f1=ann&f2=secret&token=t%261&go=1']);
    expect(location).toBe('https://client.example/callback');
  });

  it('logs in, ticks the checkboxes and presses the button that grants', async () => {
    const { submitted } = await operate([login, consent]);
    expect(submitted[1]).toBe('POST /consent scope=email&scope=profile&decision=yes');
  });

  it('presses the button that denies, after it has logged in', async () => {
    const { submitted } = await operate([login, consent], 'deny');
    expect(submitted).toEqual([expect.stringContaining('/login'), expect.stringContaining('decision=no')]);
  });

  it('leaves out the scope that the user withholds', async () => {
    const { submitted } = await operate([consent], 'grant', { withheld: 'email' });
    expect(submitted).toEqual(['POST /consent scope=profile&decision=yes']);
  });

  const combined = `
    <form method="post" action="/decision">
      <input type="text" name="loginId"><input type="password" name="password">
      <input type="submit" name="authorized" value="Authorize">
      <input type="submit" name="denied" value="Deny">
    </form>`;

  it.each([
    ['grant', 'POST /decision loginId=ann&password=secret&authorized=Authorize'],
    ['deny', 'POST /decision loginId=ann&password=secret&denied=Deny'],
  ] as const)('decides on a page that asks for the password and the decision: %s', async (outcome, sent) => {
    expect((await operate([combined], outcome)).submitted).toEqual([sent]);
  });

  const cancellable = login.replace(
    '</form>',
    '<button name="leave" value="1" formnovalidate>Cancel</button></form>',
  );

  it.each([
    ['grant', 'go=1'],
    ['deny', 'go=1'],
    ['give-up', 'leave=1'],
  ] as const)('uses the login page with a button to cancel: %s', async (outcome, pressed) => {
    const [first] = (await operate([cancellable, consent], outcome)).submitted;
    expect(first).toMatch(new RegExp(`&${pressed}$`));
  });

  it('takes Continue on a login page for the login, not for consent', async () => {
    const page = cancellable.replace('Sign in', 'Confirm');
    const { submitted } = await operate([page, consent], 'deny');
    expect(submitted).toEqual([expect.stringMatching(/&go=1$/), 'POST /consent scope=profile&decision=no']);
  });

  it('finds the button of the outcome in one of several forms', async () => {
    const page = `
      <form method="post" action="/allow"><button>Allow</button></form>
      <form method="post" action="/deny"><button>Deny</button></form>`;
    expect((await operate([page], 'deny')).submitted).toEqual(['POST /deny']);
    expect((await operate([page], 'grant')).submitted).toEqual(['POST /allow']);
  });

  it('denies with a link, if there is no button for it', async () => {
    const page = `<form method="post" action="/allow"><button>Allow</button></form><a href="/deny?id=1">Deny access</a>`;
    expect((await operate([page], 'deny')).submitted).toEqual(['GET /deny id=1']);
  });

  it('selects the radio button of the outcome', async () => {
    const page = `
      <form method="post" action="/consent">
        <label><input type="radio" name="d" value="0" checked> Refuse</label>
        <label><input type="radio" name="d" value="1"> Accept</label>
        <button>Continue</button>
      </form>`;
    expect((await operate([page], 'grant')).submitted).toEqual(['POST /consent d=1']);
    expect((await operate([page], 'deny')).submitted).toEqual(['POST /consent d=0']);
  });

  it('sends a form without method by query, and buttons with formaction elsewhere', async () => {
    const page = `<form action="/next"><input name="q" value="1"><button formaction="/other">Allow</button></form>`;
    expect((await operate([page])).submitted).toEqual(['GET /other q=1']);
  });

  it('finds buttons that belong to a form elsewhere on the page', async () => {
    const page = `<form id="f" method="post" action="/next"></form><button form="f" name="b" value="1">Allow</button>`;
    expect((await operate([page])).submitted).toEqual(['POST /next b=1']);
  });

  it('enters the code of a device', async () => {
    const page = `
      <form method="post" action="/device">
        <label for="c">Code on your device</label><input id="c" name="x"><button>Continue</button>
      </form>`;
    expect((await operate([page], 'grant', { userCode: 'WDJB-MJHT' })).submitted).toEqual([
      'POST /device x=WDJB-MJHT',
    ]);
  });

  it('uses configured names if it cannot guess', async () => {
    const page = `
      <form method="post" action="/x">
        <input name="a"><input name="b"><input name="p" type="password">
        <button name="k" value="1">Oui</button><button name="k" value="2">Non</button>
      </form>`;
    const names = { username: 'b', allow: 'Oui', deny: 'Non' };
    expect((await operate([page], 'deny', { names })).submitted).toEqual(['POST /x a=&b=ann&p=secret&k=2']);
  });

  it('stops at a page without a form', async () => {
    const { submitted, location } = await operate([login, '<p>Done</p>']);
    expect(submitted).toHaveLength(1);
    expect(location).toBeNull();
  });

  it('does not submit the page of response_mode=form_post', async () => {
    const page = `<form method="post" action="https://client.example/"><input type="hidden" name="code" value="1"></form>`;
    expect((await operate([page])).submitted).toEqual([]);
  });

  it('gives up when the login page comes again and again', async () => {
    await expect(operate(Array(20).fill(login))).rejects.toThrow(
      /the server showed more than 8 pages. Please check the user and the password/,
    );
  });
});
