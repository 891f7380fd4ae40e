import { describe, expect, it } from 'vitest';
import type { Log, LogPosition } from '../../src/mock/state/log.js';

/** Tests that the log of each store must pass: of order and numbers, of the bound, and of several that write at once. */
export function logContract(name: string, make: () => Promise<readonly [Log, Log]>): void {
  describe(`a log: ${name}`, () => {
    it('numbers texts from 1, and returns those after a position', async () => {
      const [log, other] = await make();
      expect(await log.read('a')).toMatchObject({ texts: [] });
      const positions: LogPosition[] = [];
      for (const text of ['one', 'two', 'three']) positions.push(await log.append('a', text, 10));
      expect(positions.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      for (const one of [log, other]) {
        expect((await one.read('a')).texts).toEqual([
          [1, 'one'],
          [2, 'two'],
          [3, 'three'],
        ]);
        expect(await one.read('a', positions[1])).toEqual({
          generation: positions[0]?.generation,
          texts: [[3, 'three']],
        });
        expect((await one.read('a', positions[2])).texts).toEqual([]);
        expect((await one.read('b')).texts).toEqual([]);
      }
    });

    it('keeps the last texts of each stream', async () => {
      const [log, other] = await make();
      await log.append('b', 'kept', 3);
      for (const number of [1, 2, 3, 4, 5]) await (number % 2 ? log : other).append('a', `${number}`, 3);
      expect((await log.read('a')).texts).toEqual([
        [3, '3'],
        [4, '4'],
        [5, '5'],
      ]);
      expect((await log.read('b')).texts).toEqual([[1, 'kept']]);
    });

    it('starts a new generation when it is cleared, whose numbers start from 1', async () => {
      const [log, other] = await make();
      const before = await log.append('a', 'before', 10);
      await other.clear('a');
      expect((await log.read('a', before)).texts).toEqual([]);
      for (const text of ['after', 'later']) await other.append('a', text, 10);
      const page = await log.read('a', before);
      expect(page.texts).toEqual([
        [1, 'after'],
        [2, 'later'],
      ]);
      expect(page.generation).not.toBe(before.generation);
      await log.clear('never written');
    });

    it('has one order for all that write at once, and loses nothing', async () => {
      const [log, other] = await make();
      const texts = Array.from({ length: 200 }, (_, number) => `${number}`);
      const positions = await Promise.all(
        texts.map((text, index) => (index % 2 ? log : other).append('a', text, 1000)),
      );
      const read = await log.read('a');
      expect(read).toEqual(await other.read('a'));
      expect(read.texts.map(([sequence]) => sequence)).toEqual(texts.map((_, index) => index + 1));
      const written = new Map(positions.map(({ sequence }, index) => [sequence, texts[index]]));
      for (const [sequence, text] of read.texts) expect(text).toBe(written.get(sequence));
    });

    it('returns many texts, long ones, and texts of any characters', async () => {
      const [log, other] = await make();
      const texts = Array.from({ length: 1200 }, (_, number) => `${number} \0 é 😀 "\n`);
      await Promise.all([...texts, 'x'.repeat(1_000_000)].map((text) => log.append('a', text, 5000)));
      const read = (await other.read('a')).texts.map(([, text]) => text);
      expect(read.slice(0, -1)).toEqual(texts);
      expect(read.at(-1)).toHaveLength(1_000_000);
    });
  });
}
