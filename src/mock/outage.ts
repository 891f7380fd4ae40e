/** Something that the mock needs and that may be away for a while. Only the first problem of an outage is reported. */
export class Outage {
  #isOn = false;

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Reports a problem, unless it belongs to an outage that is known. */
  began(report: () => void): void {
    if (!this.#isOn) report();
    this.#isOn = true;
  }

  ended(): void {
    this.#isOn = false;
  }
}
