/**
 * Slots: so many bodies run at once, and tenants take turns for them. However much waits for one tenant, another's next body
 * waits for one turn of each, not for all of it. A tenant's own bodies start in the order they came.
 *
 * @module
 */
export class Slots {
  #free: number;
  /** Tenants in the order of their turns; only those for whom something waits. */
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(tenantId: string, body: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((turn) => this.#queueOf(tenantId).push(turn));
    try {
      return await body();
    } finally {
      this.#handOn();
    }
  }

  #queueOf(tenantId: string): (() => void)[] {
    const queue = this.#waiting.get(tenantId) ?? [];
    this.#waiting.set(tenantId, queue);
    return queue;
  }

  /** The slot is handed on and not freed, so that nobody slips in between. */
  #handOn(): void {
    const [first] = this.#waiting;
    if (!first) {
      this.#free += 1;
      return;
    }
    const [tenantId, queue] = first;
    this.#waiting.delete(tenantId);
    const turn = queue.shift();
    if (queue.length > 0) this.#waiting.set(tenantId, queue);
    turn?.();
  }
}
