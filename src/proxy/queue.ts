interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
}

/** Hands items on in their order to one who takes them. */
export class Queue<T> {
  readonly #waiting: Waiting<T>[] = [];
  #wake: () => void = () => {};
  #ended = false;

  /** Resolves once whoever took the item asks for the next one: what was to be done with it is done. */
  push(item: T): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ item, done });
      this.#wake();
    });
  }

  /** No more comes after what is there. */
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
