import { getPrivacyRequest } from "../api/operations";
import { useQuery } from "../api/query";
import { reasonOf } from "../deadline";
import { Page, Section } from "../part/page";
import { Loaded } from "../part/states";
import { Day, Erased, Facts, ShortId } from "../part/text";
import { shortId } from "../format";
import { may, useSession } from "../session";
import { Confirm, Deadline } from "./privacy-requests";

export function PrivacyRequestPage({ privacyRequestId }: { readonly privacyRequestId: string }) {
  const session = useSession();
  const asked = useQuery((signal) => getPrivacyRequest(session.me.tenant.tenantId, privacyRequestId, signal));
  return (
    <Page
      title={`Privacy request ${shortId(privacyRequestId)}`}
      up={{ path: "/privacy-requests", label: "Privacy requests" }}
    >
      <Loaded asked={asked}>
        {(request) => (
          <>
            <Facts
              of={[
                ["Who asks", request.person ? <Person of={request.person} /> : <Erased />],
                ["Asked", <Day at={request.requestedAt} />],
                [request.status === "done" ? "Erased" : "Deadline", <Deadline of={request} />],
                ["Why", reasonOf(request)],
                ["Consumer", <ShortId id={request.consumerId} />],
              ]}
            />
            {request.status === "open" && may(session, "privacy:handle") ? (
              <Section title="Nothing in the way any more?">
                <p class="lead">
                  If the parcel has arrived and nothing will come back, you needn't wait. Name, address and e-mail then
                  become unreadable, and that can't be undone. What was ordered, paid and earned stays, under a number.
                </p>
                <div class="actions">
                  <Confirm of={request} done={asked.reload} />
                </div>
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const Person = ({ of: { name, email } }: { of: { name: string; email: string } }) => (
  <>
    {name}
    <span class="under">{email}</span>
  </>
);
