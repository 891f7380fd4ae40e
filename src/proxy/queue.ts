interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
}

/** An ordered queue with one consumer. */
export class Queue<T> {
  readonly #waiting: Waiting<T>[] = [];
  #wake: () => void = () => {};
  #ended = false;

  /** Resolves once the consumer asks for the next item, that is, when it has finished with this one. */
  push(item: T): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ item, done });
      this.#wake();
    });
  }

  /** Marks the end: no more items follow. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *items(): AsyncGenerator<T> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        yield next.item;
        next.done();
      } else if (this.#ended) return;
      else
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
    }
  }
}
