import { usePages, useQuery } from "../api/query";
import { listSharedRecords } from "../api/operations";
import type { Agreement, SharedRecord } from "../api/schema";
import { country, date } from "../format";
import { agreementsOf, namesFrom } from "../names";
import { counterpartyOf } from "../part/agreement-state";
import { Page, Refresh, Section } from "../part/page";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Erased, State } from "../part/text";
import { fieldsInWords, purposesInWords, whyInWords } from "../reader";
import { href } from "../route";
import { useSession } from "../session";
import { shareInWords, shareName } from "../terms";

export function SharedRecordsPage() {
  const session = useSession();
  const { tenant } = session.me;
  const agreements = useQuery(() => agreementsOf(session));
  const pages = usePages((asking) => listSharedRecords(tenant.tenantId, asking));
  const known = agreements.state.status === "ready" ? agreements.state.data : [];
  return (
    <Page
      title="Shared records"
      lead="What others share with you of consumers whose records are theirs. The agreement's data clause and the consumer's consent decide what you see, and for how long."
      actions={<Refresh onClick={pages.reload} isBusy={pages.isBusy} />}
    >
      <Loaded asked={pages} rows={6}>
        {(records) =>
          records.length === 0 ? (
            <Empty title="Nothing is shared with you yet">
              <p>
                A record appears when a consumer buys under an agreement by which the other party owns the record, and
                shares anything at all of it with you.
              </p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption="Shared records"
                columns={columnsOf(namesFrom(known, tenant))}
                rows={records}
                keyOf={({ sharedRecordId }) => sharedRecordId}
              />
              <More pages={pages} shown={records.length} noun={records.length === 1 ? "record" : "records"} />
            </>
          )
        }
      </Loaded>
      {known.length > 0 ? (
        <Section title="Why you see what you see">
          <ul class="reasons">
            {known.map((agreement) => (
              <li key={agreement.agreementId}>
                <a href={href(`/agreements/${agreement.agreementId}`)}>{counterpartyOf(agreement, tenant.tenantId)}</a>
                <span>{dataClause(agreement)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}

const dataClause = ({ terms, supplierName, partnerName, status }: Agreement): string => {
  const parties = { supplier: supplierName, partner: partnerName };
  return `${status === "active" ? "" : "Not in force. "}${shareInWords(terms, parties)}`;
};

const columnsOf = (names: (tenantId: string) => string): readonly Column<SharedRecord>[] => [
  {
    label: "Consumer",
    kind: "main",
    cell: ({ name, pseudonym, erased }) => (
      <span title={pseudonym}>
        {erased ? <Erased /> : (name ?? `Consumer ${pseudonym.slice(-6)}`)}
        {name || erased ? null : <span class="under">invented name</span>}
      </span>
    ),
  },
  { label: "Whose record", cell: ({ stewardId }) => names(stewardId) },
  {
    label: "You see",
    cell: (record) => (
      <>
        {shareName[record.share]}
        <span class="under">{fieldsInWords(record.fields)}</span>
      </>
    ),
  },
  {
    label: "Why",
    cell: (record) => (
      <>
        <a href={href(`/agreements/${record.agreementId}`)}>Version {record.agreementVersion}</a>
        <span class="under">
          {[because(record), purposesInWords(record.purposes)].filter((part) => part !== undefined).join("; ")}
        </span>
      </>
    ),
  },
  {
    label: "Since",
    cell: ({ sinceOn, untilOn }) => (
      <>
        <time dateTime={sinceOn}>{date(sinceOn)}</time>
        {untilOn ? (
          <span class="under">
            until <time dateTime={untilOn}>{date(untilOn)}</time>
          </span>
        ) : null}
      </>
    ),
  },
  {
    label: "E-mail",
    cell: ({ email, relayAddress, erased }) =>
      email ? (
        <a href={`mailto:${email}`}>{email}</a>
      ) : relayAddress ? (
        <Relayed address={relayAddress} />
      ) : (
        <Withheld erased={erased} />
      ),
  },
  {
    label: "Address",
    cell: ({ address, erased }) => (address ? oneLine(address) : <Withheld erased={erased} />),
  },
  { label: "Last order", cell: ({ lastOrderOn }) => <time dateTime={lastOrderOn}>{date(lastOrderOn)}</time> },
];

/** What passes mail on to a consumer whose own address is withheld. */
const Relayed = ({ address }: { readonly address: string }) => (
  <>
    <a href={`mailto:${address}`} title={address}>
      {`${address.slice(0, 8)}…${address.slice(address.indexOf("@"))}`}
    </a>
    <span class="under">passes your mail on</span>
  </>
);

const Withheld = ({ erased }: { readonly erased: true | undefined }) =>
  erased ? <Erased /> : <State tone="quiet">Withheld</State>;

const oneLine = ({ line1, postalCode, city, country: code }: NonNullable<SharedRecord["address"]>): string =>
  `${line1}, ${postalCode} ${city}, ${country(code)}`;

/** The clause alone, or the consumer's answer beneath it. */
const because = ({ share, consent }: SharedRecord): string =>
  whyInWords({
    basis: share === "pseudonymous" ? "agreement" : "consent",
    ...(consent ? { consent: { ...consent, at: consent.on } } : {}),
  });
