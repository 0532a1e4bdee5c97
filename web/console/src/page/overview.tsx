import { listCommissionEntries, listSupplierOrders } from "../api/operations";
import { listDeadLetters } from "../api/platform";
import { gather, useQuery } from "../api/query";
import type { Agreement, CommissionEntry, SupplierOrder } from "../api/schema";
import { dayStart, perDay } from "../daily";
import { count, counted, money, sum } from "../format";
import { agreementsOf, type Names, namesFrom } from "../names";
import { AgreementState, counterpartyOf, waitsForOwn } from "../part/agreement-state";
import { DailyChart } from "../part/chart";
import { Figures } from "../part/figures";
import { Page, Section } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { DataTable } from "../part/table";
import { href } from "../route";
import { is, may, type Session, useSession } from "../session";
import { columnsOf as commissionColumns } from "./commission";
import { columnsOf as orderColumns } from "./orders";

const days = 14;
/** More than this many in two weeks aren't counted here: figures of that size are a report's. */
const most = 1_000;

export function OverviewPage() {
  const session = useSession();
  const asked = useQuery(() => agreementsOf(session));
  const isOperator = is(session, "operator");
  return (
    <Page
      title="Overview"
      lead={isOperator ? "How the platform is doing." : `The last ${days} days of ${session.me.tenant.name}.`}
    >
      {isOperator && may(session, "deadletter:redrive") ? <PlatformHealth /> : null}
      <Loaded asked={asked}>
        {(agreements) => {
          const names = namesFrom(agreements, session.me.tenant);
          return (
            <>
              <Waiting agreements={agreements} session={session} />
              {is(session, "supplier") && may(session, "order:read") ? (
                <SupplierSales session={session} agreements={agreements} names={names} />
              ) : null}
              {is(session, "partner") && may(session, "commission:read") ? (
                <PartnerEarnings session={session} agreements={agreements} names={names} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What somebody has to do before anything else can happen. */
function Waiting({ agreements, session }: { readonly agreements: readonly Agreement[]; readonly session: Session }) {
  const { tenantId } = session.me.tenant;
  const waiting = agreements.filter((agreement) => waitsForOwn(agreement, tenantId));
  if (waiting.length === 0) return null;
  return (
    <Section title="Waiting for you">
      <ul class="reasons">
        {waiting.map((agreement) => (
          <li key={agreement.agreementId}>
            <a href={href(`/agreements/${agreement.agreementId}`)}>
              Agreement with {counterpartyOf(agreement, tenantId)}
            </a>
            <AgreementState of={agreement} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Part = { readonly session: Session; readonly agreements: readonly Agreement[]; readonly names: Names };

const activeOf = (agreements: readonly Agreement[]) => agreements.filter(({ status }) => status === "active").length;

function SupplierSales({ session, agreements, names }: Part) {
  const { tenant } = session.me;
  const asked = useQuery((signal) => {
    const since = dayStart(session.now(), days - 1).toISOString();
    return gather<SupplierOrder>((cursor) => listSupplierOrders(tenant.tenantId, { cursor, limit: 100, signal }), {
      max: most,
      until: ({ placedAt }) => placedAt < since,
    });
  });
  return (
    <Loaded asked={asked}>
      {({ items, isWhole }) => {
        const perDays = perDay(
          items.map(({ placedAt }) => ({ at: placedAt, value: 1 })),
          { now: session.now(), days },
        );
        return (
          <>
            <Figures
              of={[
                ["Orders", `${count(items.length)}${isWhole ? "" : "+"}`],
                [
                  "Sold, with tax",
                  money(
                    sum(
                      items.map(({ total }) => total),
                      tenant.currency,
                    ),
                  ),
                ],
                [
                  "Commission to partners",
                  money(
                    sum(
                      items.map(({ commission }) => commission),
                      tenant.currency,
                    ),
                  ),
                ],
                ["Active agreements", count(activeOf(agreements))],
              ]}
            />
            <DailyChart
              title="Orders per day"
              days={perDays}
              formatted={(value) => counted(value, "order")}
              isEmpty={items.length === 0}
            />
            <Section title="Latest orders" actions={<a href={href("/orders")}>All orders</a>}>
              {items.length === 0 ? (
                <Empty title={`No orders in the last ${days} days`}>
                  <p>Your part of every order appears here within seconds of its payment.</p>
                </Empty>
              ) : (
                <DataTable
                  caption="Latest orders"
                  columns={orderColumns(names, tenant.tenantId)}
                  rows={items.slice(0, 5)}
                  keyOf={({ supplierOrderId }) => supplierOrderId}
                />
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

function PartnerEarnings({ session, agreements, names }: Part) {
  const { tenant } = session.me;
  const asked = useQuery((signal) => {
    const since = dayStart(session.now(), days - 1).toISOString();
    return gather<CommissionEntry>((cursor) => listCommissionEntries(tenant.tenantId, { cursor, limit: 100, signal }), {
      max: most,
      until: ({ accruedAt }) => accruedAt < since,
    });
  });
  return (
    <Loaded asked={asked}>
      {({ items, isWhole }) => {
        const perDays = perDay(
          items.map(({ accruedAt, commission }) => ({ at: accruedAt, value: commission.amountMinor })),
          { now: session.now(), days },
        );
        const orders = new Set(items.map(({ orderId }) => orderId)).size;
        return (
          <>
            <Figures
              of={[
                [
                  "Commission",
                  money(
                    sum(
                      items.map(({ commission }) => commission),
                      tenant.currency,
                    ),
                  ),
                ],
                [
                  "Sold for suppliers, without tax",
                  money(
                    sum(
                      items.map(({ net }) => net),
                      tenant.currency,
                    ),
                  ),
                ],
                ["Orders with commission", `${count(orders)}${isWhole ? "" : "+"}`],
                ["Active agreements", count(activeOf(agreements))],
              ]}
            />
            <DailyChart
              title="Commission per day"
              days={perDays}
              formatted={(amountMinor) => money({ amountMinor, currency: tenant.currency })}
              isEmpty={items.length === 0}
            />
            <Section title="Latest entries" actions={<a href={href("/commission")}>All entries</a>}>
              {items.length === 0 ? (
                <Empty title={`No commission in the last ${days} days`}>
                  <p>What you earn on an order appears here within seconds of its payment.</p>
                </Empty>
              ) : (
                <DataTable
                  caption="Latest commission entries"
                  columns={commissionColumns(names)}
                  rows={items.slice(0, 5)}
                  keyOf={({ accrualId }) => accrualId}
                />
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

function PlatformHealth() {
  const asked = useQuery((signal) => listDeadLetters(signal));
  return (
    <Loaded asked={asked} rows={2}>
      {({ items }) => (
        <>
          <Figures of={[["Dead letters", count(items.length)]]} />
          <p class="quiet">
            {items.length === 0 ? (
              "Every event has reached everybody it concerns."
            ) : (
              <a href={href("/dead-letters")}>See what couldn't be delivered</a>
            )}
          </p>
        </>
      )}
    </Loaded>
  );
}
