/**
 * The local runtime's own pages, as one app.
 *
 * @module
 */
import { Hono } from "hono";
import type { Id } from "#core/kernel";
import { runInScope } from "#core/store";
import { Storefront, Tenant } from "#core/tenant";
import { consoleApp } from "./console";
import { mailbox } from "./mailbox";
import { assets } from "./page/assets";
import { NotFound, StartPage } from "./page/start-page";
import { demoPassword, demoTenants } from "./seed/marketplace";

export type PagesOptions = {
  readonly mailFolder: string;
  readonly pay: Hono;
  readonly console: Promise<string>;
  /** Where a storefront is reached. */
  readonly urlOf: (storefrontName: string) => string;
};

export function localPages({ mailFolder, pay, console, urlOf }: PagesOptions): Hono {
  const app = new Hono({ strict: false });
  app.use(async (c, next) => {
    await next();
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
  });
  app.get("/", async (c) => {
    const [storefronts, logins] = await Promise.all([listStorefronts(urlOf), listLogins()]);
    return c.html(StartPage({ storefronts, logins, password: demoPassword }));
  });
  app.get("/favicon.ico", (c) => c.redirect("/local/icon.svg", 301));
  app.route("/console", consoleApp(console));
  app.route("/local", assets());
  app.route("/mailbox", mailbox(mailFolder));
  app.route("/pay", pay);
  app.notFound((c) => c.html(NotFound(), 404));
  return app;
}

async function listStorefronts(urlOf: PagesOptions["urlOf"]) {
  const tenants = (await Tenant.list()).items.filter(({ status }) => status === "active");
  const storefronts = await Promise.all(
    tenants.map(async (tenant) =>
      (await storefrontsOf(tenant.tenantId)).map(({ name, title, theme: { accent, tagline } }) => ({
        title,
        tagline,
        accent,
        tenantName: tenant.name,
        url: urlOf(name),
        direct: tenant.roles.includes("supplier"),
      })),
    ),
  );
  // Partners first: they are what this is about.
  return storefronts.flat().toSorted((a, b) => Number(a.direct) - Number(b.direct));
}

const storefrontsOf = (tenantId: Id<"ten">) =>
  runInScope({ tenantId, actor: "start-page", role: "local" }, () => Storefront.list({ tenantId }));

/** The demo logins whose organisations are here. */
async function listLogins() {
  const known = new Set((await Tenant.list()).items.map(({ slug }) => slug));
  return demoTenants
    .filter(({ slug }) => known.has(slug))
    .map(({ name, email, member, roles }) => ({ who: name, what: `${member}, ${roles.join(" and ")}`, email }));
}
