import { Failure } from '../../failure.js';
import { decisionOf } from '../../grants/decision.js';
import { type DecisionCodes, decisionFailure } from '../../oauth/decision.js';
import { operation, result } from '../../operation.js';
import type { Service } from '../../service.js';

const id = 'device_complete_api';

const codes: DecisionCodes = {
  noResult: 'A228201',
  noSubject: 'A230201',
  longSubject: 'A230202',
  subjectNotAscii: 'A230203',
  longSub: 'A231201',
  subNotAscii: 'A231202',
  negativeAuthTime: 'A232201',
  longAcr: 'A233201',
  acrNotAscii: 'A233202',
  claimsNotJson: 'A234201',
  largeClaims: 'A234202',
  largeProperties: 'A235201',
  longErrorDescription: 'A236201',
  longErrorUri: 'A236202',
  errorUriNotAscii: 'A236203',
  headerParametersNotJson: 'A257201',
};

/** POST /device/complete */
export default operation(id, async ({ service, settings, body }) => {
  if (!body.userCode) throw new Failure('A227201');
  const key = await deviceOf(service, body.userCode);
  const found = await service.entry('deviceAuthorization', key);
  if (found === undefined) throw new Failure('A227301');
  const device = found.value;
  const failure = decisionFailure(body, codes);
  if (failure !== undefined) throw failure;
  const client = await service.find('client', String(device.request.clientId));
  if (client === undefined) throw new Failure('A229301');
  if (device.decision !== undefined) throw new Failure('A239203');

  const decision = decisionOf(body, device.request, settings, client);
  if (!(await service.replace('deviceAuthorization', key, found, { ...device, decision }))) {
    throw new Failure('A239201');
  }
  return result(id, 'A241001', { consentedClaims: body.consentedClaims });
});

async function deviceOf(service: Service, userCode: string): Promise<string> {
  const found = await service.find('userCode', userCode);
  if (found === undefined) throw new Failure('A227301');
  if (!service.hasExpired(found)) return found.key;
  const forgotten = await service.take('userCode', userCode);
  throw new Failure(forgotten === undefined ? 'A227301' : 'A227303');
}
