import { version } from '../../../version.js';

interface Ready {
  readonly url: string;
  readonly upstream: string;
}

/** The instructions for putting the proxy between an authorization server and Authlete. */
export const announcement = ({ url, upstream }: Ready): string => `\
authlete-testkit ${version()} checks calls to ${upstream}

# Environment (your authorization server keeps its service ID and API token)
AUTHLETE_BASE_URL=${url}

# java-oauth-server, authlete.properties
base_url = ${url}

Stop with Ctrl+C.
`;
