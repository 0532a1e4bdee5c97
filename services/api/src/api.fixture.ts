/**
 * The API in a test: the real one, on a fresh table, with tenants, members and their sessions.
 *
 * @module
 */
import type { DeadLetter } from "#core/dead-letter";
import { Identity } from "#core/identity";
import { createId, type Id, instant, type Instant, plusMs, type Random } from "#core/kernel";
import { Tenant } from "#core/tenant";
import { pairwiseKey } from "#support";
import { type Api, type ApiOptions, createApi } from "./api";

export const publicUrl = "http://localhost:4000";

export const tokenKey = "session-key-of-the-tests-0123456789";

let draws = 0;
/** Never the same twice, always the same order. */
export const testRandom: Random = () => {
  draws += 1;
  return Uint8Array.from({ length: 10 }, (_, index) => (draws >> (8 * (index % 4))) & 255);
};

/** A clock that stands until it is moved. */
export function testClock(start: Instant = instant("2026-02-01T09:00:00Z")) {
  let now = start;
  return { now: () => now, pass: (ms: number) => void (now = plusMs(now, ms)) };
}

export type Person = {
  readonly tenantId: Id<"ten">;
  readonly email: string;
  readonly token: string;
  readonly role: Identity.Role;
};

export type TestApi = {
  readonly api: Api;
  readonly clock: ReturnType<typeof testClock>;
  readonly logged: Readonly<Record<string, unknown>>[];
  readonly send: (
    as: Pick<Person, "token"> | undefined,
    method: string,
    path: string,
    options?: Sending,
  ) => Promise<Received>;
};
export type Sending = {
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An Idempotency-Key; every POST gets a new one otherwise. */
  readonly key?: string;
};
export type Received = { readonly status: number; readonly headers: Headers; readonly body: any };

export const noDeadLetters: DeadLetter.Box = { list: async () => [], redrive: async () => new Map() };

/** One letter, which the first redrive handles. */
export function oneDeadLetter(letter: DeadLetter.Info): DeadLetter.Box {
  const letters = [letter];
  return {
    list: async () => letters,
    redrive: async (deadLetterIds) => {
      const index = letters.findIndex(({ deadLetterId }) => deadLetterIds.includes(deadLetterId));
      return new Map(letters.splice(index, index < 0 ? 0 : 1).map(({ deadLetterId }) => [deadLetterId, "handled"]));
    },
  };
}

export function testApi(options: Partial<ApiOptions> = {}): TestApi {
  const clock = testClock();
  const logged: Readonly<Record<string, unknown>>[] = [];
  const api = createApi({
    clock,
    random: testRandom,
    identity: Identity,
    deadLetters: noDeadLetters,
    publicUrl,
    cursorKey: "a key of at least thirty-two characters",
    relay: { domain: "relay.tandem.example", secret: pairwiseKey },
    // That of the subscribers in tests (`configureHandlers`), which mail what it makes.
    tokenKey,
    keyKind: "test",
    log: (entry) => logged.push(entry),
    ...options,
  });
  const send: TestApi["send"] = async (as, method, path, { json, text, headers, key } = {}) => {
    const body = json === undefined ? text : JSON.stringify(json);
    const response = await api.request(path, {
      method,
      headers: {
        ...(as ? { authorization: `Bearer ${as.token}` } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(method === "POST" ? { "idempotency-key": key ?? crypto.randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const answer = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  };
  return { api, clock, logged, send };
}

const country = { currency: "EUR", taxRateBp: 2_500, locale: "en-GB", country: "DK" } as const;

/** A tenant and a signed-in member of it. */
export async function join(
  name: string,
  roles: readonly Tenant.Role[],
  { role = "owner", at = instant("2026-02-01T08:00:00Z") }: { role?: Identity.Role; at?: Instant } = {},
): Promise<Person> {
  const slug = `${name.toLowerCase()}-${createId("ten", at, testRandom).slice(-8)}`;
  const { tenantId } = await Tenant.register({ name, slug, roles: [...roles], ...country, at, random: testRandom });
  return colleague(tenantId, name, role, at);
}

/** Somebody with an account, who is a member of nothing. */
export async function outsider(
  name: string,
  at: Instant = instant("2026-02-01T08:00:00Z"),
): Promise<Omit<Person, "tenantId" | "role">> {
  const email = `${name.toLowerCase()}-${createId("mem", at, testRandom).slice(-8)}@example.com`;
  const { memberId } = await Identity.register({ email, name, memberships: [], at, random: testRandom });
  const { token } = await Identity.openSession({ memberId, at });
  return { email, token };
}

/** Another member of a tenant. */
export async function colleague(
  tenantId: Id<"ten">,
  name: string,
  role: Identity.Role,
  at: Instant = instant("2026-02-01T08:00:00Z"),
): Promise<Person> {
  const email = `${name.toLowerCase()}-${createId("mem", at, testRandom).slice(-8)}@example.com`;
  const tenant = await Tenant.get(tenantId);
  const memberships = [{ tenant, role }];
  const { memberId } = await Identity.register({ email, name, memberships, at, random: testRandom });
  const { token } = await Identity.openSession({ memberId, at });
  return { tenantId, email, token, role };
}
