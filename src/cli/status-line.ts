/** The part of a terminal that a status line needs. */
export interface StatusTerminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A line that is overwritten in place. It shows nothing unless the stream is a terminal. */
export class StatusLine {
  #shown = false;

  constructor(readonly terminal: StatusTerminal = process.stderr) {}

  /** Whether there is a terminal to show it on. */
  get works(): boolean {
    return this.terminal.isTTY === true;
  }

  /** Replaces the line. Text that is wider than the terminal is cut: a wrapped line could not be cleared. */
  show(text: string): void {
    if (!this.works) return;
    const { columns = 80 } = this.terminal;
    this.terminal.write(`\r\u001b[K${text.slice(0, Math.max(0, columns - 1))}`);
    this.#shown = true;
  }

  /** Removes the line. Call it before anything else is written to the terminal. */
  clear(): void {
    if (this.#shown) this.terminal.write('\r\u001b[K');
    this.#shown = false;
  }

  /** Writes a line that stays. */
  print(line: string): void {
    this.clear();
    this.terminal.write(`${line}\n`);
  }
}
