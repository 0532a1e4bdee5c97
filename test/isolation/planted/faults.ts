/**
 * Planted isolation faults: what a hurried change might do to each layer. Each is a replacement in one source, made while that source is
 * bundled for a run of the suite; the product itself has no switch. A source that no longer has the text fails the run.
 *
 * @module
 */
import type { Fault } from "./fault";
import { identityFaults } from "./identity-faults";

export type { Fault, Replacement } from "./fault";

const guard = "packages/core/src/store/guard.ts";
const serve = "services/api/src/frame/serve.ts";
const admission = "services/api/src/frame/admission.ts";
const consumer = "packages/core/src/consumer/consumer.ts";
const grant = "packages/core/src/consumer/grant.ts";
const sources = "packages/core/src/listing/sources.ts";
const order = "services/storefront/src/routes/order.ts";
const placed = "services/subscriber/src/placed-order.ts";
const shop = "services/storefront/src/shop.ts";

export const faults: readonly Fault[] = [
  // The guard itself.
  {
    name: "guard: a tenant's id is only a prefix",
    shownBy: "guard",
    file: guard,
    find: "partition.startsWith(`${scope.tenantId}#`)",
    replace: "partition.startsWith(scope.tenantId)",
  },
  {
    name: "guard: code without a scope may do all",
    shownBy: "guard",
    file: guard,
    find: "if (!scope) return `${operation} outside any scope`;",
    replace: "if (!scope) return null;",
  },
  {
    name: "guard: an unknown operation goes",
    shownBy: "guard",
    file: guard,
    find: "return `${operation} is never allowed`;",
    replace: "return null;",
  },
  {
    name: "guard: an unknown verb of a member goes",
    shownBy: "guard",
    file: guard,
    find: "return `${verb} is never allowed`;",
    replace: "return null;",
  },
  {
    name: "guard: only the first member of a transaction is looked at",
    shownBy: "guard",
    file: guard,
    find: 'members.length === 0 ? "no key at all" : first(members, check)',
    replace: "first(members.slice(0, 1), check)",
  },
  {
    name: "guard: reach for reading also writes",
    shownBy: "guard",
    file: guard,
    find: '(reach.access === "write" || access === "read") &&',
    replace: "",
  },
  {
    name: "guard: reach for one item opens its partition",
    shownBy: "guard",
    file: guard,
    find: "(reach.sort === undefined || reach.sort === sort) &&",
    replace: "",
  },
  {
    name: "guard: an index key of a put isn't looked at",
    shownBy: "guard",
    file: guard,
    find: "Object.keys(item).filter((name) => hashAttribute.test(name)),",
    replace: "[] as string[],",
  },
  {
    name: "guard: placeholders beginning with a digit are overlooked",
    shownBy: "guard",
    file: guard,
    find: "/^#?\\w+$/",
    replace: "/^#?[A-Za-z_]\\w*$/",
  },
  {
    name: "guard: where a query starts isn't looked at",
    shownBy: "guard",
    file: guard,
    find: "Object.keys(start).filter((name) => hashAttribute.test(name)),",
    replace: "[] as string[],",
  },
  {
    name: "guard: a query may name two partitions",
    shownBy: "guard",
    file: guard,
    find: "|| others.length > 0 ",
    replace: "",
  },
  {
    name: "guard: what can't be parsed goes",
    shownBy: "guard",
    file: guard,
    find: "return `${operation} can't be parsed: ${error instanceof Error ? error.message : String(error)}`;",
    replace: "return null;",
  },

  // The API's frame.
  {
    name: "api: the owner in the path isn't compared",
    shownBy: "api",
    file: admission,
    find: "if (route.owner && params[route.owner] !== tenantOf(caller)) throw notFound();",
    replace: "",
  },
  {
    name: "api: neither owner nor scope of the caller",
    shownBy: "api",
    file: admission,
    find: "if (route.owner && params[route.owner] !== tenantOf(caller)) throw notFound();",
    replace: 'Object.assign(caller, { tenantId: params[route.owner ?? ""] ?? tenantOf(caller) });',
  },
  {
    name: "api: permissions aren't asked for",
    shownBy: "own",
    file: admission,
    find: 'if (access !== "member" && !mayCall(caller, access, identity)) throw forbidden(access);',
    replace: "",
  },
  {
    name: "api: a key may do whatever there is",
    shownBy: "own",
    file: admission,
    find: "caller.permissions.includes(permission)",
    replace: "true",
  },
  {
    name: "api: a key may do what is for people",
    shownBy: "own",
    file: admission,
    find: '(access === "person" || route.human) &&',
    replace: "(false as boolean) &&",
  },
  {
    name: "membership: one that was disabled or changed still counts",
    shownBy: "api",
    file: "packages/core/src/identity/admit.ts",
    find: 'membership?.status !== "active" || membership.revision !== membershipRevision',
    replace: "!membership || !membershipRevision",
  },
  {
    name: "api key: the secret before a rotation counts for ever",
    shownBy: "api",
    file: "packages/core/src/identity/api-key.ts",
    find: "at < key.previousEndsAt",
    replace: "true",
  },
  {
    name: "invitation: whoever has the token may accept",
    shownBy: "api",
    file: "packages/core/src/identity/invitation.store.ts",
    find: " || invitation.email !== person.email",
    replace: "",
  },
  {
    name: "api: cursors are sealed for no tenant",
    shownBy: "cursors",
    file: serve,
    find: 'const list = `${tenantOf(caller) ?? ""} ${route.operationId} ${target.url.pathname}`;',
    replace: "const list = route.operationId;",
  },
  {
    name: "api: cursors aren't verified",
    shownBy: "cursors",
    file: "services/api/src/frame/cursor.ts",
    find: "!timingSafeEqual(sealOf(list, cursor), bytes.subarray(0, sealBytes))",
    replace: "!timingSafeEqual(sealOf(list, cursor), sealOf(list, cursor))",
  },
  {
    name: "api: an answer holds the session's tenant in a header",
    shownBy: "api",
    file: serve,
    find: 'const all = new Headers({ "cache-control": "no-store", ...headers });',
    replace:
      'const all = new Headers({ "cache-control": "no-store", "x-last-answer": encodeURIComponent(lastAnswer), ...headers });\n  lastAnswer = body.slice(0, 4000);',
  },
  {
    name: "api: a log line holds the answer",
    shownBy: "world",
    file: serve,
    find: "return { status, headers, body: JSON.stringify(promised.data) };",
    replace:
      "console.log(JSON.stringify(promised.data));\n  return { status, headers, body: JSON.stringify(promised.data) };",
  },
  {
    name: "api: answers are cached by path",
    shownBy: "api",
    file: serve,
    find: "return toResponse(request, answer);",
    replace:
      'const cacheKey = `${request.method} ${route.operationId}`;\n  if (request.method === "GET" && !cache.has(cacheKey)) cache.set(cacheKey, answer);\n  return toResponse(request, request.method === "GET" ? (cache.get(cacheKey) ?? answer) : answer);',
  },
  {
    name: "idempotency: keys are shared by all tenants",
    shownBy: "keys",
    file: "packages/core/src/idempotency/idempotency.entity.ts",
    find: 'composite: ["ownerId"], template: "${ownerId}#idempotency"',
    replace: 'composite: [], template: "platform#idempotency"',
  },

  // Agreements and listings.
  {
    name: "agreement: a signature of another tenant is learnt",
    shownBy: "events",
    file: "packages/core/src/agreement/agreement.store.ts",
    find: "if (!own)\n",
    replace: "if (false as boolean)\n",
  },
  {
    name: "listing: an agreement needn't be active",
    shownBy: "events",
    file: sources,
    find: 'return agreement.status === "active" ? "held" : agreement.status === "suspended" ? "suspended" : "ended";',
    replace: 'return "held";',
  },
  {
    name: "listing: whose agreement it is isn't looked at",
    shownBy: "events",
    file: sources,
    find: 'if (agreementId === null) return tenantId === supplierId ? "held" : "ended";',
    replace: 'if (agreementId === null) return "held";',
  },
  {
    name: "listing: drafts are listed too",
    shownBy: "events",
    file: sources,
    find: "if (!found?.product.published) return undefined;",
    replace: "if (!found) return undefined;",
  },

  // Projections and effects.
  {
    name: "grant: no consent is needed",
    shownBy: "world",
    file: grant,
    find: "let share: Terms.Share = grant.upTo;",
    replace: 'let share: Terms.Share = "full";',
  },
  {
    name: "grant: the clause isn't looked at",
    shownBy: "world",
    file: grant,
    find: "share = leastOf(share, copy.terms.data.share);",
    replace: 'share = "full";',
  },
  {
    name: "consent: a refusal counts as a yes",
    shownBy: "world",
    file: "packages/core/src/consent/consent.ts",
    find: 'answer === "given" ? share : "pseudonymous";',
    replace: "share;",
  },
  {
    name: "grant: not asked when a projection is read",
    shownBy: "world",
    file: "packages/core/src/consumer/shared.store.ts",
    find: "const share = visible({ ...footing, grant, lastOrderAt: row.lastOrderAt }, at);",
    replace: "const share = row.share;",
  },
  {
    name: "grant: an agreement that has ended still grants",
    shownBy: "world",
    file: grant,
    find: 'if (!copy || copy.status === "closed") return undefined;',
    replace:
      'if (copy?.status === "closed") return { share: grant.upTo, resting: false };\n    if (!copy) return undefined;',
  },
  {
    name: "consent: a withdrawal leaves the grant as it was",
    shownBy: "world",
    file: "packages/core/src/consent/consent.store.ts",
    find: "upTo: upToOf({ answer, share }),",
    replace: 'upTo: upToOf({ answer: answer === "withdrawn" ? "given" : answer, share }),',
  },
  {
    name: "projection: another tenant's word is believed",
    shownBy: "events",
    file: "packages/core/src/consumer/shared.store.ts",
    find: "if (before && (before.stewardId !== stewardId || before.agreementId !== key.agreementId)) return {};",
    replace: "",
  },
  {
    name: "agreement: whoever says so suspends it",
    shownBy: "events",
    file: "packages/core/src/agreement/course.store.ts",
    find: "if (tellerId === tenantId || partyOf(info, tellerId) !== party || counterpartyOf(info, party) !== tenantId) {",
    replace: "if (tellerId === undefined) {",
  },
  {
    name: "effect: the consumer's record goes to the partner",
    shownBy: "world",
    file: consumer,
    find: 'if (agreementId === null || steward === "supplier") return [supplierId];',
    replace: 'if (agreementId === null || steward === "supplier") return [supplierId, order.tenantId];',
  },
  {
    name: "effect: the supplier's order goes to the partner",
    shownBy: "world",
    file: "services/subscriber/src/on-order-placed-route-supplier-orders.ts",
    find: "await asOwner(part.supplierId, () => SupplierOrder.record(supplierOrder, order.subjectId));",
    replace:
      "await asOwner(order.tenantId, () => SupplierOrder.record({ ...supplierOrder, supplierId: order.tenantId }, order.subjectId));",
  },
  {
    name: "effect: every supplier gets every part",
    shownBy: "world",
    file: "services/subscriber/src/on-order-placed-route-supplier-orders.ts",
    find: "await asOwner(part.supplierId, () => SupplierOrder.record(supplierOrder, order.subjectId));",
    replace:
      "for (const other of order.parts) await asOwner(other.supplierId, () => SupplierOrder.record({ ...supplierOrder, supplierId: other.supplierId }, order.subjectId));",
  },
  {
    name: "effect: written in another owner's scope",
    shownBy: "world",
    file: placed,
    find: 'runInScope({ tenantId: ownerId, actor, role: "subscriber" }, body);',
    replace: 'runInScope({ tenantId: order.tenantId, actor, role: "subscriber" }, body);',
  },
  {
    name: "mail: the confirmation goes to a fixed address",
    shownBy: "world",
    file: "services/subscriber/src/on-order-placed-send-confirmation.ts",
    find: "to: contact.email,",
    replace: 'to: "archive@tandem.example",',
  },
  {
    name: "log: a reaction logs its message",
    shownBy: "world",
    file: "services/subscriber/src/on-order-placed-send-confirmation.ts",
    find: "const mailer = await",
    replace: "console.log(mail.text);\n    const mailer = await",
  },

  // Storefronts.
  {
    name: "storefront: an order's key isn't asked for",
    shownBy: "shops",
    file: order,
    find: 'const isHolder = Order.opens(c.req.query("k"), orderId, c.var.options.sessionKey);',
    replace: "const isHolder = true as boolean;",
  },
  {
    name: "storefront: any key opens any order",
    shownBy: "shops",
    file: "packages/core/src/order/access.ts",
    find: "timingSafeEqual(actual, expected)",
    replace: "timingSafeEqual(expected, expected)",
  },
  {
    name: "storefront: orders of other shops are shown",
    shownBy: "shops",
    file: order,
    find: "return order?.tenantId === key.tenantId && order.storefrontId === key.storefrontId ? order : undefined;",
    replace: "return order;",
  },
  {
    name: "visitor: a session counts at every storefront",
    shownBy: "shops",
    file: "packages/core/src/visitor/visitor.store.ts",
    find: "data.tenantId !== tenantId || data.storefrontId !== storefrontId || data.expiresAt <= at",
    replace: "data.expiresAt <= at",
  },
  {
    name: "privacy: an order opens its consumer's address at every shop",
    shownBy: "shops",
    file: "services/storefront/src/routes/privacy/sign-in.ts",
    find: "if (order?.tenantId !== key.tenantId || order.storefrontId !== key.storefrontId) return undefined;",
    replace: "if (!order || !key) return undefined;",
  },
  {
    name: "storefront: shops are kept under no name",
    shownBy: "shops",
    file: shop,
    find: "const name = labelOf(host, publicHost);",
    replace:
      "const asked = labelOf(host, publicHost);\n    const name = asked === undefined ? undefined : kept.size > 0 ? [...kept.keys()][0] : asked;",
  },
  ...identityFaults,
];
