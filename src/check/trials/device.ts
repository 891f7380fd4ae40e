import type { UserChoice } from '../driver/interaction.js';
import { NotTried } from '../not-tried.js';
import type { Requests } from '../requests.js';
import type { Trial } from './trial.js';

const started = (requests: Requests) => requests.asClient('device', { scope: 'openid profile' }, 'public');

/** Starts a flow on a device. Resolves to the user code. */
export async function userCode(requests: Requests): Promise<string> {
  const { answer } = await started(requests);
  const code = /"user_code"\s*:\s*"([^"]+)"/.exec(answer?.body ?? '')?.[1];
  if (code === undefined)
    throw new NotTried(`The device endpoint gave no user code: ${answer?.status ?? 'no response'}.`);
  return code;
}

/** The user enters the code in a browser and decides. */
const decided =
  (outcome: UserChoice): Trial['run'] =>
  async (requests, code) =>
    requests.decide(await requests.session.open(requests.endpoint('device-verification')), outcome, {
      userCode: code,
    });

const verification = { prepare: userCode, decides: true } satisfies Partial<Trial>;

export const deviceTrials: readonly Trial[] = [
  {
    operationId: 'device_authorization_api',
    run: (requests) => requests.asClient('device', { scope: 'openid profile' }, 'basic'),
  },
  { operationId: 'device_authorization_api', run: started },
  {
    operationId: 'device_verification_api',
    actions: ['VALID', 'EXPIRED', 'SERVER_ERROR', 'INTERNAL_SERVER_ERROR'],
    ...verification,
    conditions: ['user-grants'],
    run: decided('grant'),
  },
  {
    operationId: 'device_verification_api',
    actions: ['NOT_EXIST'],
    ...verification,
    // The user enters the code again.
    run: async (requests, code) => {
      const page = await requests.session.open(requests.endpoint('device-verification'));
      const refused = await requests.decide(page, 'grant', { userCode: code });
      await requests.decide(refused, 'grant', { userCode: code });
    },
  },
  {
    operationId: 'device_verification_api',
    actions: ['VALID'],
    ...verification,
    conditions: ['user-denies'],
    run: decided('deny'),
  },
  {
    operationId: 'device_verification_api',
    actions: ['VALID'],
    ...verification,
    conditions: ['user-gives-up'],
    run: decided('give-up'),
  },
  {
    operationId: 'device_verification_api',
    actions: ['VALID'],
    ...verification,
    conditions: ['code-in-link'],
    run: async (requests, code) => {
      const url = requests.endpoint('device-verification');
      url.searchParams.set('user_code', code);
      return requests.decide(await requests.session.open(url), 'grant', { userCode: code });
    },
  },
  { operationId: 'device_complete_api', ...verification, run: decided('grant') },
];
