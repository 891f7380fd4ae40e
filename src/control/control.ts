import { InvalidInput } from '../invalid-input.js';
import { identifier, type Random } from '../mock/state/random.js';
import type { ControlPlane } from '../mock/transport/node.js';
import { Calls } from './calls.js';
import type { Controlled } from './controlled.js';

export interface ControlOptions {
  /** The bearer token that every call needs; made up when left out. */
  readonly token?: string;
  /** Whether other machines than this one may call; `false` when left out. */
  readonly remote?: boolean;
}

export interface OpenControlPlane extends ControlPlane {
  readonly token: string;
}

/** The control plane of a mock, loaded with its first call. Throws `InvalidInput` for a token that cannot be sent. */
export function openControl(
  controlled: Controlled,
  { token: given, remote = false }: ControlOptions,
  random: Random,
): OpenControlPlane {
  const token = given ?? identifier(random);
  mustBeSendable(token);
  const calls = new Calls();
  let loading: Promise<ControlPlane['handler']> | undefined;
  const load = async () => {
    const { controlApp } = await import('./app.js');
    return controlApp({ controlled, token, remote, calls });
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

// RFC 6750, section 2.1: what a bearer token may consist of.
function mustBeSendable(token: string): void {
  if (/^[\w.~+/-]+=*$/.test(token)) return;
  throw new InvalidInput(
    'Failed to use the control token: it is empty or has characters that no bearer token can have. Please give letters, digits and - . _ ~ + / alone.',
  );
}
