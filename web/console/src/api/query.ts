/**
 * Asking the API from a page: what is known so far, and how to ask again.
 *
 * @module
 */
import { useCallback, useEffect, useRef, useState } from "hono/jsx/dom";
import { asProblem, type Problem } from "./problem";

export type Query<T> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly problem: Problem }
  | { readonly status: "ready"; readonly data: T };

export type Asked<T> = { readonly state: Query<T>; readonly reload: () => void; readonly isBusy: boolean };

/**
 * Asks when the page appears, and again on `reload`; what is known stays visible meanwhile. With another `about` it is another question,
 * and what was known is no answer to it. An answer that comes after the page has gone, or after a newer question, is dropped.
 */
export function useQuery<T>(ask: (signal: AbortSignal) => Promise<T>, about = ""): Asked<T> {
  const [state, setState] = useState<Query<T>>({ status: "loading" });
  const [round, setRound] = useState(0);
  const [isBusy, setBusy] = useState(true);
  const latest = useRef(ask);
  latest.current = ask;
  const asked = useRef(about);
  useEffect(() => {
    const abort = new AbortController();
    setBusy(true);
    if (asked.current !== about) setState({ status: "loading" });
    asked.current = about;
    latest.current?.(abort.signal).then(
      (data) => {
        if (abort.signal.aborted) return;
        setState({ status: "ready", data });
        setBusy(false);
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({ status: "failed", problem: asProblem(error) });
        setBusy(false);
      },
    );
    return () => abort.abort();
  }, [round, about]);
  const reload = useCallback(() => setRound((before: number) => before + 1), []);
  return { state, reload, isBusy };
}

export type PageOf<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

export type Pages<T> = Asked<readonly T[]> & {
  /** Asks for the next page; absent on the last. */
  readonly more: (() => void) | undefined;
  /** Why the next page didn't come; what is there stays. */
  readonly moreProblem: Problem | undefined;
};

/** A list that is read page by page. `reload` begins anew. */
export function usePages<T>(
  ask: (page: { readonly cursor: string | undefined; readonly signal: AbortSignal }) => Promise<PageOf<T>>,
  about = "",
): Pages<T> {
  const [further, setFurther] = useState<{ items: readonly T[]; nextCursor: string | null } | undefined>(undefined);
  const [isAdding, setAdding] = useState(false);
  const [moreProblem, setMoreProblem] = useState<Problem | undefined>(undefined);
  const generation = useRef(0);
  const first = useQuery(async (signal) => {
    const page = await ask({ cursor: undefined, signal });
    generation.current = (generation.current ?? 0) + 1;
    setFurther(undefined);
    setMoreProblem(undefined);
    return page;
  }, about);
  const known = first.state.status === "ready" ? first.state.data : undefined;
  const cursor = further ? further.nextCursor : known?.nextCursor;
  const items = known ? [...known.items, ...(further?.items ?? [])] : [];

  const more = () => {
    if (!cursor || isAdding) return;
    const asked = generation.current;
    setAdding(true);
    setMoreProblem(undefined);
    ask({ cursor, signal: new AbortController().signal })
      .then(
        (page) => {
          if (asked !== generation.current) return;
          setFurther({ items: [...(further?.items ?? []), ...page.items], nextCursor: page.nextCursor });
        },
        (error: unknown) => setMoreProblem(asProblem(error)),
      )
      .finally(() => setAdding(false));
  };

  return {
    state: first.state.status === "ready" ? { status: "ready", data: items } : first.state,
    reload: first.reload,
    isBusy: first.isBusy || isAdding,
    more: cursor ? more : undefined,
    moreProblem,
  };
}

/** Every item of a list, up to `max`; `isWhole` says whether that was all. */
export async function gather<T>(
  ask: (cursor: string | undefined) => Promise<PageOf<T>>,
  { max, until }: { readonly max: number; readonly until?: (item: T) => boolean },
): Promise<{ readonly items: readonly T[]; readonly isWhole: boolean }> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    for (const item of page.items) {
      if (until?.(item)) return { items, isWhole: true };
      items.push(item);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < max);
  return { items, isWhole: cursor === undefined };
}
