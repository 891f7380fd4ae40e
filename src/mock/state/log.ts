/** A place in a stream. Positions with different generations have nothing in common: the stream was cleared in between. */
export interface LogPosition {
  readonly generation: number;
  /** 1 for the first text after the stream was cleared, then 2, 3, … */
  readonly sequence: number;
}

/** Texts of a stream, oldest first. */
export interface LogPage {
  readonly generation: number;
  readonly texts: readonly (readonly [sequence: number, text: string])[];
}

/** Streams of texts that several processes write and read. Each stream keeps its latest texts. */
export interface Log {
  /** Adds a text to a stream, which then keeps the last `length` of them. */
  append(stream: string, text: string, length: number): Promise<LogPosition>;
  /** Returns the texts after a position. If the stream was cleared since, or without a position, returns all of them. */
  read(stream: string, after?: LogPosition): Promise<LogPage>;
  /** Deletes all texts of a stream, whose numbers then start again from 1. */
  clear(stream: string): Promise<void>;
}
