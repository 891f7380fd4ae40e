import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import { Session } from '../session.js';
import { userCode } from '../trials/device.js';
import type { Probe } from './cross-cutting.js';

/** RFC 8628, section 6.1: people type codes in lower case, with dashes and blanks. */
const otherSpelling: Probe = {
  id: 'device/verification/NOT_EXIST/code-normalized',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const code = await userCode(requests);
    const typed = code.toLowerCase().replace(/^\w{2}/, '$&- ');
    const first = session.exchanges.length;
    const page = await session.open(requests.endpoint('device-verification'));
    await requests.decide(page, 'grant', { userCode: typed });
    const exchanges = session.exchanges.slice(first);
    const final = exchanges.find(({ calls }) =>
      calls.some(({ operationId }) => operationId === 'device_verification_api'),
    );
    const call = final?.calls.find(({ operationId }) => operationId === 'device_verification_api');
    if (final === undefined || call === undefined)
      throw new NotTried('The server did not call device_verification_api.');
    const got = call.request['userCode'];
    return [
      {
        title: 'a user code in another spelling',
        exchanges,
        final,
        call,
        difference:
          got === code
            ? undefined
            : { message: 'Authlete gets the code as it was typed.', expected: code, got: String(got) },
      },
    ];
  },
};

export const deviceProbes: readonly Probe[] = [otherSpelling];
