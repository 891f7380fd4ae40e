import type { ServiceOwner } from '../../../mock/engine.js';
import type { ServiceSummary } from '../../../mock/fixtures/load.js';

interface Block {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Returns the settings to paste into the `.env`, `authlete.properties` or `authlete.ini` of an official SDK
 * or sample server.
 */
export function environment(
  url: string,
  { serviceId, accessToken, apiSecret }: ServiceSummary,
  owner: ServiceOwner,
): Block[] {
  return [
    {
      title: 'Environment of authlete/typescript-oauth-server; the others read it as well',
      lines: [
        `AUTHLETE_BASE_URL=${url}`,
        `AUTHLETE_SERVICE_ID=${serviceId}`,
        `AUTHLETE_API_TOKEN=${accessToken}`,
      ],
    },
    {
      title: 'The TypeScript and Go SDKs; set the server URL in the code to AUTHLETE_BASE_URL',
      lines: [`AUTHLETE_BEARER=${accessToken}`],
    },
    {
      title: 'The Java and Python libraries (AuthleteEnvConfiguration)',
      lines: [
        'AUTHLETE_API_VERSION=V3',
        `AUTHLETE_SERVICE_APIKEY=${serviceId}`,
        `AUTHLETE_SERVICE_ACCESSTOKEN=${accessToken}`,
      ],
    },
    {
      title: 'java-oauth-server, authlete.properties',
      lines: [
        'api_version = V3',
        `base_url = ${url}`,
        `service.api_key = ${serviceId}`,
        `service.access_token = ${accessToken}`,
      ],
    },
    {
      title: 'Authlete 2.x with HTTP Basic: the PHP, Go, Ruby gem, C# and Django libraries',
      lines: [
        `AUTHLETE_BASE_URL=${url}`,
        `AUTHLETE_SERVICE_APIKEY=${serviceId}`,
        `AUTHLETE_SERVICE_APISECRET=${apiSecret}`,
        `AUTHLETE_SERVICEOWNER_APIKEY=${owner.apiKey}`,
        `AUTHLETE_SERVICEOWNER_APISECRET=${owner.apiSecret}`,
      ],
    },
  ];
}
