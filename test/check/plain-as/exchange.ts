import type { IncomingMessage } from 'node:http';
import type { RequestBody } from '../../../src/spec/types.js';
import type { Accounts, Attempts } from './accounts.js';
import type { Answered, Authlete, Operation } from './authlete.js';
import type { Pending } from './backchannel.js';
import type { Wrong } from './mistakes.js';
import type { SeparateUi } from './separate.js';
import type { Consents, Sessions } from './sessions.js';
import type { TrustedIssuer } from './token.js';

/** What all requests share. */
export interface Shared {
  /** The public URL of this server. */
  readonly url: string;
  readonly authlete: Authlete;
  readonly accounts: Accounts;
  readonly attempts: Attempts;
  readonly consents: Consents;
  readonly sessions: Sessions;
  /** Backchannel requests that wait for a phone. */
  readonly pending: Map<string, Pending>;
  /** Native SSO: the session of each device secret. */
  readonly deviceSecrets: Map<string, string>;
  /** The IDs of the resource servers that may introspect tokens, with their secrets. */
  readonly resourceServers: ReadonlyMap<string, string>;
  readonly trusted: readonly TrustedIssuer[];
  /** The header in which the proxy in front passes client certificates, in lower case. */
  readonly certificateHeader: string | undefined;
  /** The token for registration. Registration is open if `undefined`. */
  readonly initialAccessToken: string | undefined;
  /** Another application that shows the pages. */
  readonly ui: SeparateUi | undefined;
  readonly wrong: Wrong;
  /** Writes a line for the operator. */
  readonly report: (line: string) => void;
}

interface Last {
  readonly operation: Operation;
  readonly action: string | undefined;
  readonly content: string | null | undefined;
  readonly message: string | undefined;
}

/** One request to this server. */
export class Exchange {
  /** Headers of the answer, whatever it becomes. */
  readonly tied: Record<string, string> = {};
  /** The latest response of Authlete. */
  last: Last | undefined;

  constructor(
    readonly shared: Shared,
    readonly request: IncomingMessage,
    readonly path: string,
    /** The query as it came. */
    readonly query: string,
    /** The body as it came. */
    readonly body: string,
    /** The part of the path that varies. */
    readonly id: string,
  ) {}

  get wrong(): Wrong {
    return this.shared.wrong;
  }

  /** The parameters as they came. */
  get parameters(): string {
    return this.request.method === 'GET' ? this.query : this.body;
  }

  /** Reads a field of a form of this server's own pages. */
  field(name: string): string {
    return new URLSearchParams(this.body).get(name) ?? '';
  }

  /** Calls Authlete, and keeps the headers that belong to its response. */
  async call<Id extends Operation>(operation: Id, body: RequestBody<Id>): Promise<Answered<Id>> {
    const answer = await this.shared.authlete.call(operation, body);
    const { dpopNonce, attestationChallenge } = answer;
    // RFC 9449, section 8.
    if (dpopNonce !== undefined) this.tied['DPoP-Nonce'] = dpopNonce;
    if (attestationChallenge !== undefined)
      this.tied['OAuth-Client-Attestation-Challenge'] = attestationChallenge;
    const {
      action,
      responseContent: content,
      resultMessage: message,
    }: { action?: string; responseContent?: string | null; resultMessage?: string } = answer;
    this.last = { operation, action, content, message };
    return answer;
  }
}
