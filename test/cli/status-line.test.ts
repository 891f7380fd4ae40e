import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/cli/commands/conformance/progress.js';
import { StatusLine } from '../../src/cli/status-line.js';
import { CatalogueRun } from '../../src/conformance/run.js';
import { systemClock } from '../../src/mock/state/clock.js';
import { systemRandom } from '../../src/mock/state/random.js';
import { loadContract } from '../../src/spec/contract.js';
import { unverifiableVerdict } from '../../src/validate/judge.js';
import { Summary } from '../../src/validate/summary.js';
import { liveAuthlete, targetOf } from '../support/conformance.js';

/** A terminal that shows what is written as a real one does, for the two control sequences in use. */
class Screen {
  readonly isTTY = true;
  readonly lines = [''];
  /** What the last line has been, without repetitions. */
  readonly seen: string[] = [];

  constructor(readonly columns = 80) {}

  write(text: string): void {
    for (const part of text.replaceAll('\u001b[K', '\rERASE\r').split(/(\n)|\r/)) {
      const last = this.lines.length - 1;
      if (part === '\n') this.lines.push('');
      else if (part) this.lines[last] = part === 'ERASE' ? '' : `${this.lines[last]}${part}`;
    }
    this.seen.push(this.lines.at(-1) ?? '');
  }
}

const runAt = () =>
  new CatalogueRun(targetOf(liveAuthlete()), {
    contract: loadContract(),
    clock: systemClock,
    random: systemRandom,
    perSecond: 1000,
    allowWrites: false,
    signal: new AbortController().signal,
  });

describe('a status line', () => {
  it('is replaced, makes way for lines that stay, and leaves nothing', () => {
    const screen = new Screen();
    const line = new StatusLine(screen);
    line.show('1 of 2');
    line.show('2 of 2');
    line.print('Interrupted.');
    line.show('done');
    line.clear();
    expect(screen.lines).toEqual(['Interrupted.', '']);
    expect(screen.seen).toEqual(['1 of 2', '2 of 2', '', '', 'done', '']);
  });

  it('fits on one line of the terminal', () => {
    const screen = new Screen(20);
    new StatusLine(screen).show('a text that is longer than the line');
    expect(screen.lines).toEqual(['a text that is long']);
  });

  it('is not shown if the output is not a terminal', () => {
    const written: string[] = [];
    const line = new StatusLine({ write: (text) => written.push(text) });
    line.show('1 of 2');
    line.clear();
    line.print('Interrupted.');
    expect(written).toEqual(['Interrupted.\n']);
  });
});

describe('the progress of a run', () => {
  it('shows a total and an estimate for all targets, and leaves a clean terminal', async () => {
    const screen = new Screen();
    const seconds = { now: 0 };
    const progress = progressOn(new StatusLine(screen), 2, () => seconds.now);
    const runs = [runAt(), runAt()];
    for (const run of runs) for await (const _ of progress.watch(run)) seconds.now += 1000;
    await progress.reporter.end(new Summary());
    const shown = screen.seen.filter((line) => line !== '');
    const total = (runs[0]?.total ?? 0) * 2;
    expect(total).toBeGreaterThan(100);
    expect(shown[0]).toMatch(new RegExp(`^live: 1 of ${total} calls, \\d+ min left, info_api$`));
    expect(shown.at(-1)).toMatch(new RegExp(`^live: ${total} of ${total} calls, 0 s left, `));
    const counts = shown.map((line) => Number(/ (\d+) of /.exec(line)?.[1]));
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(screen.lines).toEqual(['']);
  });

  it('makes way for findings', async () => {
    const screen = new Screen();
    const line = new StatusLine(screen);
    const { reporter } = progressOn(line, 1);
    const problem = unverifiableVerdict({ source: 'live', number: 1 }, 'There was no response.');
    line.show('5 of 10');
    await reporter.verdict({ ...problem, unverifiable: [] });
    expect(screen.lines).toEqual(['5 of 10']);
    await reporter.verdict(problem);
    expect(screen.lines).toEqual(['']);
  });
});
