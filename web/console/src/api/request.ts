/**
 * One request to the API. The session travels in a cookie that no script can read.
 *
 * @module
 */
import { createTandemClient } from "#client";
import { problemOf, unreachable } from "./problem";

export const tandem = createTandemClient({ baseUrl: "/api" });

/** What a request came to, with the tag that an edit of it names. */
export type Answered<T> = { readonly data: T; readonly etag: string };

type Sent<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** @throws Problem */
export async function tagged<T>(sent: Promise<Sent<T>>): Promise<Answered<T>> {
  const { data, error, response } = await sent.catch(() => {
    throw unreachable();
  });
  if (!response.ok) {
    const problem = problemOf(response.status, error);
    noteLostSession(problem.status);
    throw problem;
  }
  return { data: data as T, etag: response.headers.get("etag") ?? "" };
}

/** @throws Problem */
export const answer = async <T>(sent: Promise<Sent<T>>): Promise<T> => (await tagged(sent)).data;

const lost = "tandem:session-lost";

/** Calls back when an answer says that the session has ended. */
export function onSessionLost(listener: () => void): () => void {
  addEventListener(lost, listener);
  return () => removeEventListener(lost, listener);
}

export function noteLostSession(status: number): void {
  if (status === 401) dispatchEvent(new Event(lost));
}
