import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import {
  changeMember,
  inviteMember,
  listInvitations,
  listMembers,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from "../api/members";
import { usePages } from "../api/query";
import type { Invitation, Member, Role } from "../api/schema";
import { Confirm, RowProblem } from "../part/confirm";
import { Form, SelectField, Submit, TextField } from "../part/form";
import { Page, Refresh, Section } from "../part/page";
import { Empty, Failed, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { Day } from "../part/text";
import { givable, mayGive, roleNames } from "../roles";
import { may, type Session, useSession } from "../session";

const optionsOf = (roles: readonly Role[]) =>
  roles.map((role) => ({ value: role, label: `${roleNames[role].name}: ${roleNames[role].about}` }));

export function MembersPage() {
  const session = useSession();
  const { tenantId, name } = session.me.tenant;
  const members = usePages((asking) => listMembers(tenantId, asking));
  const invitations = usePages((asking) => listInvitations(tenantId, asking));
  const [said, setSaid] = useState("");
  const mayWrite = may(session, "member:write");
  const changed = (what: string) => {
    setSaid(what);
    members.reload();
    invitations.reload();
  };
  return (
    <Page
      title="Members"
      lead={`Who acts for ${name}, and in which role. A change takes effect at once.`}
      actions={<Refresh onClick={() => changed("")} isBusy={members.isBusy || invitations.isBusy} />}
    >
      <p class="notice" role="status" hidden={said === ""}>
        {said}
      </p>
      <Loaded asked={members}>
        {(rows) => (
          <>
            <DataTable
              caption="Members"
              columns={memberColumns(session, changed)}
              rows={rows}
              keyOf={({ memberId, revision }) => `${memberId} ${revision}`}
            />
            <More pages={members} shown={rows.length} noun={rows.length === 1 ? "member" : "members"} />
          </>
        )}
      </Loaded>
      {mayWrite ? (
        <Section title="Invite somebody">
          <Invite
            session={session}
            done={(email) => changed(`${email} gets a mail with a link, valid for seven days.`)}
          />
        </Section>
      ) : null}
      <Section title="Invitations">
        <Loaded asked={invitations} rows={2}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No open invitations">
                <p>Whoever you invite stands here until they have accepted.</p>
              </Empty>
            ) : (
              <>
                <DataTable
                  caption="Invitations"
                  columns={invitationColumns(session, changed)}
                  rows={rows}
                  keyOf={({ invitationId, issue, status }) => `${invitationId} ${issue} ${status}`}
                />
                <More pages={invitations} shown={rows.length} noun={rows.length === 1 ? "invitation" : "invitations"} />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}

function Invite({ session, done }: { readonly session: Session; readonly done: (email: string) => void }) {
  const [email, setEmail] = useState("");
  const roles = givable(session.me);
  const [role, setRole] = useState<Role>("viewer");
  const [wasTried, setTried] = useState(false);
  const { run, isRunning, problem } = useAction(
    (key, invited: { email: string; role: Role }) => inviteMember(key, session.me.tenant.tenantId, invited),
    (invitation) => {
      setEmail("");
      setTried(false);
      done(invitation.email);
    },
  );
  const isAddress = /^\S+@\S+\.\S+$/.test(email.trim());
  return (
    <>
      {problem ? <Failed problem={problem} /> : null}
      <Form
        label="Invite somebody"
        onSubmit={() => {
          setTried(true);
          if (isAddress) void run({ email: email.trim(), role });
        }}
      >
        <TextField
          label="E-mail"
          type="email"
          value={email}
          maxlength={254}
          autocomplete="off"
          required
          onInput={setEmail}
          problem={wasTried && !isAddress ? "Enter the address to invite" : undefined}
        />
        <SelectField
          label="Role"
          value={role}
          options={optionsOf(roles)}
          onChange={(value) => setRole(value as Role)}
        />
        <Submit isRunning={isRunning} during="Inviting…">
          Invite
        </Submit>
      </Form>
    </>
  );
}

const memberColumns = (session: Session, changed: (what: string) => void): readonly Column<Member>[] => [
  {
    label: "Name",
    kind: "main",
    cell: ({ name, email, memberId }) => (
      <>
        {name}
        {memberId === session.me.session.memberId ? " (you)" : ""}
        <span class="under">{email}</span>
      </>
    ),
  },
  { label: "Role", cell: (member) => <RoleOf session={session} member={member} changed={changed} /> },
  { label: "Since", cell: ({ joinedAt }) => <Day at={joinedAt} /> },
  {
    label: "State",
    cell: ({ status }) =>
      status === "active" ? (
        <span class="state state-good">Active</span>
      ) : (
        <span class="state state-quiet">Disabled</span>
      ),
  },
  ...(may(session, "member:write")
    ? [
        {
          label: "Act",
          kind: "action" as const,
          cell: (member: Member) => <MemberActions session={session} member={member} changed={changed} />,
        },
      ]
    : []),
];

type MemberProps = {
  readonly session: Session;
  readonly member: Member;
  readonly changed: (what: string) => void;
};

const useChange = ({ member, changed }: Omit<MemberProps, "session">) =>
  useAction(
    (_key, changes: { role?: Role; status?: Member["status"] }) => changeMember(member, changes),
    ({ name, role, status }) =>
      changed(status === "disabled" ? `${name} is disabled.` : `${name} is ${roleNames[role].name.toLowerCase()} now.`),
  );

const mayChange = (session: Session, member: Member): boolean =>
  may(session, "member:write") && mayGive(session.me.session.role, member.role);

/** The role, to be changed where it stands by whoever may. */
function RoleOf({ session, member, changed }: MemberProps) {
  const change = useChange({ member, changed });
  const { name, about } = roleNames[member.role];
  if (!mayChange(session, member)) return <span title={about}>{name}</span>;
  return (
    <span>
      <select
        class="small-select"
        aria-label={`Role of ${member.name}`}
        value={member.role}
        disabled={change.isRunning}
        onChange={(event: Event) => void change.run({ role: (event.target as HTMLSelectElement).value as Role })}
      >
        {givable(session.me).map((role) => (
          <option key={role} value={role} selected={role === member.role}>
            {roleNames[role].name}
          </option>
        ))}
      </select>
      <RowProblem problem={change.problem} />
    </span>
  );
}

function MemberActions({ session, member, changed }: MemberProps) {
  const change = useChange({ member, changed });
  const remove = useAction(
    () => removeMember(member),
    () => changed(`${member.name} is no member any more.`),
  );
  const isRunning = change.isRunning || remove.isRunning;
  if (member.memberId === session.me.session.memberId) return null;
  if (!mayChange(session, member)) return <span class="quiet">Above your role</span>;
  return (
    <>
      <span class="row-actions">
        <button
          type="button"
          class="button small"
          disabled={isRunning}
          onClick={() => void change.run({ status: member.status === "active" ? "disabled" : "active" })}
        >
          {member.status === "active" ? "Disable" : "Enable"}
          <span class="visually-hidden"> {member.name}</span>
        </button>
        <Confirm
          label="Remove"
          about={member.name}
          question="Remove for good?"
          isRunning={isRunning}
          onConfirm={() => void remove.run()}
        />
      </span>
      <RowProblem problem={change.problem ?? remove.problem} />
    </>
  );
}

const invitationColumns = (session: Session, changed: (what: string) => void): readonly Column<Invitation>[] => [
  { label: "E-mail", kind: "main", cell: ({ email }) => email },
  { label: "Role", cell: ({ role }) => roleNames[role].name },
  { label: "Invited", cell: ({ invitedAt }) => <Day at={invitedAt} /> },
  { label: "State", cell: (invitation) => <InvitationState of={invitation} now={session.now()} /> },
  ...(may(session, "member:write")
    ? [
        {
          label: "Act",
          kind: "action" as const,
          cell: (invitation: Invitation) => (
            <InvitationActions session={session} invitation={invitation} changed={changed} />
          ),
        },
      ]
    : []),
];

function InvitationState({ of: { status, expiresAt }, now }: { readonly of: Invitation; readonly now: Date }) {
  if (status === "accepted") return <span class="state state-good">Accepted</span>;
  if (status === "revoked") return <span class="state state-quiet">Taken back</span>;
  if (expiresAt <= now.toISOString()) return <span class="state state-bad">Expired</span>;
  return (
    <span class="state state-wait">
      <span>
        Open until <Day at={expiresAt} />
      </span>
    </span>
  );
}

function InvitationActions({
  session,
  invitation,
  changed,
}: {
  readonly session: Session;
  readonly invitation: Invitation;
  readonly changed: (what: string) => void;
}) {
  const { email } = invitation;
  const resend = useAction(
    (key) => resendInvitation(key, invitation),
    () => changed(`${email} gets another mail. The link of the one before works no longer.`),
  );
  const revoke = useAction(
    () => revokeInvitation(invitation),
    () => changed(`The invitation of ${email} counts no longer.`),
  );
  if (invitation.status !== "pending" || !mayGive(session.me.session.role, invitation.role)) return null;
  const isRunning = resend.isRunning || revoke.isRunning;
  return (
    <>
      <span class="row-actions">
        <button type="button" class="button small" disabled={isRunning} onClick={() => void resend.run()}>
          Send again
          <span class="visually-hidden"> to {email}</span>
        </button>
        <Confirm
          label="Take back"
          about={`the invitation of ${email}`}
          question="Take it back?"
          isRunning={isRunning}
          onConfirm={() => void revoke.run()}
        />
      </span>
      <RowProblem problem={resend.problem ?? revoke.problem} />
    </>
  );
}
