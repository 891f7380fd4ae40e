import type {
  AuthorizationResponse,
  BackchannelAuthenticationResponse,
  DeviceVerificationResponse,
} from '@authlete/typescript-sdk/models';

/**
 * A request that began on another device, in the form of one of the authorization endpoint. Consent is asked for
 * each time: whoever began it may be a stranger.
 */
export const askedElsewhere = ({
  clientId,
  clientName,
  scopes,
  dynamicScopes,
  claimNames: claims,
  authorizationDetails,
}: BackchannelAuthenticationResponse | DeviceVerificationResponse): AuthorizationResponse => ({
  client: { clientId, clientName },
  scopes,
  dynamicScopes,
  claims,
  authorizationDetails,
  prompts: ['CONSENT'],
});
