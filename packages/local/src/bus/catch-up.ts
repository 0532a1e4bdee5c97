/**
 * Catching up: tenants whose logs hold unread events take turns, a page each, however long one of the logs is.
 *
 * Invariants
 *   1. A tenant is behind from the moment that something may stand unread in its log until a page was read that ended the log
 *      after that moment. What turns up while a page is being read is read again.
 *   2. Whoever was served goes to the end of the line. A tenant without room for a page is passed over, and keeps its place.
 *   3. One tenant's log that can't be read holds nobody else up; it is behind again at the next look.
 *
 * @module
 */
/** One way through a log, from a place to its end. */
type Pass = {
  /** Everything up to here has been read. */
  readonly after: string;
  /** To be told at the end. */
  readonly waiting: (() => void)[];
};
type Unread = {
  pass: Pass;
  /** What turned up since the pass began. It comes after its end, so that a pass always gets there, however much turns up. */
  again?: Pass;
};

export type CatchUpOptions = {
  /** Whether another page of this tenant's fits into memory. */
  readonly hasRoom: (tenantId: string) => boolean;
  /** Takes a page in; answers where the next begins, undefined at the log's end. */
  readonly takePage: (tenantId: string, after: string) => Promise<string | undefined>;
  readonly onError: (tenantId: string, error: unknown) => void;
};

export class CatchUp {
  readonly #options: CatchUpOptions;
  /** In the order of their turns. */
  readonly #behind = new Map<string, Unread>();
  #running: Promise<void> | undefined;
  #stopped = false;
  #wake: () => void = () => undefined;

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** Something may stand unread after this place. */
  add(tenantId: string, after: string): void {
    this.#addTo(tenantId, after);
  }

  /** The same, and settles when all that stands there now has been read, or can't be, or the catching up was stopped. */
  read(tenantId: string, after: string): Promise<void> {
    return new Promise((told) => this.#addTo(tenantId, after).waiting.push(told));
  }

  #addTo(tenantId: string, after: string): Pass {
    const unread = this.#behind.get(tenantId);
    let pass: Pass = { after, waiting: [] };
    if (!unread) this.#behind.set(tenantId, { pass });
    else {
      if (unread.again) pass = { ...unread.again, after: smaller(after, unread.again.after) };
      unread.again = pass;
    }
    this.#running ??= this.#run();
    this.#wake();
    return pass;
  }

  /** Up to where the log has been read, of a tenant that is behind. */
  placeOf(tenantId: string): string | undefined {
    const unread = this.#behind.get(tenantId);
    return unread && smaller(unread.pass.after, unread.again?.after);
  }

  /** Room may have been freed. */
  retry(): void {
    this.#wake();
  }

  /** Begins no page any more; settles when none is being read. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      // The caller notes this promise before it can end.
      await Promise.resolve();
      while (this.#behind.size > 0 && !this.#stopped) {
        const turn = [...this.#behind].find(([tenantId]) => this.#options.hasRoom(tenantId));
        if (turn) await this.#serve(...turn);
        else await new Promise<void>((wake) => (this.#wake = wake));
      }
    } finally {
      this.#running = undefined;
      for (const { pass, again } of this.#behind.values()) for (const one of [pass, again]) finish(one);
    }
  }

  async #serve(tenantId: string, unread: Unread): Promise<void> {
    const { pass } = unread;
    const next = await this.#options.takePage(tenantId, pass.after).catch((error: unknown) => {
      this.#options.onError(tenantId, error);
      return undefined;
    });
    this.#behind.delete(tenantId);
    if (next !== undefined) this.#behind.set(tenantId, { ...unread, pass: { ...pass, after: next } });
    else {
      if (unread.again) this.#behind.set(tenantId, { pass: unread.again });
      finish(pass);
    }
  }
}

function finish(pass: Pass | undefined): void {
  for (const tell of pass?.waiting ?? []) tell();
}

const smaller = (one: string, other: string | undefined): string => (other !== undefined && other < one ? other : one);
