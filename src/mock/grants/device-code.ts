import type { DeviceAuthorization } from '../../domain/decision.js';
import { Failure } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import { hashOf } from '../tokens/token-records.js';
import { type DecidedCodes, pending, redeem } from './decided.js';
import { type Granted, grant, type TokenRequest } from './grant.js';

const codes: DecidedCodes = {
  issued: 'A242002',
  denied: 'A242001',
  unsignable: 'A242308',
  largeProperties: 'A242201',
  raced: 'A242309',
};

/** RFC 8628, section 3.4. */
export const deviceCode = grant({
  grantType: 'DEVICE_CODE',
  name: 'urn:ietf:params:oauth:grant-type:device_code',
  startsFlow: false,
  grantedScopes: async ({ service, parameters }) =>
    (await service.find('deviceAuthorization', hashOf(parameters.get('device_code') ?? '')))?.request.scopes,
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { service, settings, parameters } = request;
  const key = hashOf(deviceCodeValue(parameters));
  const { decision, userCode } = await presentedDevice(request, key);
  if (decision === undefined) {
    throw await pending(service, key, settings.deviceFlowPollingInterval, 'A242307');
  }
  return redeem(request, decision, codes, (batch) =>
    batch.delete('deviceAuthorization', key, 'present').delete('userCode', userCode).delete('poll', key),
  );
}

function deviceCodeValue(parameters: Parameters): string {
  const value = parameters.get('device_code');
  if (value === undefined) throw new Failure('A242301');
  if (value === '') throw new Failure('A242302');
  if (parameters.isRepeated('device_code')) throw new Failure('A242303');
  return value;
}

async function presentedDevice({ service, client }: TokenRequest, key: string): Promise<DeviceAuthorization> {
  const device = await service.find('deviceAuthorization', key);
  if (device === undefined) throw new Failure('A242304');
  if (device.request.clientId !== client.clientId) throw new Failure('A242305');
  if (service.hasExpired(device)) throw new Failure('A242306');
  return device;
}
