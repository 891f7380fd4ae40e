import { type Answer, relay } from './answers.js';
import { fromClient } from './asked.js';
import { granted, start } from './authorization.js';
import { elsewhere } from './backchannel.js';
import type { Exchange } from './exchange.js';
import { codePage, page } from './pages.js';
import type { Ending, User, Wanted } from './sessions.js';

/** The device authorization endpoint (RFC 8628, section 3.1). */
export async function deviceAuthorization(exchange: Exchange): Promise<Answer> {
  const answer = await exchange.call('device_authorization_api', fromClient(exchange));
  return relay(exchange, 'device_authorization_api', answer);
}

/** Codes that one address may try in a minute (RFC 8628, section 5.1). */
const tries = 20;

/** The verification page (RFC 8628, section 3.3). */
export async function device(exchange: Exchange): Promise<Answer> {
  const { shared, request, wrong } = exchange;
  if (request.method === 'GET')
    return codePage(200, new URLSearchParams(exchange.query).get('user_code') ?? '');
  const address = `code ${request.socket.remoteAddress}`;
  if (shared.attempts.tooMany(address, tries)) return page(429, 'Too many tries', 'Please wait a minute.');
  const typed = exchange.field('f1');
  // People are lenient, Authlete is not (RFC 8628, section 6.1).
  const userCode = wrong('user-code-not-normalized') ? typed : typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const found = await exchange.call('device_verification_api', { userCode });
  switch (found.action) {
    case 'VALID': {
      const wanted = elsewhere(found);
      const notice = `Only allow this if the device shows the code ${userCode}.`;
      return start(exchange, { wanted, notice, ending: toDevice(userCode, wanted) });
    }
    case 'NOT_EXIST':
      shared.attempts.fail(address);
      return codePage(400, typed, 'No device shows this code. Please check it.');
    default:
      return relay(exchange, 'device_verification_api', { ...found });
  }
}

const toDevice = (userCode: string, wanted: Wanted): Ending => ({
  allow: (exchange, user: User) =>
    complete(exchange, { userCode, result: 'AUTHORIZED', ...granted(exchange, wanted, user) }),
  refuse: (exchange, reason) =>
    complete(exchange, { userCode, result: reason === 'DENIED' ? 'ACCESS_DENIED' : 'TRANSACTION_FAILED' }),
});

async function complete(
  exchange: Exchange,
  request: {
    userCode: string;
    result: 'AUTHORIZED' | 'ACCESS_DENIED' | 'TRANSACTION_FAILED';
    subject?: string;
  },
): Promise<Answer> {
  return relay(exchange, 'device_complete_api', await exchange.call('device_complete_api', request));
}
