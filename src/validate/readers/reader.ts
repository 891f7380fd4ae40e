import type { HttpExchange, Place } from '../exchange.js';

/** An entry that could not be read as an exchange, and why. It counts as unverifiable. */
export interface Unreadable {
  readonly unreadable: string;
  readonly place: Place;
}

/** A call to something other than the Authlete API. It is counted but not judged. */
export interface PassedOver {
  readonly passedOver: true;
  /** Its host, if that is why. */
  readonly host?: string | undefined;
  readonly place: Place;
}

export type Read = HttpExchange | Unreadable | PassedOver;

export const isUnreadable = (read: Read): read is Unreadable => 'unreadable' in read;
export const isPassedOver = (read: object): read is PassedOver => 'passedOver' in read;

/** Why something cannot be read as an exchange. */
export class NoExchange extends Error {
  override readonly name = 'NoExchange';
}

/** Throws `NoExchange`: the exchange becomes unverifiable for the given reason. */
export const noExchange = (problem: string): never => {
  throw new NoExchange(problem);
};
