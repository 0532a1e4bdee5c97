/**
 * A typed client of the Tandem API: every path, parameter, body, answer and problem code is checked by the compiler.
 *
 * ```ts
 * const tandem = createTandemClient({ baseUrl: "https://api.example", token });
 * const { data, error } = await tandem.GET("/agreements/{agreementId}", { params: { path: { agreementId } } });
 * if (error?.code === "agreement.not_found") …
 * ```
 *
 * @module
 */
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./paths";

export type { paths } from "./paths";

/** Schemas by their name in the API's reference, such as `Schemas["Agreement"]`. */
export type Schemas = components["schemas"];
export type TandemClient = Client<paths>;

export type TandemClientOptions = {
  /** Where the API stands, such as `http://localhost:4000/api`. */
  readonly baseUrl: string;
  /** The token of a session. Our own pages leave it out: there a cookie carries it. */
  readonly token?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
};

/**
 * Adds the session to each request, and an Idempotency-Key to each POST that has none. To repeat a request safely, give it a
 * key of your own and repeat it with the same one.
 */
export function createTandemClient({ baseUrl, token, fetch }: TandemClientOptions): TandemClient {
  const client = createClient<paths>({
    baseUrl,
    credentials: "same-origin",
    ...(fetch ? { fetch } : {}),
    // A file is sent as it is; the caller says its content type in `headers`.
    bodySerializer: (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body)),
  });
  client.use({
    onRequest: ({ request }) => {
      if (token !== undefined) request.headers.set("authorization", `Bearer ${token}`);
      if (request.method === "POST" && !request.headers.has("idempotency-key")) {
        request.headers.set("idempotency-key", crypto.randomUUID());
      }
      return request;
    },
  });
  return client;
}
