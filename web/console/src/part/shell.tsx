/**
 * The frame around every page: for which tenant one acts, and where one can go.
 *
 * @module
 */
import type { PropsWithChildren } from "hono/jsx";
import { useEffect, useLayoutEffect, useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { signOut, switchTenant } from "../api/operations";
import type { TenantStatus } from "../api/schema";
import { isAt, navigationOf } from "../navigation";
import { href, navigate } from "../route";
import { useSession } from "../session";
import { Icon, iconOf, Mark } from "./icon";
import { Failed } from "./states";

export function Shell({ path, children }: PropsWithChildren<{ readonly path: string }>) {
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => setOpen(false), [path]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, []);
  const { tenant } = session.me;
  return (
    <div class="shell">
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="side">
        <div class="side-in">
          <div class="side-top">
            <Mark />
            <div class="who">
              <span class="who-name">{tenant.name}</span>
              <span class="who-roles">{tenant.roles.map((role) => roleNames[role]).join(" and ")}</span>
            </div>
            <button
              type="button"
              class="menu-button"
              aria-expanded={isOpen ? "true" : "false"}
              aria-controls="navigation"
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name={isOpen ? "close" : "menu"} />
              <span class="visually-hidden">Menu</span>
            </button>
          </div>
          <div id="navigation" class={isOpen ? "side-body is-open" : "side-body"}>
            <nav aria-label="Console">
              {navigationOf(session).map(({ label, items }) => (
                <div class="nav-group" key={label}>
                  {label ? <p class="nav-label">{label}</p> : null}
                  <ul>
                    {items.map((item) => (
                      <li key={item.path}>
                        <a href={href(item.path)} aria-current={isAt(item.path, path) ? "page" : undefined}>
                          <Icon name={iconOf(item.path)} />
                          {item.label}
                        </a>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </nav>
            <Account path={path} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {path === "/onboarding" ? null : <Shut status={tenant.status} />}
        {children}
      </main>
    </div>
  );
}

/** What changes everything else on the page. Why, and since when, stands at the organisation. */
function Shut({ status }: { readonly status: TenantStatus }) {
  if (status !== "suspended" && status !== "closed") return null;
  return (
    <p class="shut">
      {status === "suspended"
        ? "Your organisation is suspended: nothing of it is public. "
        : "Your organisation is closed: you can only read. "}
      <a href={href("/onboarding")}>See why</a>
    </p>
  );
}

const roleNames = { supplier: "Supplier", partner: "Partner", operator: "Operator" } as const;

function Account({ path }: { readonly path: string }) {
  const session = useSession();
  const { me, renew } = session;
  const leave = useAction(signOut, session.leave);
  const change = useAction(
    (_key, tenantId: string) => switchTenant(tenantId),
    () => {
      navigate("/");
      renew();
    },
  );
  const problem = leave.problem ?? change.problem;
  return (
    <div class="account">
      {problem ? <Failed problem={problem} /> : null}
      {me.memberships.length > 1 ? (
        <label class="switch">
          <span>Act for</span>
          <select
            value={me.tenant.tenantId}
            disabled={change.isRunning}
            onChange={(event: Event) => void change.run((event.target as HTMLSelectElement).value)}
          >
            {me.memberships.map(({ tenantId, tenantName }) => (
              <option key={tenantId} value={tenantId} selected={tenantId === me.tenant.tenantId}>
                {tenantName}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p class="account-name">
        <span>{me.session.name}</span>
        <span class="quiet">{me.session.email}</span>
      </p>
      <a class="account-link" href={href("/account")} aria-current={isAt("/account", path) ? "page" : undefined}>
        Your account
      </a>
      <button type="button" class="button plain" onClick={() => void leave.run()} disabled={leave.isRunning}>
        Sign out
      </button>
    </div>
  );
}
