/**
 * Grants: who may know what, said before anything was asked. It follows from the agreements and sales that the world is made of, and from
 * what programmes, storefronts and mails are for; never from what came out.
 *
 * @module
 */
import { Identity } from "#core/identity";
import type { Fact } from "./marker";

/** Who sees an answer, an item, a mail or a log line. */
export type Viewer = {
  /** The tenant whose member it is, or in whose key space it stands. */
  readonly tenant?: string;
  readonly role?: Identity.Role;
  /** Of an API key. */
  readonly permissions?: readonly Identity.Permission[];
  /** The tenant that invited whoever reads this mail. */
  readonly invitedBy?: string;
  /** The consumer who proved to be one, by a cookie or the key of an order. */
  readonly consumer?: string;
  /** The tenant whose storefront it is. */
  readonly shop?: string;
};

export type Share = "none" | "pseudonymous" | "contact" | "full";
export type Deal = {
  readonly supplier: string;
  readonly partner: string;
  readonly share: Share;
  readonly active: boolean;
};
export type Sale = {
  readonly consumer: string;
  readonly shop: string;
  readonly supplier: string;
  readonly consent: boolean;
};
/** A consumer whose browser was at a shop, with its cart. */
export type Visit = { readonly consumer: string; readonly shop: string };
export type Plan = {
  readonly deals: readonly Deal[];
  readonly sales: readonly Sale[];
  readonly visits: readonly Visit[];
};

type Rule = (fact: Fact, viewer: Viewer, plan: Plan) => boolean;

const own: Rule = ({ tenant }, viewer) => viewer.tenant !== undefined && viewer.tenant === tenant;
/** A key space has no role: what stands in it is its tenant's. */
const isKeySpace = ({ tenant, role, permissions }: Viewer): boolean =>
  tenant !== undefined && role === undefined && permissions === undefined;
const may = (viewer: Viewer, ...permissions: readonly Identity.Permission[]): boolean => {
  const { role, permissions: given } = viewer;
  // Who may write a thing is shown what it is then: a key may have the one without the other.
  const gives = (permission: string) =>
    given?.some((each) => each === permission || each === permission.replace(/:read$/, ":write"));
  if (given) return permissions.some(gives);
  return role === undefined || permissions.some((permission) => Identity.isAllowed(role, permission));
};
const inShop: Rule = ({ tenant }, { shop }) => shop !== undefined && shop === tenant;
const sells = (plan: Plan, supplier: string | undefined, shop: string | undefined): boolean =>
  shop !== undefined &&
  (supplier === shop || plan.deals.some((deal) => deal.active && deal.supplier === supplier && deal.partner === shop));
const anyTenant: Rule = (_, { tenant }) => tenant !== undefined;
const either =
  (...rules: readonly Rule[]): Rule =>
  (fact, viewer, plan) =>
    rules.some((rule) => rule(fact, viewer, plan));

/** What a line of an order says of the goods stays with whoever took part in the sale, when nothing is listed any more. */
const sold: Rule = (fact, viewer, { sales }) =>
  fact.draft !== true &&
  sales.some(
    ({ supplier, shop }) =>
      supplier === fact.tenant && (shop === viewer.shop || (shop === viewer.tenant && may(viewer, "commission:read"))),
  );

/** Published content: its supplier, partners under an active agreement, and whoever visits a shop that shows it. */
const content: Rule = (fact, viewer, plan) =>
  (own(fact, viewer, plan) && may(viewer, "catalogue:read", "order:read")) ||
  (fact.draft !== true && (sells(plan, fact.tenant, viewer.tenant) || sells(plan, fact.tenant, viewer.shop)));

/**
 * A tag is content that the agreement lets a partner's listings be found by. So the partner's key space holds it; no answer and no page
 * shows it to anybody but its supplier.
 */
const searched: Rule = (fact, viewer, plan) => {
  if (own(fact, viewer, plan)) return may(viewer, "catalogue:read", "catalogue:write");
  return isKeySpace(viewer) && fact.draft !== true && sells(plan, fact.tenant, viewer.tenant);
};

const invited: Rule = ({ tenant }, { invitedBy }) => invitedBy !== undefined && invitedBy === tenant;

/** Parties know each other from the first application on; programmes and pages say who sells; a consumer learns who has what of theirs. */
const names: Rule = either(
  own,
  invited,
  inShop,
  anyTenant,
  (fact, viewer, plan) => sells(plan, fact.tenant, viewer.shop),
  ({ tenant }, { consumer }, { sales }) =>
    sales.some((sale) => sale.consumer === consumer && (sale.supplier === tenant || sale.shop === tenant)),
);

const holder: Rule = ({ consumer }, viewer) => viewer.consumer !== undefined && viewer.consumer === consumer;

/** A consumer's field: their own, each supplier's who sold to them, and a partner's as far as clause and consent go. */
const contact =
  (...shares: readonly Share[]): Rule =>
  (fact, viewer, plan) => {
    if (holder(fact, viewer, plan)) return true;
    const { tenant } = viewer;
    const sales = plan.sales.filter(({ consumer }) => consumer === fact.consumer);
    if (sales.some(({ supplier }) => supplier === tenant) && may(viewer, "consumer:read", "order:read")) return true;
    return sales.some(
      ({ shop, supplier, consent }) =>
        shop === tenant &&
        consent &&
        may(viewer, "consumer:read") &&
        plan.deals.some(
          (deal) => deal.active && deal.supplier === supplier && deal.partner === shop && shares.includes(deal.share),
        ),
    );
  };

/** A cart is kept by the shop that its browser brought it to; a member of that shop sees none. */
const cart: Rule = either(
  holder,
  ({ consumer }, viewer, { visits }) =>
    isKeySpace(viewer) && visits.some((visit) => visit.consumer === consumer && visit.shop === viewer.tenant),
);

const withPermission =
  (...permissions: readonly Identity.Permission[]): Rule =>
  (fact, viewer, plan) =>
    own(fact, viewer, plan) && may(viewer, ...permissions);

/** What an incident rests on: the operator's, and nobody else's beside whose it is. */
const evidence: Rule = (_, viewer) => viewer.tenant === "platform" && may(viewer, "incident:read");

/** The operator looks at what it decides on; what it was answered stands for a day in its own key space, for repetitions. */
const reviewer: Rule = (_, { tenant, role }) =>
  tenant === "platform" && (role === undefined || Identity.isAllowed(role, "tenant:review"));

/** Who lets another see a record knows what the projection is called: the grant and its events say so. */
const grantedByViewer: Rule = ({ tenant }, viewer, { deals }) =>
  may(viewer, "consumer:read", "event:read") &&
  deals.some(({ supplier, partner }) => supplier === viewer.tenant && partner === tenant);

const nobody: Rule = () => false;

/** Who beside nobody may know a fact of this kind. A kind that isn't here is nobody's business but its tenant's. */
const rules: Readonly<Record<string, Rule>> = {
  "tenant.name": names,
  "tenant.slug": either(own, reviewer),
  /** Who is somewhere a member, in the organisation and to themselves. */
  "member.name": either(own, holder),
  "apiKey.name": (fact, viewer, plan) => own(fact, viewer, plan) && may(viewer, "apikey:write"),
  "invitation.email": (fact, viewer, plan) =>
    invited(fact, viewer, plan) || (own(fact, viewer, plan) && may(viewer, "member:read")),
  /** In the mail, and nowhere else. */
  "invitation.token": invited,
  /** Somebody who acts for nobody is known to themselves. */
  "person.email": holder,
  "member.email": either(own, holder),
  "account.passkey": holder,
  "account.id": holder,
  "storefront.name": either(own, inShop, reviewer),
  "storefront.title": either(own, inShop, reviewer),
  "storefront.tagline": either(own, inShop, reviewer),
  "profile.text": either((fact, viewer, plan) => own(fact, viewer, plan) && may(viewer, "tenant:read"), reviewer),
  "programme.title": anyTenant,
  "programme.description": anyTenant,
  "product.title": either(content, sold, reviewer),
  "product.handle": content,
  "product.body": content,
  "product.vendor": content,
  "product.type": content,
  "product.option": either(content, sold),
  "product.sku": content,
  "product.barcode": content,
  "product.image": content,
  "product.seo": content,
  "product.tag": searched,
  "product.stock": withPermission("catalogue:read"),
  "import.problem": withPermission("catalogue:read"),
  "listing.badge": either(own, inShop),
  "listing.review": either(own, inShop),
  "consumer.name": contact("contact", "full"),
  "consumer.email": contact("contact", "full"),
  "consumer.line1": contact("full"),
  "consumer.line2": contact("full"),
  "consumer.postalCode": contact("full"),
  "consumer.city": contact("full"),
  "consumer.cart": cart,
  "consumer.orderKey": holder,
  "consumer.session": nobody,
  "consumer.link": holder,
  "member.token": nobody,
  /** Ids, by the key space they were made in. */
  "id.con": either(holder, withPermission("consumer:read", "order:read", "export:create")),
  "id.shr": either(holder, withPermission("consumer:read", "export:create"), evidence, grantedByViewer),
  "id.psn": either(holder, withPermission("consumer:read", "export:create")),
  "id.sor": either(holder, withPermission("order:read")),
  "id.acc": either(holder, withPermission("commission:read")),
  "id.exp": either(withPermission("export:create", "export:approve"), evidence),
  "id.inc": either(withPermission("incident:read", "event:read"), evidence),
  "id.imp": withPermission("catalogue:read"),
  /** What an attempt that must fail would have written. */
  stray: nobody,
};

export const isGranted = (fact: Fact, viewer: Viewer, plan: Plan): boolean =>
  (rules[fact.kind] ?? own)(fact, viewer, plan);
