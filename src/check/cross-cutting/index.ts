import {
  errorStaysError,
  noChallengeAsBody,
  noNullText,
  noStore,
  successStaysSuccess,
  tokenNotEchoed,
  unauthorizedHasChallenge,
} from './answers.js';
import { cacheProbes } from './caches.js';
import { certificateProbes } from './certificates.js';
import { credentialProbes } from './credentials.js';
import type { Probe, Watcher } from './cross-cutting.js';
import { claimValues, truthfulFailure } from './decisions.js';
import { deviceProbes } from './device.js';
import { documentProbes } from './documents.js';
import { dpopProbes } from './dpop.js';
import { faultProbes } from './faults.js';
import { formProbes } from './forms.js';
import {
  accessTokenForwarded,
  attestationForwarded,
  basicCredentialsDecoded,
  credentialsApart,
  dpopForwarded,
  parameterOrder,
  rawParameters,
} from './forwarding.js';
import { credentialTokenChecked, gateProbes, userCodeGuessing } from './gates.js';
import { interactionProbes } from './interaction.js';
import { noInternalDetails } from './internals.js';
import { introspectionProbes } from './introspection.js';
import { keyProbes } from './keys.js';
import { methodProbes } from './methods.js';
import { formsSubmit, pageProbes } from './pages.js';
import { noRetry, ticketHidden, ticketOnce, trueAuthTime } from './repeats.js';
import { replyProbes } from './replies.js';
import { survivalProbes } from './survival.js';
import { dpopNonceReturned, jwtAccessTokenFirst, passwordGuessing, tokenProbes } from './tokens.js';
import {
  interactionTogether,
  promptNoneAsksNothing,
  promptNoneChecksAll,
  trueAcr,
  trueSubject,
} from './truth.js';

export const watchers: readonly Watcher[] = [
  rawParameters,
  parameterOrder,
  basicCredentialsDecoded,
  accessTokenForwarded,
  dpopForwarded,
  attestationForwarded,
  credentialsApart,
  unauthorizedHasChallenge,
  errorStaysError,
  successStaysSuccess,
  noStore,
  noChallengeAsBody,
  tokenNotEchoed,
  noNullText,
  noInternalDetails,
  trueAuthTime,
  trueAcr,
  trueSubject,
  promptNoneChecksAll,
  promptNoneAsksNothing,
  interactionTogether,
  jwtAccessTokenFirst,
  dpopNonceReturned,
  ticketOnce,
  ticketHidden,
  noRetry,
  truthfulFailure,
  claimValues,
  credentialTokenChecked,
  formsSubmit,
];

const inAnyOrder: readonly Probe[] = [
  ...methodProbes,
  ...credentialProbes,
  ...tokenProbes,
  ...deviceProbes,
  ...documentProbes,
  ...keyProbes,
  ...cacheProbes,
  ...gateProbes,
  ...dpopProbes,
  ...pageProbes,
  ...interactionProbes,
  ...introspectionProbes,
  ...certificateProbes,
  ...formProbes,
  ...replyProbes,
  ...faultProbes,
];

/** Those that disturb the server come last, and then whether it survived them. */
export const probes: readonly Probe[] = [
  ...inAnyOrder.filter(({ disturbs = false }) => !disturbs),
  ...inAnyOrder.filter(({ disturbs = false }) => disturbs),
  ...survivalProbes,
  passwordGuessing,
  userCodeGuessing,
];
