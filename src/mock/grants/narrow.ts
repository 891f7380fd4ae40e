import type { Authorization } from '../../domain/grants.js';
import { identified } from '../credentials/issuance.js';
import {
  authorizationDetailsFailure,
  beyondDetails,
  requestedDetails,
} from '../oauth/authorization-details.js';
import { beyondResources, requestedResources, resourceFailure } from '../oauth/resource.js';
import type { TokenRequest } from './grant.js';

/**
 * Returns the target that a token request asks for (RFC 8707, section 2.2; RFC 9396, section 6). Throws a
 * `Failure`.
 */
export function targetOf({ parameters, settings, client }: TokenRequest) {
  const failure = resourceFailure(parameters) ?? authorizationDetailsFailure(parameters, settings, client);
  if (failure !== undefined) throw failure;
  const resources = requestedResources(parameters);
  const details = requestedDetails(parameters);
  return {
    ...(resources.length > 0 && { resources }),
    ...(details !== undefined && { authorizationDetails: details }),
  };
}

/** Returns the restrictions of the access token, which must be within what was authorized. Throws a `Failure`. */
export function narrow(request: TokenRequest, authorized: Authorization) {
  const { resources, authorizationDetails } = targetOf(request);
  const failure =
    (resources && beyondResources(resources, authorized.resources)) ??
    (authorizationDetails && beyondDetails(authorizationDetails, authorized.authorizationDetails));
  if (failure !== undefined) throw failure;
  return {
    ...(resources && { accessTokenResources: resources }),
    ...(authorizationDetails && { accessTokenDetails: identified(request.settings, authorizationDetails) }),
  };
}
