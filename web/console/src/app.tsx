/**
 * The console: the gate of the session, the frame, and the page that the address names.
 *
 * Signing in happens at whatever address was asked for: afterwards one is there.
 *
 * @module
 */
import type { FC } from "hono/jsx";
import { ErrorBoundary, useEffect, useRef, useState } from "hono/jsx/dom";
import { getMe, listStorefronts } from "./api/operations";
import { asProblem, type Problem } from "./api/problem";
import { onSessionLost } from "./api/request";
import type { Me, Person, Storefront } from "./api/schema";
import { pageAt } from "./pages";
import { Shell } from "./part/shell";
import { Failed, Loading } from "./part/states";
import { Homeless } from "./page/homeless";
import { InvitationPage } from "./page/invitation";
import { NotFound } from "./page/not-found";
import { ForgotPassword } from "./page/forgot-password";
import { ResetPassword } from "./page/reset-password";
import { SignIn } from "./page/sign-in";
import { SignUp } from "./page/sign-up";
import { VerifyEmail } from "./page/verify-email";
import { usePath } from "./route";
import { type Session, SessionContext } from "./session";

type Gate =
  | { readonly is: "asking" }
  | { readonly is: "failed"; readonly problem: Problem }
  | { readonly is: "out"; readonly hasEnded: boolean }
  | { readonly is: "homeless"; readonly person: Person }
  | { readonly is: "in"; readonly me: Me; readonly storefronts: readonly Storefront[] };

export function App({ now }: { readonly now: () => Date }) {
  const [gate, setGate] = useState<Gate>({ is: "asking" });
  const current = useRef(gate);
  current.current = gate;
  const path = usePath();

  const renew = (): void =>
    void enter().then(setGate, (error: unknown) => {
      const problem = asProblem(error);
      setGate(problem.status === 401 ? { is: "out", hasEnded: false } : { is: "failed", problem });
    });

  useEffect(() => {
    renew();
    const forget = onSessionLost(() => current.current?.is === "in" && setGate({ is: "out", hasEnded: true }));
    // Another tab may have signed in as somebody else, or for another tenant: the cookie is the same.
    const look = () => {
      const known = current.current;
      if (document.visibilityState !== "visible" || known?.is !== "in") return;
      getMe().then(
        (me) => me.session.sessionId !== known.me.session.sessionId && renew(),
        () => undefined,
      );
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      forget();
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  const OpenPage = openPages.get(path);
  // What a mail leads to is for whoever holds the mail, signed in or not.
  if (OpenPage && (path === "/verify-email" || path === "/reset-password")) return <OpenPage />;
  if (gate.is === "asking") {
    return (
      <main class="gate">
        <Loading rows={3} what="Opening the console" />
      </main>
    );
  }
  if (gate.is === "failed") {
    return (
      <main class="gate">
        <h1 class="visually-hidden">Tandem Console</h1>
        <Failed problem={gate.problem} retry={renew} />
      </main>
    );
  }
  if (OpenPage && gate.is !== "in") return <OpenPage />;
  if (gate.is === "out") return <SignIn hasEnded={gate.hasEnded} onSignedIn={renew} />;
  if (path === "/invitation") {
    return <InvitationPage person={gate.is === "in" ? gate.me : gate.person} onDone={renew} />;
  }
  if (gate.is === "homeless") {
    return <Homeless person={gate.person} onChosen={renew} onLeft={() => setGate({ is: "out", hasEnded: false })} />;
  }

  const { me, storefronts } = gate;
  const leave = () => setGate({ is: "out", hasEnded: false });
  const session: Session = { me, storefronts, now, renew, leave };
  const found = pageAt(path, session);
  return (
    <SessionContext.Provider value={session}>
      <Shell path={path}>
        <div key={`${me.session.sessionId} ${path}`}>
          <ErrorBoundary fallbackRender={Broken}>
            {found ? <found.Page {...found.parameters} /> : <NotFound />}
          </ErrorBoundary>
        </div>
      </Shell>
    </SessionContext.Provider>
  );
}

/** Pages for whoever isn't in yet. */
const openPages: ReadonlyMap<string, FC> = new Map([
  ["/sign-up", SignUp],
  ["/forgot-password", ForgotPassword],
  ["/reset-password", ResetPassword],
  ["/verify-email", VerifyEmail],
]);

/** A page that can't be shown takes neither the frame nor the way out with it. */
const Broken = (error: Error) => (
  <div class="page">
    <h1>This page broke</h1>
    <Failed problem={asProblem(error)} retry={() => location.reload()} />
  </div>
);

async function enter(): Promise<Gate> {
  const person = await getMe();
  const { tenant, session } = person;
  if (!tenant || session.kind !== "member") return { is: "homeless", person };
  const me = { ...person, tenant, session };
  const storefronts = me.permissions.includes("storefront:read") ? (await listStorefronts()).items : [];
  return { is: "in", me, storefronts };
}
