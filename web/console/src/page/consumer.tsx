import { getConsumer } from "../api/operations";
import { useQuery } from "../api/query";
import type { Consent, ConsumerFile, Notice } from "../api/schema";
import { country } from "../format";
import { type Names, namesOf } from "../names";
import { Page, Refresh, Section } from "../part/page";
import { readerColumns } from "../part/readers";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable } from "../part/table";
import { Erased, Facts, ShortId, State, StateOf, type States, When } from "../part/text";
import { useSession } from "../session";
import { shareName } from "../terms";
import { useNames } from "../use-names";
import { soldThrough } from "./orders";

export function ConsumerPage({ consumerId }: { readonly consumerId: string }) {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const names = useNames(() => namesOf(session));
  const asked = useQuery((signal) => getConsumer(tenantId, consumerId, signal));
  const { state } = asked;
  return (
    <Page
      title={(state.status === "ready" ? state.data.contact?.name : undefined) ?? "Consumer"}
      up={{ path: "/consumers", label: "Consumers" }}
      lead="The record is yours. Below is who else can read it at this moment, why, and since when."
      actions={<Refresh onClick={asked.reload} isBusy={asked.isBusy} />}
    >
      <Loaded asked={asked}>
        {(file) => (
          <>
            <Facts
              of={[
                ["Consumer", file.contact ? <Contact of={file.contact} /> : <Erased />],
                ["Last order", <When at={file.lastOrderAt} />],
                ["First order", <When at={file.firstOrderAt} />],
                ["Last bought through", soldThrough(file.lastSoldThroughId, tenantId, names)],
                ["Record", <ShortId id={file.consumerId} />],
              ]}
            />
            <Section title="Who can read this">
              <Readers of={file} names={names} />
            </Section>
            <Section title="What the consumer answered">
              <Answers of={file} names={names} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const Contact = ({ of: { name, email, address } }: { readonly of: NonNullable<ConsumerFile["contact"]> }) => (
  <>
    {name}
    <span class="under">
      <a href={`mailto:${email}`}>{email}</a>
    </span>
    <span class="under">
      {address.line1}, {address.postalCode} {address.city}, {country(address.country)}
    </span>
  </>
);

const Readers = ({ of: file, names }: { readonly of: ConsumerFile; readonly names: Names }) =>
  file.readers.length === 0 ? (
    <Empty title="Nobody but you">
      <p>
        {file.erased
          ? "This consumer had their data erased, so there is nothing left to read, here or anywhere."
          : "No agreement shares this record with anybody."}
      </p>
    </Empty>
  ) : (
    <DataTable
      caption="Who can read this record"
      columns={[
        { label: "Who", kind: "main", cell: ({ recipientId }) => names(recipientId) },
        ...readerColumns<ConsumerFile["readers"][number]>(names),
      ]}
      rows={file.readers}
      keyOf={({ agreementId }) => agreementId}
    />
  );

const answers: States<Consent["answer"]> = {
  requested: ["Asked", "wait"],
  given: ["Consented", "good"],
  refused: ["Declined", "quiet"],
  withdrawn: ["Taken back", "bad"],
  expired: ["Run out", "quiet"],
};

const sources: Readonly<Record<Consent["source"], string>> = {
  checkout: "at checkout",
  privacy_centre: "in the privacy centre",
  retention: "by the agreed time",
};

const Answers = ({ of: { consents, notices }, names }: { readonly of: ConsumerFile; readonly names: Names }) =>
  consents.length === 0 ? (
    <Empty title="Nothing was asked">
      <p>A consumer is asked where an agreement shares contact details. None of theirs did when they bought.</p>
    </Empty>
  ) : (
    <DataTable
      caption="Answers"
      columns={answerColumns(names, notices)}
      rows={consents}
      keyOf={({ entryId }) => entryId}
    />
  );

const answerColumns = (names: Names, notices: readonly Notice[]): readonly Column<Consent>[] => [
  {
    label: "Answer",
    kind: "main",
    cell: ({ answer, share }) => (
      <>
        <StateOf state={answer} among={answers} />
        <span class="under">to sharing: {shareName[share].toLowerCase()}</span>
      </>
    ),
  },
  { label: "With whom", cell: ({ recipientId }) => names(recipientId) },
  {
    label: "When",
    cell: ({ at, source }) => (
      <>
        <When at={at} />
        <span class="under">{sources[source]}</span>
      </>
    ),
  },
  {
    label: "What they were shown",
    cell: ({ noticeHash }) => <Shown notice={notices.find(({ hash }) => hash === noticeHash)} hash={noticeHash} />,
  },
];

/** The very text, and the hash by which the ledger names it. */
const Shown = ({ notice, hash }: { readonly notice: Notice | undefined; readonly hash: string }) =>
  notice ? (
    <details class="shown">
      <summary>{notice.title}</summary>
      <div lang={notice.language}>
        {notice.question ? <p class="strong">{notice.question}</p> : null}
        {notice.sections.map(({ heading, lines }) => (
          <div key={heading}>
            <p class="under">{heading}</p>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ))}
      </div>
      <code class="id">{hash}</code>
    </details>
  ) : (
    <State tone="quiet">Text not kept</State>
  );
