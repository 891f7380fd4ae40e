import { effect, signal } from '@preact/signals';
import { api, revision, servicePath } from '../mock.js';
import { serviceId } from '../router.js';

/** The clock of a service as the control plane shows it. */
export interface Clock {
  readonly time: string;
  readonly epochMilliseconds: number;
  readonly frozen: boolean;
}

const read = signal<(Clock & { readonly at: number }) | undefined>(undefined);

/** Takes a time of the service that was just read. */
export function tookClock(clock: Clock): void {
  read.value = { ...clock, at: Date.now() };
}

export const isFrozen = (): boolean => read.value?.frozen ?? false;

/** How far the service's clock is ahead of real time, in milliseconds. */
export const offset = (): number =>
  read.value === undefined ? 0 : read.value.epochMilliseconds - read.value.at;

/** The time of the service, in milliseconds since the epoch. Changes every second. */
export const now = signal(Date.now());

function tick(): void {
  const clock = read.value;
  if (clock === undefined) return;
  now.value = clock.frozen ? clock.epochMilliseconds : clock.epochMilliseconds + Date.now() - clock.at;
}
setInterval(tick, 1000);

effect(() => {
  const control = api.value;
  revision.value;
  if (control === undefined || serviceId.value === undefined) return;
  control.get<Clock>(servicePath('/clock')).then(
    (clock) => {
      tookClock(clock);
      tick();
    },
    () => {},
  );
});
