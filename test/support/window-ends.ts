import { beforeEach } from 'vitest';

/**
 * Finds tests that depend on when they run. With TEST_WINDOW_ENDS_IN=20, each test begins 20 ms before midnight UTC,
 * when a second, a minute, an hour and a day end. With TEST_PAUSE=3000, the time then jumps by 3 s, as if the machine
 * had paused. Processes that a test starts keep the real time.
 */
const { TEST_WINDOW_ENDS_IN, TEST_PAUSE } = process.env;

if (TEST_WINDOW_ENDS_IN !== undefined) {
  const day = 24 * 60 * 60 * 1000;
  const RealDate = globalThis.Date;
  const endsIn = Number(TEST_WINDOW_ENDS_IN);
  const pause = Number(TEST_PAUSE ?? 0);
  let offset = 0;
  let end = Number.POSITIVE_INFINITY;
  const now = (): number => RealDate.now() + offset + (RealDate.now() < end ? 0 : pause);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  beforeEach(() => {
    const real = RealDate.now();
    end = real + endsIn;
    offset = day - (end % day);
  });
}
