import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/not-after-fail.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { answered, sending } from './changed.js';
import { code, denied, flows } from './lives.js';
import { followed } from './tried.js';

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: [check] });

const ticket = answered(denied.authorized, 'ticket');
const issuedAllTheSame = sending(code.issued, { ticket });
const sameService = (exchange: HttpExchange): HttpExchange => ({
  ...exchange,
  target: exchange.target.replace(/\d+/, '1'),
});

it('reports nothing for flows of the mock, which refuses a ticket that was given up', async () => {
  for (const flow of flows) expect(await found(...flow)).toEqual([]);
});

it('finds that a ticket is accepted after it was given up', async () => {
  const exchanges = [denied.authorized, denied.failed, issuedAllTheSame].map(sameService);
  expect(await found(...exchanges)).toEqual(['3: The ticket is accepted, although it ended at recording:2.']);
});

it('finds that a ticket is given up after it was accepted, and that it is given up twice', async () => {
  const late = [denied.authorized, issuedAllTheSame, denied.failed].map(sameService);
  expect(await found(...late)).toEqual(['3: The ticket is accepted, although it ended at recording:2.']);
  const twice = [denied.authorized, denied.failed, denied.failed].map(sameService);
  expect(await found(...twice)).toEqual(['3: The ticket is accepted, although it ended at recording:2.']);
});

it('reports nothing for other tickets', async () => {
  const others = [denied.authorized, denied.failed, code.authorized, code.issued].map(sameService);
  expect(await found(...others)).toEqual([]);
});
