import type { HttpExchange, Place } from '../exchange.js';

/** What could not be read as an exchange, and why: it counts as unverifiable. */
export interface Unreadable {
  readonly unreadable: string;
  readonly place: Place;
}

export type Read = HttpExchange | Unreadable;

export const isUnreadable = (read: Read): read is Unreadable => 'unreadable' in read;
