import { authorizationTrials } from './authorization.js';
import { backchannelTrials } from './backchannel.js';
import { credentialTrials } from './credentials.js';
import { deviceTrials } from './device.js';
import { federationTrials } from './federation.js';
import { grantManagementTrials } from './grant-management.js';
import { introspectionTrials } from './introspection.js';
import { nativeSsoTrials } from './native-sso.js';
import { parTrials } from './par.js';
import { registrationTrials } from './registration.js';
import { revocationTrials } from './revocation.js';
import { tokenTrials } from './token.js';
import type { Trial } from './trial.js';
import { userinfoTrials } from './userinfo.js';

export const allTrials: readonly Trial[] = [
  authorizationTrials,
  tokenTrials,
  nativeSsoTrials,
  parTrials,
  introspectionTrials,
  revocationTrials,
  userinfoTrials,
  deviceTrials,
  backchannelTrials,
  grantManagementTrials,
  registrationTrials,
  credentialTrials,
  federationTrials,
].flat();
