import type { Schema } from '../spec/types.js';

type Settings = Partial<Schema<'service'>>;

const grant =
  (type: Schema<'grant_type'>) =>
  ({ supportedGrantTypes }: Settings): boolean =>
    supportedGrantTypes?.includes(type) ?? false;

const authorizationCode = (settings: Settings): boolean =>
  grant('AUTHORIZATION_CODE')(settings) && (settings.supportedResponseTypes?.includes('CODE') ?? false);

/** Optional features of a service, detected by its settings. */
export const features = {
  'a client secret': ({ supportedTokenAuthMethods = [] }: Settings) =>
    supportedTokenAuthMethods.includes('CLIENT_SECRET_BASIC') ||
    supportedTokenAuthMethods.includes('CLIENT_SECRET_POST'),
  'authorization code': authorizationCode,
  'plain authorization requests': (settings: Settings) =>
    authorizationCode(settings) && !settings.parRequired && !settings.requestObjectRequired,
  'refresh token': grant('REFRESH_TOKEN'),
  'client credentials': grant('CLIENT_CREDENTIALS'),
  password: grant('PASSWORD'),
  'token exchange': (settings: Settings) =>
    grant('TOKEN_EXCHANGE')(settings) && !settings.tokenExchangeByPermittedClientsOnly,
  CIBA: (settings: Settings) =>
    grant('CIBA')(settings) &&
    (settings.supportedBackchannelTokenDeliveryModes?.includes('POLL') ?? false) &&
    (settings.supportedScopes?.some(({ name }) => name === 'openid') ?? false),
  'device flow': (settings: Settings) =>
    grant('DEVICE_CODE')(settings) &&
    Boolean(settings.deviceVerificationUri) &&
    (settings.deviceFlowCodeDuration ?? 0) > 0,
  'dynamic registration': ({ dynamicRegistrationSupported }: Settings) =>
    dynamicRegistrationSupported ?? false,
  'verifiable credentials': ({ verifiableCredentialsEnabled }: Settings) =>
    verifiableCredentialsEnabled ?? false,
} as const satisfies Readonly<Record<string, (settings: Settings) => boolean>>;

export type Feature = keyof typeof features;
