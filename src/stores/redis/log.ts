import type { Log, LogPosition } from '../../mock/state/log.js';
import type { Connection } from './connection.js';
import { listOf } from './list-of.js';
import * as scripts from './scripts.js';

/** The most texts to read at once. */
const most = 500;

/** Opens the log of a prefix. */
export function redisLog(connection: Connection, prefix: string, maxAge: number): Log {
  const run = (script: scripts.Script, stream: string, ...args: (string | number)[]) =>
    connection.run(script, [`{${prefix}}:logs`, `{${prefix}}:log:${stream}`], [stream, ...args]);

  return {
    async append(stream, text, length) {
      return positionOf(await run(scripts.append, stream, text, length, maxAge));
    },
    async read(stream, after = { generation: 0, sequence: 0 }) {
      const texts: (readonly [number, string])[] = [];
      let from = after;
      for (;;) {
        const answer = await run(scripts.readLog, stream, from.generation, from.sequence, most);
        const [last, entries] = listOf(answer);
        if (typeof last !== 'string') return { generation: 0, texts: [] };
        const { generation } = positionOf(last);
        // It was cleared meanwhile.
        if (generation !== from.generation) texts.length = 0;
        const page = listOf(entries).map(textOf);
        texts.push(...page);
        from = { generation, sequence: page.at(-1)?.[0] ?? from.sequence };
        if (page.length < most) return { generation, texts };
      }
    },
    async clear(stream) {
      await run(scripts.clearLog, stream);
    },
  };
}

/** Reads an ID of an entry of a stream. */
function positionOf(id: unknown): LogPosition {
  const [generation, sequence] = String(id).split('-').map(Number);
  if (generation === undefined || sequence === undefined) throw new Error(`Redis has no such ID: ${id}`);
  return { generation, sequence };
}

/** Reads an entry of a stream: its ID, and a list of names and values. */
function textOf(entry: unknown): readonly [sequence: number, text: string] {
  const [id, fields] = listOf(entry);
  return [positionOf(id).sequence, String(listOf(fields)[1])];
}
