import type { HttpExchange, Place } from '../exchange.js';

/** What could not be read as an exchange, and why: it counts as unverifiable. */
export interface Unreadable {
  readonly unreadable: string;
  readonly place: Place;
}

/** A call of something else than the Authlete API: it is counted, and not judged. */
export interface PassedOver {
  readonly passedOver: true;
  readonly place: Place;
}

export type Read = HttpExchange | Unreadable | PassedOver;

export const isUnreadable = (read: Read): read is Unreadable => 'unreadable' in read;
export const isPassedOver = (read: object): read is PassedOver => 'passedOver' in read;

/** Why something cannot be read as an exchange. */
export class NoExchange extends Error {
  override readonly name = 'NoExchange';
}

/** Ends the reading of an exchange: what `problem` says is its verdict. */
export const noExchange = (problem: string): never => {
  throw new NoExchange(problem);
};
