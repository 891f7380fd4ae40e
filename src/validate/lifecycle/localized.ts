import type { LifecycleEvent } from './lifecycle-event.js';

/** Returns events with values that are different in each source: two recordings count their placeholders alike. */
export function localized(events: readonly LifecycleEvent[], source: string): readonly LifecycleEvent[] {
  if (!events.some(({ value }) => value.includes('{{'))) return events;
  const local = (value: string): string => (value.includes('{{') ? `${value} ${source}` : value);
  return events.map((event) => ({
    ...event,
    value: local(event.value),
    ...(event.successor !== undefined && { successor: local(event.successor) }),
    ...(event.replacement !== undefined && { replacement: local(event.replacement) }),
    ...(event.companion !== undefined && {
      companion: { ...event.companion, value: local(event.companion.value) },
    }),
  }));
}
