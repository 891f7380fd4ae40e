import { webcrypto } from 'node:crypto';
import { Agent, type RequestOptions, request as send } from 'node:https';
import { type CertificateOptions, certificate, type Issued } from '../support/certificates.js';
import type { Fetch } from './browser.js';

/** A certificate with its key, in PEM. */
export interface Identity extends Issued {
  readonly key: string;
}

export async function identity(options: CertificateOptions): Promise<Identity> {
  const issued = await certificate(options);
  const der = await webcrypto.subtle.exportKey('pkcs8', issued.keys.privateKey);
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return { ...issued, key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n` };
}

interface Presented {
  /** PEM of the certificate authority that is trusted. */
  readonly ca: string;
  readonly cert?: string;
  readonly key?: string;
}

/** `fetch` with a client certificate, which the global one does not support. */
export function fetchWith(options: Presented): Fetch {
  const agent = new Agent({ ...options, keepAlive: false });
  return async (url, init) => {
    const sent = new Request(url, init);
    const body = Buffer.from(await sent.arrayBuffer());
    return exchange(
      sent.url,
      { agent, method: sent.method, headers: Object.fromEntries(sent.headers) },
      body,
    );
  };
}

const exchange = (url: string, options: RequestOptions, body: Buffer): Promise<Response> =>
  new Promise((resolve, reject) => {
    const sent = send(url, options, (received) => {
      const chunks: Buffer[] = [];
      received.on('data', (chunk: Buffer) => chunks.push(chunk));
      received.once('error', reject);
      received.once('end', () => {
        const { statusCode: status = 500, rawHeaders } = received;
        const headers = new Headers();
        for (let at = 0; at + 1 < rawHeaders.length; at += 2)
          headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
        const content = Buffer.concat(chunks);
        resolve(new Response(content.length > 0 ? content : null, { status, headers }));
      });
    });
    sent.once('error', reject).end(body);
  });
