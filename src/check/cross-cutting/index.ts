import {
  errorStaysError,
  noChallengeAsBody,
  noInternalDetails,
  noNullText,
  noStore,
  successStaysSuccess,
  tokenNotEchoed,
  unauthorizedHasChallenge,
} from './answers.js';
import { credentialProbes } from './credentials.js';
import type { Probe, Watcher } from './cross-cutting.js';
import { deviceProbes } from './device.js';
import { documentProbes } from './documents.js';
import { faultProbes } from './faults.js';
import {
  accessTokenForwarded,
  attestationForwarded,
  basicCredentialsDecoded,
  certificateForwarded,
  credentialsApart,
  dpopForwarded,
  parameterOrder,
  rawParameters,
} from './forwarding.js';
import { interactionProbes } from './interaction.js';
import { introspectionProbes } from './introspection.js';
import { methodProbes } from './methods.js';
import { noRetry, ticketOnce, trueAuthTime } from './repeats.js';
import { dpopNonceReturned, jwtAccessTokenFirst, passwordGuessing, tokenProbes } from './tokens.js';
import { promptNoneAsksNothing, promptNoneChecksAll, trueAcr, trueSubject } from './truth.js';
import { nextRequestServed, survives, ticketHidden, unusualProbes } from './unusual.js';

export const watchers: readonly Watcher[] = [
  rawParameters,
  parameterOrder,
  basicCredentialsDecoded,
  accessTokenForwarded,
  dpopForwarded,
  attestationForwarded,
  certificateForwarded,
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
  jwtAccessTokenFirst,
  dpopNonceReturned,
  ticketOnce,
  ticketHidden,
  noRetry,
];

const inAnyOrder: readonly Probe[] = [
  ...methodProbes,
  ...credentialProbes,
  ...tokenProbes,
  ...deviceProbes,
  ...documentProbes,
  ...interactionProbes,
  ...introspectionProbes,
  ...unusualProbes,
  ...faultProbes,
];

/** Those that disturb the server come last, and then whether it survived them. */
export const probes: readonly Probe[] = [
  ...inAnyOrder.filter(({ disturbs = false }) => !disturbs),
  ...inAnyOrder.filter(({ disturbs = false }) => disturbs),
  nextRequestServed,
  survives,
  passwordGuessing,
];
