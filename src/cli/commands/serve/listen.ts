import type { Authlete, ControlledListening } from '../../../authlete.js';
import { InvalidInput } from '../../../invalid-input.js';
import type { Listening } from '../../../mock/transport/node.js';
import { reasonOf } from '../../../spec/failure.js';
import { isObject } from '../../../spec/json.js';
import { Unable } from '../../unable.js';
import type { ServeOptions } from '../serve.js';

type Wanted = Pick<ServeOptions, 'host' | 'port' | 'control' | 'controlToken' | 'controlRemote'>;

export async function listen(authlete: Authlete, wanted: Wanted): Promise<Listening | ControlledListening> {
  const { host, port, control, controlToken: token, controlRemote: remote } = wanted;
  if (!isLoopback(host))
    console.error(
      `Warning: every machine that can reach ${host} can use this mock, its tokens and its secrets. It is for tests only.`,
    );
  try {
    return await authlete.listen({
      host,
      port,
      control: control && { ...(token !== undefined && { token }), ...(remote && { remote }) },
    });
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    const code = isObject(error) ? error['code'] : undefined;
    const explain = explanations[String(code)] ?? other;
    throw new Unable(`Failed to listen on ${host}, port ${port}: ${explain(reasonOf(error))}`);
  }
}

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(host);

const other = (reason: string): string => `${reason}. Please choose another address or port.`;

const explanations: Readonly<Record<string, (reason: string) => string>> = {
  EADDRINUSE: () => 'the port is taken. Please stop what uses it, or choose another with --port.',
  EACCES: () => 'that is not permitted. Please choose a port above 1023.',
  EADDRNOTAVAIL: () => 'this machine does not have the address. Please choose another with --host.',
  ENOTFOUND: () => 'the name is not known. Please choose another with --host.',
};
