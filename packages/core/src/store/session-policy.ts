/**
 * The guard's twin in IAM: what a scope may touch, as AWS itself enforces it on the credentials that the scope is given.
 *
 * A scope without reach gets a session of the tenant role, tagged with its tenant; the role's own policy does the rest. A scope
 * with reach gets a session of the reach role, narrowed by the policy made here. Reach is widened to families of partitions
 * (`platform#session#*` for one session), so that sessions can be kept: the guard holds what is narrower than a family, down to
 * one item, and IAM holds that no scope leaves its tenant and its families. Pure.
 *
 * @module
 */
import { InvariantBroken } from "../kernel";
import type { Scope } from "./scope";
import { keysTableOf } from "./table";

const reading = ["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"];
const writing = ["PutItem", "UpdateItem", "DeleteItem"];
const named = (actions: readonly string[]): string[] => actions.map((action) => `dynamodb:${action}`);

/** Patterns of partition keys, as `StringLike` reads them. */
export type Access = {
  readonly tenantId: string | null;
  readonly read: readonly string[];
  readonly write: readonly string[];
};

/**
 * `platform#session#abc` → `platform#session#*`; a partition of two parts is a family of its own. Accounts have a family for each model:
 * who has to know sessions can't read passwords.
 */
export function familyOf(partition: string): string {
  const [owner = "", kind = "", ...rest] = partition.split("#");
  const names = partition.startsWith("platform#auth#") ? [owner, kind, rest.shift() ?? ""] : [owner, kind];
  // What IAM would read as a wildcard is never part of a name of ours.
  if (/[*?$]/.test(names.join("").replace(/\*$/, "")))
    throw new InvariantBroken("a partition names its owner and kind");
  return rest.length === 0 ? names.join("#") : `${names.join("#")}#*`;
}

export function accessOf({ tenantId, reach = [] }: Scope): Access {
  const families = (access: "read" | "write") =>
    [...new Set(reach.filter((each) => each.access === access).map(({ partition }) => familyOf(partition)))].toSorted();
  const write = families("write");
  return { tenantId, write, read: families("read").filter((family) => !write.includes(family)) };
}

/** AWS's limit on the text of a session policy. */
const maxPolicyLength = 2_048;

/**
 * The session policy of a scope with reach. A reach to more owners than fit is widened to their kind of partitions, whoever's:
 * of a cart with goods of forty suppliers, IAM then holds that only stock is touched, and the guard whose.
 */
export function sessionPolicy(access: Access, tableName: string): string {
  const policy = policyOf(access, tableName);
  if (policy.length <= maxPolicyLength) return policy;
  const kinds = (families: readonly string[]) => [
    ...new Set(families.map((each) => each.replace(/^ten_[^#]+/, "ten_*"))),
  ];
  const wide = policyOf({ ...access, read: kinds(access.read), write: kinds(access.write) }, tableName);
  if (wide.length > maxPolicyLength) throw new InvariantBroken("a scope's reach fits into a session policy");
  return wide;
}

function policyOf({ tenantId, read, write }: Access, tableName: string): string {
  const statement = (Action: readonly string[], keys: readonly string[]) =>
    keys.length === 0
      ? []
      : [
          {
            Effect: "Allow",
            Action,
            // The data, and the data keys beside it; the role says what may be done with which.
            Resource: [tableName, keysTableOf(tableName)].map((name) => `arn:aws:dynamodb:*:*:table/${name}`),
            Condition: {
              "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
              // ForAllValues alone is true where there is no key at all.
              Null: { "dynamodb:LeadingKeys": "false" },
            },
          },
        ];
  const open = [...(tenantId ? [tenantId, `${tenantId}#*`] : []), ...write];
  const Statement = [
    ...statement(named([...reading, ...writing]), open),
    // Own keys again: a batch may read both, and its keys must all be in one statement.
    ...statement(named(reading), read.length > 0 ? [...open, ...read] : []),
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
