/**
 * The start page: everything that runs here, and who one can be.
 *
 * @module
 */
import { Frame } from "./frame";

export type StartPage = {
  readonly storefronts: readonly {
    readonly title: string;
    readonly tenantName: string;
    readonly tagline: string;
    readonly accent: string;
    readonly url: string;
    readonly direct: boolean;
  }[];
  readonly logins: readonly { readonly email: string; readonly who: string; readonly what: string }[];
  readonly password: string;
};

export const StartPage = ({ storefronts, logins, password }: StartPage) => (
  <Frame title="Tandem" at="/">
    <h1>Each order, commission and consumer goes to its right owner</h1>
    <p class="lead">
      Suppliers sell through partners, under their own name. A small marketplace runs on this machine: buy something as
      a consumer, then see as supplier and as partner what came of it.
    </p>

    <section>
      <h2>Shop as a consumer</h2>
      {storefronts.length === 0 ? (
        <p class="notice">There is no storefront yet.</p>
      ) : (
        <div class="grid">
          {storefronts.map((storefront) => (
            <a class="tile" href={storefront.url} style={`--swatch:${storefront.accent}`}>
              <h3>{storefront.title}</h3>
              <p class="quiet">{storefront.tagline}</p>
              <p class="quiet small">
                {storefront.direct
                  ? `Run by its supplier, ${storefront.tenantName}`
                  : `Run by the partner ${storefront.tenantName}`}
              </p>
            </a>
          ))}
        </div>
      )}
    </section>

    <section>
      <h2>Look behind it</h2>
      <div class="grid four">
        <a class="tile" href="/console/">
          <h3>Console</h3>
          <p class="quiet">
            Catalogues, agreements, listings, orders and commissions of the organisation you sign in for.
          </p>
        </a>
        <a class="tile" href="/mailbox/">
          <h3>Mailbox</h3>
          <p class="quiet">Every mail that would have gone out.</p>
        </a>
        <a class="tile" href="/pay/">
          <h3>Test payments</h3>
          <p class="quiet">The stand-in of the payment provider: pay, fail, cancel or expire.</p>
        </a>
        <a class="tile" href="/api/reference">
          <h3>API</h3>
          <p class="quiet">The reference of the HTTP API. Its document is at /api/openapi.json.</p>
        </a>
      </div>
    </section>

    <section>
      <h2>Sign in to the console</h2>
      <div class="sheet">
        <table>
          <thead>
            <tr>
              <th scope="col">Organisation</th>
              <th scope="col">Role</th>
              <th scope="col">E-mail</th>
              <th scope="col">Password</th>
            </tr>
          </thead>
          <tbody>
            {logins.map((login) => (
              <tr>
                <td>{login.who}</td>
                <td class="quiet">{login.what}</td>
                <td>
                  <code>{login.email}</code>
                </td>
                <td>
                  <code>{password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  </Frame>
);

export const NotFound = () => (
  <Frame title="Not found" at="" narrow>
    <h1>There is nothing here</h1>
    <p class="lead">
      <a href="/">Everything that runs on this machine is on the start page.</a>
    </p>
  </Frame>
);

export const NoConsole = ({ why }: { why: string }) => (
  <Frame title="Console" at="/console/" narrow>
    <h1>The console isn't built</h1>
    <p class="lead">{why}</p>
  </Frame>
);
