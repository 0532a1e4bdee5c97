/**
 * Planted faults of the identity service.
 *
 * @module
 */
import type { Fault } from "./fault";

const sessions = "services/identity/src/sessions.ts";

export const identityFaults: readonly Fault[] = [
  {
    name: "identity: a session ends for whoever knows its id",
    shownBy: "identity",
    file: sessions,
    find: '(await sessionsOf(auth, current.user.id)).find(({ id }) => id === input["sessionId"]);',
    replace:
      'await (await auth.$context).adapter.findOne<{ token: string }>({ model: "session", where: [{ field: "id", value: String(input["sessionId"]) }] });',
  },
  {
    name: "identity: answers carry tokens",
    shownBy: "identity",
    file: "services/identity/src/problem.ts",
    find: 'key === "token" ? [] : ',
    replace: "",
  },
  {
    name: "identity: a session is known by its token without the signature",
    shownBy: "identity",
    file: sessions,
    find: "const current = await auth.api.getSession({ headers });",
    replace: `const [, plain = ""] = /session=([^.;]+)/.exec(headers.get("cookie") ?? "") ?? [];
  const current = await (await auth.$context).internalAdapter.findSession(plain);`,
  },
];
