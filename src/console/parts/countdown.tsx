import { now } from './now.js';

/** The time until a moment of the service's clock, such as `9:58`. */
export function Countdown({ until }: { readonly until: number }) {
  return (
    <time class="countdown" dateTime={new Date(until).toISOString()}>
      {durationText(until - now.value)}
    </time>
  );
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Returns a duration as short as it is still useful: `0:07`, `59:59`, `23 h`, `9 d`. */
export function durationText(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left > 2 * day) return `${Math.floor(left / day)} d`;
  if (left > hour) return `${Math.floor(left / hour)} h`;
  const seconds = Math.ceil(left / second);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
