import type { Authlete, ControlledListening } from '../../../authlete.js';
import type { Listening } from '../../../mock/transport/node.js';
import { listenAt } from '../../listen-at.js';
import type { ServeOptions } from '../serve.js';

type Wanted = Pick<ServeOptions, 'host' | 'port' | 'control' | 'controlToken' | 'controlRemote'>;

export function listen(authlete: Authlete, wanted: Wanted): Promise<Listening | ControlledListening> {
  const { host, port, control, controlToken: token, controlRemote: remote } = wanted;
  return listenAt(
    { host, port },
    'can use this mock, its tokens and its secrets. It is for tests only',
    (address) =>
      authlete.listen({
        ...address,
        control: control && { ...(token !== undefined && { token }), ...(remote && { remote }) },
      }),
  );
}
