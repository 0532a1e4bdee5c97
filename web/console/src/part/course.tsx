import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { amendAgreement, moveAgreement } from "../api/operations";
import type { Agreement } from "../api/schema";
import { may, useSession } from "../session";
import { shareName } from "../terms";
import { counterpartyOf, partyOf } from "./agreement-state";
import { Confirm } from "./confirm";
import { Form, SelectField, Submit, TextField } from "./form";
import { Failed } from "./states";

type Data = Agreement["terms"]["data"];
type Moved = { readonly agreement: Agreement; readonly onMoved: () => void };

/** What a party may do with an agreement in force. */
export function Course({ agreement, onMoved }: Moved) {
  const session = useSession();
  const { tenantId } = session.me.tenant;
  const { run, isRunning, problem } = useAction(moveAgreement, onMoved);
  const own = agreement.stops?.[partyOf(agreement, tenantId)]?.suspended === true;
  const other = agreement.stops?.[partyOf(agreement, tenantId) === "supplier" ? "partner" : "supplier"]?.suspended;
  const counterparty = counterpartyOf(agreement, tenantId);
  if (!may(session, "agreement:sign")) {
    return <p class="notice">It binds the organisation: ask an owner of {session.me.tenant.name}.</p>;
  }
  return (
    <>
      {problem ? <Failed problem={problem} /> : null}
      <p>
        {own ? "You have suspended it. " : ""}
        {other ? `${counterparty} has suspended it. ` : ""}
        {own || other
          ? "Until it is resumed, nothing is sold under it and nobody reads anything by it."
          : "While it is suspended, nothing is sold under it and nobody reads anything by it. An end is for good."}
      </p>
      <div class="actions">
        {own ? (
          <button type="button" class="button small" disabled={isRunning} onClick={() => void run(agreement, "resume")}>
            Resume
          </button>
        ) : (
          <Confirm
            label="Suspend"
            about="the agreement"
            question="Stop it for now?"
            isRunning={isRunning}
            onConfirm={() => void run(agreement, "suspend")}
          />
        )}
        <Confirm
          label="End"
          about="the agreement"
          question="End it for good?"
          isRunning={isRunning}
          onConfirm={() => void run(agreement, "end")}
        />
      </div>
    </>
  );
}

/** The supplier proposes another data clause; everything else stays as it is. */
export function Amend({ agreement, onMoved }: Moved) {
  const { data } = agreement.terms;
  const [steward, setSteward] = useState<Data["steward"]>(data.steward);
  const [share, setShare] = useState<Data["share"]>(data.share);
  const [days, setDays] = useState(data.retentionDays === undefined ? "" : String(data.retentionDays));
  const { run, isRunning, problem } = useAction(amendAgreement, onMoved);
  const isDays = days.trim() === "" || /^[1-9]\d{0,3}$/.test(days.trim());
  const submit = () => {
    if (!isDays) return;
    const { retentionDays: _before, ...kept } = data;
    const retained = days.trim() === "" ? {} : { retentionDays: Number(days) };
    void run(agreement, { ...kept, steward, share, ...retained });
  };
  return (
    <Form label="Another data clause" onSubmit={submit}>
      <SelectField
        label="Who owns the consumer record"
        hint="Of sales from then on. Records that are there stay with their owner."
        value={steward}
        options={[
          { value: "supplier", label: agreement.supplierName },
          { value: "partner", label: agreement.partnerName },
          { value: "shared", label: "Both, each a record of its own" },
        ]}
        onChange={(value) => setSteward(value as Data["steward"])}
      />
      <SelectField
        label="What the other party sees of consumers"
        hint="More than a pseudonym only with the consumer's consent."
        value={share}
        options={Object.entries(shareName).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setShare(value as Data["share"])}
      />
      <TextField
        label="For how many days after the last order"
        hint="Empty for no end."
        inputmode="numeric"
        value={days}
        onInput={setDays}
        problem={isDays ? undefined : "Write a number of days, such as 365, or nothing"}
      />
      {problem ? <Failed problem={problem} /> : null}
      <div class="actions">
        <Submit isRunning={isRunning} during="Proposing…">
          Propose and sign
        </Submit>
      </div>
    </Form>
  );
}
