import { type Authlete, type ControlledListening, controlAddresses, hasControl } from '../../../authlete.js';
import type { Listening } from '../../../mock/transport/node.js';
import { listenAt } from '../../listen-at.js';
import type { ServeOptions } from './options.js';

type Wanted = Pick<
  ServeOptions,
  'host' | 'port' | 'publicUrl' | 'control' | 'controlToken' | 'controlReadOnlyToken' | 'controlRemote'
>;

/** What `listen` resolves to: `localUrl` is the URL on this machine, the others are for callers. */
export type Served = (Listening | ControlledListening) & { readonly localUrl: string };

/** Starts listening. The returned URLs are the ones that callers use: `--public-url` if given. */
export async function listen(
  authlete: Authlete,
  wanted: Wanted,
  warn: (warning: string) => void,
): Promise<Served> {
  const { host, port, publicUrl, control, controlToken: token, controlRemote: remote } = wanted;
  const { controlReadOnlyToken: readOnlyToken } = wanted;
  const listening: Listening | ControlledListening = await listenAt(
    { host, port },
    'can use this mock, its tokens and its secrets. Use it for tests only',
    (address) =>
      authlete.listen({
        ...address,
        control: control && {
          ...(token !== undefined && { token }),
          ...(readOnlyToken !== undefined && { readOnlyToken }),
          ...(remote && { remote }),
        },
      }),
    warn,
  );
  const served = { ...listening, localUrl: listening.url };
  if (publicUrl === undefined) return served;
  return {
    ...served,
    url: publicUrl,
    ...(hasControl(listening) && controlAddresses(publicUrl, listening.controlToken)),
  };
}
