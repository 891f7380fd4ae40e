/** What an error means, and what to do about it. */
interface Advice {
  readonly reason?: string;
  readonly advice: string;
}

const certificate = {
  advice:
    'Please pass the certificate of its authority as `tls: { ca }`, or the path of its file in NODE_EXTRA_CA_CERTS.',
};
const credentials = { advice: 'Please check the user name and the password in the URL.' };
const hostName = { reason: 'its host name has no address', advice: 'Please check the host name.' };
const wait = { advice: 'Please wait a moment.' };

/** Advice by the code of an error of Node.js, or the first word of an error of Redis. */
const advices: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: {
    reason: 'nothing listens there',
    advice: 'Please start Redis there, or pass the address of one that is running.',
  },
  ENOTFOUND: hostName,
  EAI_AGAIN: hostName,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  CERT_HAS_EXPIRED: { advice: 'Please renew its certificate.' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    advice: 'Please pass the host name that its certificate has, or set `tls: { servername }`.',
  },
  WRONGPASS: credentials,
  NOAUTH: credentials,
  NOPERM: {
    advice:
      'Please allow its user the commands HGET, EVAL, EVALSHA and those that scripts call, on the keys {PREFIX}:*.',
  },
  OOM: { advice: 'Please raise its maxmemory, or delete data.' },
  MISCONF: { advice: 'Please see its log: it cannot save its data.' },
  READONLY: { advice: 'Please pass the address of the primary: this is a replica.' },
  LOADING: wait,
  BUSY: wait,
  MASTERDOWN: wait,
  CLUSTERDOWN: { advice: 'Please check the cluster: `redis-cli --cluster check HOST:PORT`.' },
};

const check = 'Please check that it is running and reachable.';

/** Returns why something failed and what to do, for the end of a message. `usual` is for unknown errors. */
export function explain(error: unknown, usual = check): string {
  const { reason, advice }: Advice = advices[codeOf(error)] ?? { advice: usual };
  return `${reason ?? textOf(error)}. ${advice}`;
}

/** Whether an error is an answer of Redis, rather than a failure of the connection. */
export const isAnswer = (error: unknown): boolean => error instanceof Error && error.name === 'ReplyError';

/** Whether a command was not sent, because the connection was just lost. */
export const isUnsent = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith("Stream isn't writeable");

/** Whether an error says that Redis refuses to work for now, rather than that a command is wrong. */
export const isRefusal = (error: unknown): boolean => codeOf(error) in advices;

/** Returns the code of an error of Node.js, or the first word of an error of Redis. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.match(/^[A-Z]+(?= )/)?.[0] ?? '';
}

function textOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === 'Connection is closed.' ? 'the connection was lost' : message.replace(/\.$/, '');
}
