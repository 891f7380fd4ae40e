import { unmet } from '../circumstances.js';
import type { UserChoice } from '../driver/interaction.js';
import { NotTried } from '../not-tried.js';
import type { Requests } from '../requests.js';
import type { ClientKind } from '../world.js';
import type { Trial } from './trial.js';

const asked =
  (loginHint: string | undefined, client: ClientKind = 'basic'): Trial['run'] =>
  (requests) =>
    requests.asClient(
      'backchannel',
      {
        scope: 'openid profile',
        login_hint: loginHint ?? requests.server.user.name,
        binding_message: 'W4SCT',
      },
      client,
    );

const unknownUser = 'nobody-that-the-server-knows';

/** The user decides on the device for authentication, after the client has asked. */
const decided =
  (outcome: UserChoice) =>
  async (requests: Requests): Promise<void> => {
    const { decideBackchannel, user } = requests.server;
    if (decideBackchannel === undefined)
      throw new NotTried(
        'The check cannot decide about backchannel requests. Please name a module in check.yaml, below interaction, that can.',
      );
    await asked(undefined)(requests, '');
    await decideBackchannel(requests.session, { outcome, user });
    await requests.arrival();
  };

const completion = {
  operationId: 'backchannel_authentication_complete_api',
  patch: async (requests) => ({ clientNotificationEndpoint: await requests.listen() }),
} satisfies Partial<Trial>;

export const backchannelTrials: readonly Trial[] = [
  {
    operationId: 'backchannel_authentication_api',
    actions: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN'],
    run: asked(undefined),
  },
  {
    operationId: 'backchannel_authentication_api',
    actions: ['USER_IDENTIFICATION'],
    natural: true,
    run: asked(undefined),
  },
  {
    operationId: 'backchannel_authentication_api',
    actions: ['USER_IDENTIFICATION'],
    natural: true,
    conditions: ['user-unknown'],
    run: asked(unknownUser),
  },
  {
    operationId: 'backchannel_authentication_api',
    actions: ['USER_IDENTIFICATION'],
    natural: true,
    conditions: ['user-code-wrong'],
    prepare: async ({ server }) => {
      if (server.authlete.settings.backchannelUserCodeParameterSupported !== true)
        throw new NotTried(unmet['user-code-wrong'] ?? '');
    },
    patch: { userCode: 'user-code-that-the-check-made-up' },
    run: asked(undefined),
  },
  { operationId: 'backchannel_authentication_issue_api', run: asked(undefined) },
  { operationId: 'backchannel_authentication_fail_api', run: asked(unknownUser) },
  {
    operationId: 'backchannel_authentication_issue_api',
    actions: ['OK'],
    natural: true,
    decides: true,
    run: decided('grant'),
  },
  { ...completion, run: decided('grant') },
  { ...completion, run: decided('deny') },
];
