import type { GivenTarget } from '../../../conformance/open-target.js';
import type { ConformanceOptions } from './options.js';

/** Returns the target from the options and the environment. Tokens come only from the environment. */
export function givenTarget({ target, serviceId }: ConformanceOptions): GivenTarget {
  const { AUTHLETE_API_TOKEN, AUTHLETE_SERVICE_ID } = process.env;
  const variables = { token: 'AUTHLETE_API_TOKEN', serviceId: 'AUTHLETE_SERVICE_ID' };
  return { target, token: AUTHLETE_API_TOKEN, serviceId: serviceId ?? AUTHLETE_SERVICE_ID, variables };
}

/** Returns the target to compare with. */
export function givenOther(target: string): GivenTarget {
  const { AUTHLETE_API_TOKEN, AUTHLETE_API_TOKEN_2, AUTHLETE_SERVICE_ID_2 } = process.env;
  const variables = {
    token: AUTHLETE_API_TOKEN_2 ? 'AUTHLETE_API_TOKEN_2' : 'AUTHLETE_API_TOKEN',
    serviceId: 'AUTHLETE_SERVICE_ID_2',
  };
  return {
    target,
    token: AUTHLETE_API_TOKEN_2 || AUTHLETE_API_TOKEN,
    serviceId: AUTHLETE_SERVICE_ID_2,
    variables,
  };
}
