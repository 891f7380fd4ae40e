import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { eventStream } from '../../src/control/events.js';
import { Journal } from '../../src/mock/journal.js';
import { eventually } from '../support/eventually.js';
import { authorize, requestToken } from '../support/flow.js';
import { openPlane, type Plane } from './client.js';

const credentials = { grant_type: 'client_credentials' };

/** Reads a stream to its end. `events` are those received so far. */
async function follow({ controlUrl, service, token }: Plane, query = '', headers = {}) {
  const controller = new AbortController();
  const response = await fetch(`${controlUrl}${service}/journal/events${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: controller.signal,
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
  })();
  ended.catch(() => {});
  const events = () =>
    [...text.matchAll(/^id: (\d+)\ndata: (.*)\n\n/gm)].map(([, id, data = '']) => ({
      id: Number(id),
      entry: JSON.parse(data),
    }));
  await eventually(() => expect(text).toMatch(/^: open\n\n/));
  return { response, ended, events, text: () => text, leave: () => controller.abort() };
}

const ids = (stream: { events(): { id: number }[] }) => stream.events().map(({ id }) => id);

describe('The journal as server-sent events', () => {
  it('sends each call from now on', async () => {
    await using plane = await openPlane();
    await authorize(plane.authlete);
    const stream = await follow(plane);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    await requestToken(plane.authlete, credentials);
    await eventually(() => expect(ids(stream)).toEqual([2]));
    expect(stream.events()[0]?.entry).toMatchObject({
      sequence: 2,
      operationId: 'auth_token_api',
      response: { accessToken: '***' },
    });
  });

  it('sends only matching calls', async () => {
    await using plane = await openPlane();
    const stream = await follow(plane, '?operation=/auth/token');
    await authorize(plane.authlete);
    await requestToken(plane.authlete, credentials);
    await eventually(() => expect(ids(stream)).toEqual([2]));
  });

  it('resumes after the last event that the client saw', async () => {
    await using plane = await openPlane();
    for (let call = 0; call < 3; call += 1) await authorize(plane.authlete);
    const resumed = await follow(plane, '?after=0', { 'last-event-id': '1' });
    await authorize(plane.authlete);
    await eventually(() => expect(ids(resumed)).toEqual([2, 3, 4]));
    const all = await follow(plane, '?after=0');
    await eventually(() => expect(ids(all)).toEqual([1, 2, 3, 4]));
  });

  it('starts again if the journal was cleared in between', async () => {
    await using plane = await openPlane();
    for (let call = 0; call < 3; call += 1) await authorize(plane.authlete);
    await plane.done('DELETE', `${plane.service}/journal`);
    await authorize(plane.authlete);
    const stream = await follow(plane, '', { 'last-event-id': '3' });
    await eventually(() => expect(ids(stream)).toEqual([1]));
  });

  it('ends when the mock closes, which does not wait for readers', async () => {
    const plane = await openPlane();
    const stream = await follow(plane);
    await authorize(plane.authlete);
    await plane.authlete.close();
    await expect(stream.ended).resolves.toBeUndefined();
    expect(ids(stream)).toEqual([1]);
  });

  it('sends a history that is longer than any buffer, without its bodies if asked to', async () => {
    await using plane = await openPlane();
    const { journal } = await plane.authlete.world();
    await authorize(plane.authlete);
    const [, exchange] = [...journal.recorded()][0] ?? [];
    if (exchange === undefined) throw new Error('The journal has the call.');
    for (let number = 1; number < 1000; number += 1)
      journal.record({ ...exchange, request: { parameters: `state=${number}${'x'.repeat(3000)}` } });
    const briefly = await follow(plane, '?after=0&brief=true');
    await eventually(() => expect(ids(briefly)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1)));
    expect(briefly.events()[999]?.entry).toEqual(
      expect.objectContaining({
        sequence: 1000,
        operationId: 'auth_authorization_api',
        action: 'INTERACTION',
      }),
    );
    expect(briefly.text()).not.toMatch(/"(request|response)":/);
    const whole = await follow(plane, '?after=800');
    await eventually(() => expect(ids(whole)).toHaveLength(200));
    const found = await follow(plane, '?after=0&text=STATE%3D999x');
    await eventually(() => expect(ids(found)).toEqual([1000]));
  });

  it('stops listening when the reader leaves', async () => {
    await using plane = await openPlane();
    const { journal } = await plane.authlete.world();
    const stop = vi.fn();
    const watch = journal.watch.bind(journal);
    vi.spyOn(journal, 'watch').mockImplementation((...given) => {
      const real = watch(...given);
      return () => {
        stop();
        real();
      };
    });
    const stream = await follow(plane);
    stream.leave();
    await eventually(() => expect(stop).toHaveBeenCalledTimes(1));
  });

  it('rejects an unknown filter', async () => {
    await using plane = await openPlane();
    const [status, message] = await plane.refused('GET', `${plane.service}/journal/events?actoin=OK`);
    expect([status, message]).toEqual([400, expect.stringContaining('Did you mean action?')]);
  });

  it('keeps a quiet connection alive', async () => {
    const ending = new AbortController();
    const server = createServer((_, response) =>
      eventStream(new Journal(10), {}, ending.signal, { heartbeat: 10 })(response),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const response = await fetch(`http://127.0.0.1:${port}`);
    let received = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      received += chunk;
      // On a machine of any speed, it arrives a second time.
      if (/^: open\n\n(:\n\n){2,}$/.test(received)) ending.abort();
    }
    expect(received).toMatch(/^: open\n\n(:\n\n){2,}$/);
    server.close();
  });
});
