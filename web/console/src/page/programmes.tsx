import type { PropsWithChildren } from "hono/jsx";
import { useAction } from "../api/action";
import { applyToProgramme, listOwnProgrammes, listProgrammes } from "../api/operations";
import { usePages, useQuery } from "../api/query";
import type { Agreement, Programme } from "../api/schema";
import { agreementsOf } from "../names";
import { AgreementState } from "../part/agreement-state";
import { Clauses } from "../part/clauses";
import { Page, Refresh } from "../part/page";
import { Empty, Failed, Loaded } from "../part/states";
import { More } from "../part/table";
import { When } from "../part/text";
import { href, navigate } from "../route";
import { is, may, type Session, useSession } from "../session";

export function ProgrammesPage() {
  const session = useSession();
  const isSupplier = is(session, "supplier");
  const isPartner = is(session, "partner");
  return (
    <Page
      title="Programmes"
      lead={
        isPartner
          ? "The terms that suppliers offer. Apply, and the agreement is ready for both to sign."
          : "The terms that you offer partners. A published programme never changes; other terms are another programme."
      }
      actions={
        isSupplier && may(session, "programme:write") ? (
          <a class="button main" href={href("/programmes/new")}>
            Publish a programme
          </a>
        ) : null
      }
    >
      {isSupplier && isPartner ? <h2 class="part-title">Yours</h2> : null}
      {isSupplier ? <OwnProgrammes session={session} /> : null}
      {isSupplier && isPartner ? <h2 class="part-title">Directory</h2> : null}
      {isPartner ? <Directory session={session} /> : null}
    </Page>
  );
}

function OwnProgrammes({ session }: { readonly session: Session }) {
  const pages = usePages((asking) => listOwnProgrammes(session.me.tenant.tenantId, asking));
  return (
    <Loaded asked={pages}>
      {(programmes) =>
        programmes.length === 0 ? (
          <Empty title="You have published no programme">
            <p>Partners find programmes in the directory, and apply to them.</p>
          </Empty>
        ) : (
          <>
            <div class="cards">
              {programmes.map((programme) => (
                <ProgrammeCard key={programme.programmeId} programme={programme} isOwn />
              ))}
            </div>
            <More pages={pages} shown={programmes.length} noun={programmes.length === 1 ? "programme" : "programmes"} />
          </>
        )
      }
    </Loaded>
  );
}

function Directory({ session }: { readonly session: Session }) {
  const pages = usePages(listProgrammes);
  const agreements = useQuery(() => agreementsOf(session));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  return (
    <Loaded asked={pages}>
      {(programmes) => {
        const others = programmes.filter(({ supplierId }) => supplierId !== session.me.tenant.tenantId);
        return others.length === 0 && !pages.more ? (
          <Empty title="No supplier has published a programme yet">
            <Refresh onClick={pages.reload} isBusy={pages.isBusy} />
          </Empty>
        ) : (
          <>
            <div class="cards">
              {others.map((programme) => (
                <ProgrammeCard key={programme.programmeId} programme={programme}>
                  <Application
                    programme={programme}
                    agreement={known.find(({ programmeId }) => programmeId === programme.programmeId)}
                    mayApply={may(session, "agreement:sign")}
                  />
                </ProgrammeCard>
              ))}
            </div>
            <More pages={pages} shown={others.length} noun={others.length === 1 ? "programme" : "programmes"} />
          </>
        );
      }}
    </Loaded>
  );
}

function ProgrammeCard({
  programme,
  isOwn = false,
  children,
}: PropsWithChildren<{ readonly programme: Programme; readonly isOwn?: boolean }>) {
  const { supplierName, title, description, terms, publishedAt } = programme;
  return (
    <article class="card">
      <header>
        {isOwn ? null : <p class="quiet">{supplierName}</p>}
        <h2>{title}</h2>
        {description ? <p>{description}</p> : null}
      </header>
      <Clauses terms={terms} supplier={supplierName} />
      <footer>
        {children}
        <p class="quiet">
          Published <When at={publishedAt} />
        </p>
      </footer>
    </article>
  );
}

function Application({
  programme,
  agreement,
  mayApply,
}: {
  readonly programme: Programme;
  readonly agreement: Agreement | undefined;
  readonly mayApply: boolean;
}) {
  const { run, isRunning, problem } = useAction(
    (key) => applyToProgramme(key, programme.programmeId),
    ({ agreementId }) => navigate(`/agreements/${agreementId}`),
  );
  if (agreement) {
    return (
      <p class="applied">
        <AgreementState of={agreement} />
        <a href={href(`/agreements/${agreement.agreementId}`)}>See the agreement</a>
      </p>
    );
  }
  if (!mayApply) return <p class="quiet">Only an owner may apply.</p>;
  return (
    <>
      {problem ? <Failed problem={problem} /> : null}
      <button type="button" class="button main" onClick={() => void run()} disabled={isRunning}>
        {isRunning ? "Applying…" : "Apply"}
        <span class="visually-hidden"> to {programme.title}</span>
      </button>
    </>
  );
}
