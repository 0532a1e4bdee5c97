import { Privacy } from "#core/privacy";
import type { Visitor } from "#core/visitor";
import { privatePage } from "../../respond";
import { type C, frameOf, visitOf } from "../../visit";
import { consentModels } from "./consent";
import { requestModels } from "./erasure";
import { controllersOf } from "./models";
import { asVisitorOfApi, findVisitor, pagesOf } from "./session";
import { showSignIn } from "./sign-in";

const held = (c: C, { subjectId, ...signIn }: Visitor.Visitor, cursor?: string): Promise<Privacy.Held> =>
  Privacy.heldAbout({ subjectId, signIn, secret: c.var.options.pairwiseKey, cursor });

/** Who holds what about the visitor, and why; signing in for who isn't. */
export async function showPrivacy(c: C): Promise<Response> {
  const visitor = await findVisitor(c);
  if (!visitor) return showSignIn(c);
  const visit = visitOf(c);
  const [all, requests] = await Promise.all([
    held(c, visitor),
    Privacy.followedOf(visitor.subjectId, c.var.options.pairwiseKey),
  ]);
  const said = c.req.query("said");
  return privatePage(
    c,
    pagesOf(c).overview({
      ...frameOf(visit),
      email: visitor.email,
      until: visitor.expiresAt,
      controllers: controllersOf(all, visit),
      consents: await consentModels(all),
      requests: requestModels(requests, visit.at),
      more: all.nextCursor !== undefined,
      ...(said === "asked" || said === "withdrawn" ? { said } : {}),
    }),
  );
}

/** The same for programs: the records without what they say, and how far requests are. */
export const showHoldings = (c: C): Promise<Response> =>
  asVisitorOfApi(c, async (visitor) => {
    const { records, names, nextCursor } = await held(c, visitor, c.req.query("cursor"));
    const requests = await Privacy.followedOf(visitor.subjectId, c.var.options.pairwiseKey);
    return c.json({
      requests: requests.map(({ request, cases }) => ({
        ...request,
        cases: cases.map(({ tenantId, status, waitsFor }) => ({ controllerId: tenantId, status, waitsFor })),
      })),
      controllers: controllersIn(names),
      records: records.map(({ data: _data, ...record }) => record),
      nextCursor: nextCursor ?? null,
    });
  });

const controllersIn = (names: ReadonlyMap<string, string>): Privacy.Exported["controllers"] => [
  { controllerId: "platform", name: "Tandem" },
  ...[...names].map(([controllerId, name]) => ({ controllerId: controllerId as `ten_${string}`, name })),
];

/** Everything, to keep or to take elsewhere. In parts where there is very much; each names where the next begins. */
export const exportAs = (form: "json" | "csv") => (c: C) =>
  asVisitorOfApi(c, async (visitor) => {
    const { records, names, nextCursor } = await held(c, visitor, c.req.query("cursor"));
    const exported: Privacy.Exported = {
      generatedAt: visitOf(c).at,
      email: visitor.email,
      controllers: controllersIn(names),
      records: [...records],
      nextCursor: nextCursor ?? null,
    };
    c.header("content-disposition", `attachment; filename="your-data.${form}"`);
    if (nextCursor !== undefined) c.header("link", `</privacy/data.${form}?cursor=${nextCursor}>; rel="next"`);
    return form === "json"
      ? c.body(Privacy.toJson(exported), 200, { "content-type": "application/json; charset=utf-8" })
      : c.body(Privacy.toCsv(exported), 200, { "content-type": "text/csv; charset=utf-8; header=present" });
  });
