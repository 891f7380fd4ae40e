import { version } from '../../../version.js';
import { counted } from '../../counted.js';

interface Ready {
  readonly url: string;
  readonly upstream: string;
  readonly file: string;
}

/** The instructions for putting the recorder between an authorization server and Authlete. */
export const announcement = ({ url, upstream, file }: Ready): string => `\
authlete-testkit ${version()} records calls to ${upstream}
in ${file}

# Environment (your authorization server keeps its service ID and API token)
AUTHLETE_BASE_URL=${url}

# java-oauth-server, authlete.properties
base_url = ${url}

Stop with Ctrl+C.
`;

export const closingLine = (file: string, exchanges: number): string =>
  `Recorded ${counted(exchanges, 'call')} in ${file}.\n`;
