import { isObject } from '../json.js';
import { type Clock, type ClockState, ServiceClock } from './state/clock.js';
import type { SharedDocument } from './state/shared-document.js';

/** Creates a clock that other processes can set too. The last change of any of them stays. */
export function sharedClock(source: Clock, shared: SharedDocument): ServiceClock {
  const clock = new ServiceClock(source, (state) => shared.change(() => clock.follow(state)));
  shared.part('clock', {
    follow: (value) => clock.follow(isClockState(value) ? value : running),
    read: () => (isRunning(clock.state) ? undefined : clock.state),
  });
  return clock;
}

/** The state of a clock that follows its source. */
const running: ClockState = { offset: 0 };

const isRunning = ({ offset, frozenAt }: ClockState): boolean => offset === 0 && frozenAt === undefined;

const isClockState = (value: unknown): value is ClockState =>
  isObject(value) &&
  typeof value['offset'] === 'number' &&
  (value['frozenAt'] === undefined || typeof value['frozenAt'] === 'number');
