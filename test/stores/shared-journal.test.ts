import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Authlete, createAuthlete } from '../../src/index.js';
import type { JournalEntry } from '../../src/mock/journal.js';
import { shareable, sharedRedis } from './shareable.js';

const stores = shareable(sharedRedis());

/** A mock among several. */
class Mock {
  constructor(readonly authlete: Authlete) {}

  get serviceId(): number {
    return this.authlete.services[0]?.serviceId ?? 0;
  }

  /** Makes a call that names itself, and is refused. */
  async call(name: string): Promise<void> {
    await this.authlete.fetch(`http://authlete/api/${this.serviceId}/auth/token`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.authlete.services[0]?.accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ parameters: `grant_type=${name}` }),
    });
  }

  async journal() {
    const service = await this.authlete.service(this.serviceId);
    if (service === undefined) throw new Error('The mock has no service.');
    return service.journal;
  }

  async entries(): Promise<readonly (readonly [sequence: number, name: string])[]> {
    return (await this.journal()).entries().map((entry) => [entry.sequence, nameOf(entry)]);
  }
}

const nameOf = ({ request }: JournalEntry): string =>
  new URLSearchParams(String(Object(request).parameters)).get('grant_type') ?? '';

describe.each(Object.entries(stores))('mocks that share %s', (_, fresh) => {
  async function mocks(count: number, options: { readonly journalLength?: number } = {}) {
    const open = fresh();
    const opened: Mock[] = [];
    for (let number = 0; number < count; number += 1) {
      const authlete = createAuthlete({ store: await open(), ...options });
      onTestFinished(() => authlete.close());
      await authlete.ready;
      opened.push(new Mock(authlete));
    }
    return opened;
  }

  async function two(options?: { readonly journalLength?: number }): Promise<[Mock, Mock]> {
    const [one, other] = await mocks(2, options);
    if (one === undefined || other === undefined) throw new Error('There are no mocks.');
    return [one, other];
  }

  it('have one journal, in the order and with the numbers of all of them', async () => {
    const [one, other] = await two();
    for (const [mock, name] of [
      [one, 'a'],
      [other, 'b'],
      [other, 'c'],
      [one, 'd'],
    ] as const)
      await mock.call(name);
    const all = [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ];
    expect(await one.entries()).toEqual(all);
    expect(await other.entries()).toEqual(all);
    const [entry] = (await other.journal()).entries();
    expect(entry).toEqual((await one.journal()).entries()[0]);
    expect(entry?.why).toMatchObject({
      decided: 'The grant_type is not defined.',
      source: expect.any(String),
    });
  });

  it('agree on the numbers of calls that come at once', async () => {
    const [one, other] = await two();
    await Promise.all(
      Array.from({ length: 60 }, (_, number) => (number % 2 ? one : other).call(`n${number}`)),
    );
    const entries = await one.entries();
    expect(entries.map(([sequence]) => sequence)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    expect(new Set(entries.map(([, name]) => name)).size).toBe(60);
    expect(await other.entries()).toEqual(entries);
  });

  it('keep as many calls as one does, also for a mock that starts later', async () => {
    const open = fresh();
    const start = async () => {
      const authlete = createAuthlete({ store: await open(), journalLength: 3 });
      onTestFinished(() => authlete.close());
      await authlete.ready;
      return new Mock(authlete);
    };
    const first = await start();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await first.call(name);
    const late = await start();
    const kept = [
      [3, 'c'],
      [4, 'd'],
      [5, 'e'],
    ];
    expect(await first.entries()).toEqual(kept);
    expect(await late.entries()).toEqual(kept);
    await late.call('f');
    expect(await first.entries()).toEqual([...kept.slice(1), [6, 'f']]);
  });

  it('wait for the calls of each other, and get them in order', async () => {
    const [one, other] = await two();
    const journal = await one.journal();
    const told: string[] = [];
    const unsubscribe = journal.subscribe((entry) => told.push(`${entry.sequence} ${nameOf(entry)}`));
    const waiting = journal.waitFor({ operation: '/auth/token', action: 'BAD_REQUEST' });
    await wait(120);
    await other.call('a');
    await one.call('b');
    await other.call('c');
    expect(nameOf(await waiting)).toBe('a');
    await journal.waitFor({ operation: '/auth/token', after: 2 });
    await expect.poll(() => told).toEqual(['1 a', '2 b', '3 c']);
    unsubscribe();
  });

  it('forget the calls that one of them clears, and number from 1 again', async () => {
    const [one, other] = await two();
    for (const mock of [one, other]) await mock.call('before');
    const journal = await one.journal();
    journal.clear();
    expect(journal.entries()).toEqual([]);
    await journal.refresh();
    expect(await other.entries()).toEqual([]);
    await other.call('after');
    expect(await one.entries()).toEqual([[1, 'after']]);
    await other.authlete.reset();
    expect(await one.entries()).toEqual([]);
  });

  it('show over the control plane of one what another answered, and resume a stream there', async () => {
    const [one, other] = await two();
    const { controlUrl, controlToken } = await other.authlete.listen({ port: 0, control: true });
    const control = (path: string, headers = {}) =>
      fetch(`${controlUrl}/services/${one.serviceId}${path}`, {
        headers: { authorization: `Bearer ${controlToken}`, ...headers },
      });
    for (const name of ['a', 'b', 'c']) await one.call(name);
    const listed = Object(await (await control('/journal')).json()).entries;
    expect(listed.map(nameOf)).toEqual(['a', 'b', 'c']);
    const events = await control('/journal/events', { 'last-event-id': '2' });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const read = async (until: string) => {
      while (!text.includes(until)) text += (await reader?.read())?.value ?? '';
    };
    await read('id: 3\n');
    await one.call('d');
    await read('id: 4\n');
    expect(text).not.toContain('id: 2\n');
    await reader?.cancel();
  });

  it('have one audit log', async () => {
    const [one, other] = await two();
    const audited = async ({ authlete }: Mock, path: string, body?: object): Promise<unknown> => {
      const response = await authlete.fetch(`http://authlete/api/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${authlete.organizationToken}`,
          'content-type': 'application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return response.json();
    };
    const client = { clientName: 'New', clientType: 'PUBLIC' };
    await audited(one, `${one.serviceId}/client/create`, client);
    const log = { entries: [{ event: expect.stringMatching(/client/i) }] };
    expect(await audited(other, 'audit/entries')).toMatchObject(log);
    await other.authlete.reset();
    expect(await audited(one, 'audit/entries')).toMatchObject({ entries: [] });
  });

  it('list the calls that belong to no service', async () => {
    const [one, other] = await two();
    await one.authlete.fetch('http://authlete/no/such/path');
    const { controlUrl, controlToken } = await other.authlete.listen({ port: 0, control: true });
    const response = await fetch(`${controlUrl}/journal`, {
      headers: { authorization: `Bearer ${controlToken}` },
    });
    expect(await response.json()).toMatchObject({ entries: [{ target: '/no/such/path', status: 404 }] });
  });
});
