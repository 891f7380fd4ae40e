import { describe, expect, it } from 'vitest';
import { operated } from '../../src/check/driver/operate.js';
import { bySteps, type Step } from '../../src/check/driver/steps.js';
import { pageAt } from '../../src/check/exchange.js';
import { operatePages } from './support/served-pages.js';

const grant: readonly Step[] = [
  { fill: { Kennung: '{user.name}', p: '{user.password}' } },
  { select: { Mandant: 'Zweiter' } },
  { submit: 'Weiter' },
  { expect: 'Freigabe' },
  { check: 'Ich will' },
  { submit: 'Gut' },
];
const deny: readonly Step[] = [...grant.slice(0, 3), { click: 'Lieber nicht' }];
const interaction = operated(bySteps({ grant, deny }));

const login = `
  <form action="/search"><input name="q"><button>Weiter suchen</button></form>
  <form method="post" action="/login">
    <label for="k">Kennung</label><input id="k" name="k"><input name="p" type="password">
    <label>Mandant <select name="m"><option value="1">Erster</option><option value="2">Zweiter</option></select></label>
    <button>Weiter</button>
  </form>`;
const consent = `
  <h1>Freigabe</h1>
  <form method="post" action="/consent">
    <label><input type="checkbox" name="will" value="j"> Ich will</label>
    <label><input type="checkbox" name="s" value="email" checked> Post</label>
    <label><input type="checkbox" name="s" value="profile" checked> Profil</label>
    <button name="b" value="1">Gut</button>
  </form>
  <a href="/nein">Lieber nicht</a>`;

describe('Steps', () => {
  it('fill in, select, check and submit the form that has all of it', async () => {
    const { submitted, location } = await operatePages(interaction, [login, consent]);
    expect(submitted).toEqual([
      'POST /login k=ann&p=secret&m=2',
      'POST /consent will=j&s=email&s=profile&b=1',
    ]);
    expect(location).toBe('https://client.example/callback');
  });

  it('are those of the outcome, and click links', async () => {
    const { submitted } = await operatePages(interaction, [login, consent], { outcome: 'deny' });
    expect(submitted).toEqual([expect.stringContaining('/login'), 'GET /nein']);
  });

  it('leave out the scope that the user withholds', async () => {
    const { submitted } = await operatePages(interaction, [consent], { withheld: 'email' });
    expect(submitted).toEqual(['POST /consent will=j&s=profile&b=1']);
  });

  it('skip the pages that a server does not show, and those for the code of a device', async () => {
    const withCode = operated(
      bySteps({ grant: [{ fill: { Code: '{userCode}' } }, { submit: 'Los' }, ...grant], deny }),
    );
    const device = `<form method="post" action="/device"><label>Code <input name="c"></label><button>Los</button></form>`;
    const { submitted } = await operatePages(withCode, [device, consent], { userCode: 'WDJB' });
    expect(submitted).toEqual(['POST /device c=WDJB', expect.stringContaining('/consent')]);
    expect((await operatePages(withCode, [login, consent])).submitted).toHaveLength(2);
  });

  it('end at a page without a form', async () => {
    expect(
      (await operatePages(interaction, [login, '<p>Error</p><a href="/">Home</a>'])).submitted,
    ).toHaveLength(1);
  });

  it.each([
    [{ ...grant[0] }, login.replace('Kennung', 'Name'), 1, 'fill: Kennung, p', 'has no such field'],
    [{ select: { Mandant: 'Dritter' } }, login, 1, 'select: Mandant', 'has no such field'],
    [{ submit: 'Ja' }, login, 1, 'submit: Ja', 'has no such button'],
    [{ click: 'Hilfe' }, consent, 1, 'click: Hilfe', 'has no such link or button'],
    [{ expect: 'Willkommen' }, consent, 1, 'expect: Willkommen', 'does not show this text'],
  ] as const)('say which one a page does not allow: %j', async (step, page, number, text, reason) => {
    const steps = 'submit' in step || 'click' in step ? [step] : [step, { submit: 'Gut' }];
    const attempt = operatePages(operated(bySteps({ grant: steps, deny })), [page]);
    await expect(attempt).rejects.toThrow(
      new RegExp(
        `^Failed at step ${number} of interaction.steps.grant, ${text}: http://127.0.0.1:\\d+/start ${reason}. The page has (fields .*; )?buttons "`,
      ),
    );
    await expect(attempt).rejects.not.toThrow(/user.password|secret/);
  });

  it('tell when the login is refused', async () => {
    await expect(operatePages(interaction, [login, login])).rejects.toThrow(
      /^Failed at step 4 of interaction.steps.grant, expect: Freigabe: \S+\/login does not show this text. The page has fields "q", "Kennung k", "p", .*buttons "Weiter suchen", "Weiter"/,
    );
  });

  it('are told without random parts of the URL, so that equal reasons are one', () => {
    const url = new URL('http://localhost/interaction/T0GHmeyuAZMs8DjqCjeO-ELpRIOVbKphK3O-K0vKNSc?ticket=1');
    expect(pageAt(url)).toBe('http://localhost/interaction/…');
  });

  it('must end with submit or click', () => {
    expect(() => bySteps({ grant: [{ fill: { a: 'b' } }], deny })).toThrow(
      'Failed to use interaction.steps.grant: nothing follows its last step. Please end with submit or click.',
    );
  });
});
