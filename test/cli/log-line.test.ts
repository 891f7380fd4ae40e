import { describe, expect, it } from 'vitest';
import { localTime, logLine } from '../../src/cli/commands/serve/log-line.js';
import { hasColours } from '../../src/cli/terminal.js';
import { loadContract } from '../../src/spec/contract.js';

const contract = loadContract();
const call = {
  method: 'POST',
  target: '/api/1/auth/token',
  operationId: 'auth_token_api',
  status: 200,
  duration: 1.23,
};
const refused = {
  ...call,
  action: 'BAD_REQUEST',
  resultCode: 'A050305',
  why: { decided: 'The authorization code does not exist.', needed: 'A code.' },
};

describe('A line of the log', () => {
  it('has the reason for a refusal, and the warnings', () => {
    expect(logLine({ ...refused, warnings: ['The member a is ignored.'] }, contract)).toBe(
      'POST /auth/token BAD_REQUEST A050305 1.2 ms The authorization code does not exist. Warning: The member a is ignored.',
    );
  });

  it('has no reason for a success', () => {
    const line = logLine(
      { ...call, action: 'OK', resultCode: 'A050001', why: { decided: 'Fine.' } },
      contract,
    );
    expect(line).toBe('POST /auth/token OK A050001 1.2 ms');
  });

  it('stays on one line for any request', () => {
    const why = { decided: 'The redirect_uri a\n\u001b[31mb is not registered.', needed: 'Another.' };
    const line = logLine({ ...refused, why }, contract);
    for (const character of ['\n', '\u001b']) expect(line).not.toContain(character);
  });

  it('has a coloured action: red for a refusal, green otherwise', () => {
    const tag = (colour: string, text: string) => `<${colour}>${text}</>`;
    expect(logLine(refused, contract, tag)).toContain('<red>BAD_REQUEST</>');
    expect(logLine({ ...call, action: 'OK', resultCode: 'A050001' }, contract, tag)).toContain(
      '<green>OK</>',
    );
  });
});

describe('The time of a line', () => {
  it('is the time of day on this machine', () => {
    expect(localTime(new Date(2026, 0, 2, 3, 4, 5, 6))).toBe('03:04:05.006');
  });
});

describe('Colours', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR and NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['a terminal that knows no colours', true, { TERM: 'dumb' }, false],
  ])('%s', (_name, isTTY, env, expected) => {
    expect(hasColours({ isTTY }, env)).toBe(expected);
  });
});
