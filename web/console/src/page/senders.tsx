import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { getSenders, registerSenders } from "../api/operations";
import { useQuery } from "../api/query";
import type { Senders } from "../api/schema";
import { Form, Submit, TextField } from "../part/form";
import { Page, Section } from "../part/page";
import { Failed, Loaded } from "../part/states";
import { may, useSession } from "../session";

export function SendersPage() {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const asked = useQuery((signal) => getSenders(tenantId, signal));
  return (
    <Page
      title="Mail to consumers"
      lead="Where a supplier shows you a pseudonym, you reach the consumer through an address that passes your mail on. It does for mail from these addresses, and from no other."
    >
      <Loaded asked={asked}>
        {({ data, etag }) =>
          may(session, "tenant:write") ? (
            <Editor key={etag} known={data} etag={etag} partnerId={tenantId} done={asked.reload} />
          ) : (
            <Section title="Your senders">
              {data.addresses.length === 0 ? (
                <p>None yet. An owner or admin can add one.</p>
              ) : (
                <ul>
                  {data.addresses.map((address) => (
                    <li key={address}>{address}</li>
                  ))}
                </ul>
              )}
            </Section>
          )
        }
      </Loaded>
      <Section title="What becomes of your mail">
        <ul class="reasons">
          <li>
            <span>It comes to the consumer in your name, from an address of the platform. You don't learn theirs.</span>
          </li>
          <li>
            <span>
              PDF, PNG and JPEG files go with it, 120 kB in all. Other files are left out, and so are pictures in the
              text: one that is fetched tells when and where a mail was read.
            </span>
          </li>
          <li>
            <span>Answers to it reach nobody. Say in your mail how you can be reached.</span>
          </li>
          <li>
            <span>
              It isn't passed on to whoever said no, nor when the agreement is suspended or has ended. Nobody answers
              you then.
            </span>
          </li>
          <li>
            <span>
              Your domain must say that a mail is yours (DMARC, or SPF of the same domain): a forged one goes nowhere.
            </span>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

function Editor({
  known,
  etag,
  partnerId,
  done,
}: {
  readonly known: Senders;
  readonly etag: string;
  readonly partnerId: string;
  readonly done: () => void;
}) {
  const [text, setText] = useState(known.addresses.join("\n"));
  const [said, say] = useState("");
  const { run, isRunning, problem } = useAction(
    () => registerSenders(partnerId, etag, linesOf(text)),
    () => {
      say("Saved.");
      done();
    },
  );
  return (
    <Form label="Your senders" onSubmit={() => void run()}>
      <TextField
        label="Your senders"
        hint="One address on each line, 20 at the most, exactly as they stand in From."
        multiline
        rows={5}
        value={text}
        onInput={setText}
        autocomplete="off"
      />
      {problem ? <Failed problem={problem} /> : null}
      <div class="actions">
        <Submit isRunning={isRunning} during="Saving…">
          Save
        </Submit>
        <span class="visually-hidden" role="status">
          {said}
        </span>
      </div>
    </Form>
  );
}
