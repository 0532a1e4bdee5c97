/**
 * The identity service: who somebody is. Like the API it answers problems; its session travels in the same cookie.
 *
 * @module
 */
import { problemOf, unreachable } from "./problem";

/** @throws Problem */
async function call<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
  const response = await fetch(`/auth${path}`, {
    method,
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw unreachable();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}

export const signIn = (body: { readonly email: string; readonly password: string }) =>
  call<unknown>("POST", "/sign-in/email", body);
