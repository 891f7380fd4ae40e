import type {
  AuthorizationResponse,
  BackchannelAuthenticationResponse,
  DeviceVerificationResponse,
} from '@authlete/typescript-sdk/models';

/**
 * Converts a request from another device to the form of an authorization request. Always asks for consent,
 * because a stranger may have started it.
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
