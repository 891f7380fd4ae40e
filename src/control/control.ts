import { InvalidInputError } from '../invalid-input-error.js';
import { identifier, type Random } from '../mock/state/random.js';
import type { ControlPlane } from '../mock/transport/node.js';
import { Calls } from './calls.js';
import type { Controlled } from './controlled.js';

export interface ControlOptions {
  /** The bearer token that every call must send. Default: a random one. */
  readonly token?: string;
  /** A second token, which only permits to read what is not secret. Default: none. */
  readonly readOnlyToken?: string;
  /** Whether other machines may call the control plane. Default: `false`. */
  readonly remote?: boolean;
}

export interface OpenControlPlane extends ControlPlane {
  readonly token: string;
}

/**
 * Returns the control plane of a mock. It is loaded at the first call. Throws `InvalidInputError` if the token
 * contains characters that a bearer token must not have.
 */
export function openControl(
  controlled: Controlled,
  { token: given, readOnlyToken, remote = false }: ControlOptions,
  random: Random,
): OpenControlPlane {
  const token = given ?? identifier(random);
  mustBeSendable(token);
  if (readOnlyToken !== undefined) {
    mustBeSendable(readOnlyToken);
    if (readOnlyToken === token)
      throw new InvalidInputError(
        'Failed to use the read-only control token: it is the control token. Please use two different tokens.',
      );
  }
  const calls = new Calls();
  let loading: Promise<ControlPlane['handler']> | undefined;
  const load = async () => {
    const { controlApp } = await import('./app.js');
    return controlApp({ controlled, token, readOnlyToken, remote, calls });
  };
  return {
    token,
    handler: (request, response) => {
      loading ??= load();
      loading.then(
        (app) => app(request, response),
        (problem) => {
          controlled.onProblem(problem, 'the control plane');
          response.destroy();
        },
      );
    },
    close: () => calls.end(),
  };
}

// The `b64token` syntax of RFC 6750, section 2.1.
function mustBeSendable(token: string): void {
  if (/^[\w.~+/-]+=*$/.test(token)) return;
  throw new InvalidInputError(
    'Failed to use the control token: it is empty or has characters that a bearer token cannot have. Please use only letters, digits and - . _ ~ + /.',
  );
}
