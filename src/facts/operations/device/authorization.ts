import { facts } from '../../operation.js';

/** POST /device/authorization */
export default facts('device_authorization_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'deviceAuthorizationResponse',
  actions: {
    BAD_REQUEST: { typicalCode: 'A166306' },
    UNAUTHORIZED: { typicalCode: 'A157305' },
    OK: {
      content: 'json',
      members: ['clientId', 'deviceCode', 'userCode', 'verificationUri', 'expiresIn'],
      issues: {
        deviceCode: 'response.deviceCode',
        userCode: 'response.userCode',
        decision: 'response.userCode',
      },
    },
  },
});
