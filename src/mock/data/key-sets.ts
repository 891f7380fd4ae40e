import { isObject } from '../../spec/json.js';
import type { Data } from './data.js';

/** A `jwks` that is no JWK Set (RFC 7517, section 5); the API has it as a string. */
export function keySetProblemIn({ services = [] }: Data): string | undefined {
  const sets = services.flatMap(({ jwks, clients = [] }, index) => [
    { jwks, path: `services[${index}].jwks` },
    ...clients.map((client, position) => ({
      jwks: client.jwks,
      path: `services[${index}].clients[${position}].jwks`,
    })),
  ]);
  const broken = sets.find(({ jwks }) => jwks !== undefined && !isKeySet(jwks));
  return broken && `${broken.path} is not a JWK Set. Please give a string such as '{"keys":[…]}'.`;
}

function isKeySet(jwks: string): boolean {
  try {
    const parsed: unknown = JSON.parse(jwks);
    return isObject(parsed) && Array.isArray(parsed['keys']);
  } catch {
    return false;
  }
}
