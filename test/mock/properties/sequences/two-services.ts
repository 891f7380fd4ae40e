import type { AuthleteOptions } from '../../../../src/index.js';
import { testAuthlete } from '../../../support/authlete.js';
import { decoupledData } from '../../../support/decisions.js';
import { World } from './model.js';

export const start = Date.UTC(2026, 0, 1) + 300;

/** Two services with two clients each and frozen clocks. */
export function twoServices(answered: Set<string>, more: Pick<AuthleteOptions, 'onExchange'> = {}): World {
  const [service = {}] =
    decoupledData({
      service: {
        accessTokenDuration: 100,
        refreshTokenDuration: 300,
        authorizationCodeDuration: 600,
        deviceFlowPollingInterval: 0,
        backchannelPollingInterval: 0,
      },
      confidential: {
        grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'DEVICE_CODE', 'CIBA'],
      },
      publicClient: { grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE'] },
    }).services ?? [];
  const supportedGrantTypes = [...(service.supportedGrantTypes ?? []), 'CLIENT_CREDENTIALS' as const];
  const twin = { ...service, supportedGrantTypes };
  const options = {
    ...more,
    fixtures: { services: [twin, twin] },
    clock: { now: () => start },
    seed: 'sequences',
  };
  return new World(testAuthlete(options, { counts: false }), start, answered);
}
