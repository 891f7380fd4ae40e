import type { ControlledAuthlete } from './controlled-authlete.js';

/**
 * The environment variables by which the known servers and SDKs learn where Authlete is (docs/clients.md), and by which
 * many servers learn their port.
 */
export const environmentOf = (
  {
    url,
    serviceId,
    accessToken,
    apiSecret,
  }: Pick<ControlledAuthlete, 'url' | 'serviceId' | 'accessToken' | 'apiSecret'>,
  base: URL,
): Readonly<Record<string, string>> => ({
  AUTHLETE_BASE_URL: url,
  AUTHLETE_SERVICE_ID: String(serviceId),
  AUTHLETE_API_TOKEN: accessToken,
  AUTHLETE_BEARER: accessToken,
  AUTHLETE_API_VERSION: 'V3',
  AUTHLETE_SERVICE_APIKEY: String(serviceId),
  AUTHLETE_SERVICE_ACCESSTOKEN: accessToken,
  ...(apiSecret !== undefined && { AUTHLETE_SERVICE_APISECRET: apiSecret }),
  API_BASE_URL: url,
  API_VERSION: 'V3',
  API_KEY: String(serviceId),
  ACCESS_TOKEN: accessToken,
  PORT: base.port || (base.protocol === 'https:' ? '443' : '80'),
});

/** Replaces placeholders such as `{authlete.url}` in the values of configured variables. */
export function filledIn(
  variables: Readonly<Record<string, string>>,
  authlete: Pick<ControlledAuthlete, 'url' | 'serviceId' | 'accessToken'>,
  base: URL,
): Readonly<Record<string, string>> {
  const values = new Map([
    ['authlete.url', authlete.url],
    ['authlete.serviceId', String(authlete.serviceId)],
    ['authlete.accessToken', authlete.accessToken],
    ['base', base.origin],
    ['port', base.port],
  ]);
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(/\{([\w.]+)\}/g, (whole, key: string) => values.get(key) ?? whole),
    ]),
  );
}
