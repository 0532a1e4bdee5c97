import type { Reader } from "../api/schema";
import type { Names } from "../names";
import { purposesInWords, seesInWords, whyInWords } from "../reader";
import { href } from "../route";
import { shareName } from "../terms";
import type { Column } from "./table";
import { State, When } from "./text";

/** How much of a record somebody may read now, in a word or two. */
export const ReaderShare = ({
  of: { state, share, basis },
}: {
  readonly of: Pick<Reader, "state" | "share" | "basis">;
}) => {
  if (basis === "joint_controllers") return <State tone="wait">Own record</State>;
  if (state !== "open") return <State tone="quiet">Nothing now</State>;
  return <State tone={share === "pseudonymous" ? "quiet" : "good"}>{shareName[share]}</State>;
};

/** The columns that answer who, what, why and since when. */
export const readerColumns = <R extends Reader>(names: Names): readonly Column<R>[] => [
  {
    label: "Can read",
    cell: (reader) => (
      <>
        <ReaderShare of={reader} />
        <span class="under">{seesInWords(reader)}</span>
      </>
    ),
  },
  {
    label: "Why",
    cell: (reader) => (
      <>
        <a href={href(`/agreements/${reader.agreementId}`)}>
          Agreement with {names(reader.recipientId)}, version {reader.agreementVersion}
        </a>
        <span class="under">
          {[whyInWords(reader), purposesInWords(reader.purposes)].filter((part) => part !== undefined).join("; ")}
        </span>
      </>
    ),
  },
  {
    label: "Since",
    cell: ({ since, until, state }) => (
      <>
        {since ? <When at={since} /> : "The first sale under it"}
        {until ? (
          <span class="under">
            {state === "ended" ? "ended " : "until "}
            <When at={until} />
          </span>
        ) : null}
      </>
    ),
  },
];
