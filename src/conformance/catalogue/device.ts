import { form } from '../form.js';
import { row } from '../row.js';
import { authenticated } from '../temporary-client.js';
import { scopeFor, subject } from './authorization-request.js';

/** User codes are typed by hand, so none is this long. */
const unknownUserCode = 'User codes are shorter than this one, so it was never issued.';

export const device = [
  row('device_authorization_api', 'unknown client').reads('An unknown client does not get a code.', {
    request: ({ absent }) => ({ body: { parameters: form({ client_id: absent }) } }),
    answers: ['UNAUTHORIZED', 'BAD_REQUEST'],
  }),
  row('device_verification_api', 'unknown user code').reads(unknownUserCode, {
    request: ({ absent }) => ({ body: { userCode: absent } }),
    answers: ['NOT_EXIST'],
  }),
  row('device_complete_api', 'unknown user code').reads(unknownUserCode, {
    request: ({ absent }) => ({ body: { userCode: absent, result: 'ACCESS_DENIED', subject } }),
    answers: ['USER_CODE_NOT_EXIST'],
  }),
  row('device_authorization_api', 'request').writes('It issues codes to the temporary client.', {
    feature: 'device flow',
    needs: ['client'],
    request: (context) => ({ body: authenticated(context.client, { scope: scopeFor(context) }) }),
    answers: ['OK'],
    capture: ({ userCode, deviceCode }) => ({ userCode, deviceCode }),
  }),
  row('device_verification_api', 'user code').writes(
    'It changes nothing, but requires a code of the temporary client.',
    {
      needs: ['userCode'],
      request: ({ userCode }) => ({ body: { userCode } }),
      answers: ['VALID'],
    },
  ),
  row('device_complete_api', 'granted').writes('It stores the decision on a code of the temporary client.', {
    needs: ['userCode'],
    request: ({ userCode }) => ({ body: { userCode, result: 'AUTHORIZED', subject } }),
    answers: ['SUCCESS'],
    capture: () => ({ userCode: undefined }),
  }),
  row('auth_token_api', 'device code').writes('It issues tokens to the temporary client.', {
    needs: ['client', 'deviceCode'],
    request: ({ client, deviceCode }) => ({
      body: authenticated(client, {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: deviceCode,
      }),
    }),
    answers: ['OK'],
    capture: () => ({ deviceCode: undefined }),
  }),
];
