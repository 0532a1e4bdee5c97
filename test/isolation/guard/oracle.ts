/**
 * Oracle: what the tenant guard should say, said by Cedar from policies, about the accesses that a command was built from.
 *
 * It never sees the command. The generator knows which partition it put where, as a list of segments; whether a partition is a
 * tenant's own is a comparison of its first segment here, and a matter of string prefixes there, so that both can't be wrong alike.
 *
 * @module
 */
import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Scope } from "#core/store";

/** One touch of one partition. `sort` is given where exactly one item is touched. */
export type Access = { readonly segments: readonly string[]; readonly sort?: string; readonly verb: "read" | "write" };

/** What a command does. `legible` is false where something in it can't be told from its text, or isn't a command that the store uses. */
export type Intent = { readonly accesses: readonly Access[]; readonly legible: boolean };

const policies = `
permit (principal, action, resource)
when { context.legible && principal has tenant && context.owner == principal.tenant };

permit (principal, action, resource)
when { context.legible && action == Action::"write" && principal.writes.containsAny(context.names) };

permit (principal, action, resource)
when { context.legible && action == Action::"read" && principal.reads.containsAny(context.names) };
`;
const policySet = "guard";

function prepare(): void {
  const answer = preparsePolicySet(policySet, { staticPolicies: policies });
  if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
}
prepare();

const uid = (type: string, id: string) => ({ type, id });

/** The names by which a reach may mean a partition: itself, one item of it, or one of the prefixes it lies under. */
const namesOf = ({ segments, sort }: Access): string[] => {
  const whole = segments.join("#");
  const prefixes = segments.slice(0, -1).map((_, index) => `${segments.slice(0, index + 1).join("#")}#*`);
  const partitions = [whole, ...prefixes];
  return [...partitions, ...(sort === undefined ? [] : partitions.map((name) => `${name} item ${sort}`))];
};

/** Whether Cedar permits every access of the intent to the scope. */
export function permits(scope: Scope | undefined, { accesses, legible }: Intent): boolean {
  if (!scope || accesses.length === 0) return false;
  const reachOf = (verbs: readonly string[]) =>
    (scope.reach ?? [])
      .filter(({ access }) => verbs.includes(access))
      .map(({ partition, sort }) => (sort === undefined ? partition : `${partition} item ${sort}`));
  const principal = uid("Scope", scope.actor);
  const entity = {
    uid: principal,
    attrs: {
      ...(scope.tenantId ? { tenant: scope.tenantId } : {}),
      writes: reachOf(["write"]),
      reads: reachOf(["read", "write"]),
    },
    parents: [],
  };
  return accesses.every((access) => {
    const answer = statefulIsAuthorized({
      principal,
      action: uid("Action", access.verb),
      resource: uid("Table", "tandem"),
      context: { owner: access.segments[0] ?? "", names: namesOf(access), legible },
      preparsedPolicySetId: policySet,
      entities: [entity],
    });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
    if (answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer.response.diagnostics));
    return answer.response.decision === "allow";
  });
}
