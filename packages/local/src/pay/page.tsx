/**
 * What the consumer sees of a test payment.
 *
 * @module
 */
import { money } from "#core/kernel";
import { Frame } from "../page/frame";
import { type Outcome, refunded, type TestPayment, toMoney } from "./payment";

const statusWords: Record<TestPayment["status"], string> = {
  open: "Waiting for you",
  paid: "Paid",
  failed: "Failed",
  canceled: "Cancelled",
  expired: "Expired",
};

const amountOf = (payment: TestPayment) => money.format(toMoney(payment.amount), "en-GB");
const moment = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const Status = ({ status }: { status: TestPayment["status"] }) => (
  <span class={`badge ${status}`}>{statusWords[status]}</span>
);

export function PaymentPage({ payment }: { payment: TestPayment }) {
  return (
    <Frame title="Test payment" at="/pay/" narrow>
      <div class="card">
        <p class="quiet">Test payment</p>
        <h1 class="amount">{amountOf(payment)}</h1>
        <Status status={payment.status} />
        <dl class="facts">
          <dt>For</dt>
          <dd>{payment.description}</dd>
          <dt>To</dt>
          <dd>{new URL(payment.redirectUrl).host}</dd>
          <dt>Number</dt>
          <dd>
            <code>{payment.paymentId}</code>
          </dd>
          {payment.refunds.length > 0 && (
            <>
              <dt>Refunded</dt>
              <dd>{money.format(refunded(payment), "en-GB")}</dd>
            </>
          )}
        </dl>
        {payment.status === "open" ? <Choices /> : <Back payment={payment} />}
      </div>
    </Frame>
  );
}

function Choices() {
  const choose = (outcome: Outcome, label: string, main = false) => (
    <button class={main ? "button main" : "button"} name="outcome" value={outcome}>
      {label}
    </button>
  );
  return (
    <form method="post" class="choices">
      {choose("paid", "Pay", true)}
      <div class="row">
        {choose("failed", "Fail")}
        {choose("canceled", "Cancel")}
        {choose("expired", "Expire")}
      </div>
      <p class="quiet small">
        No money moves. Choose how the payment ends, and the shop hears of it as from a real bank.
      </p>
    </form>
  );
}

const Back = ({ payment }: { payment: TestPayment }) => (
  <p class="choices">
    <a class="button main" href={payment.redirectUrl}>
      Back to the shop
    </a>
  </p>
);

export function PaymentList({ payments }: { payments: readonly TestPayment[] }) {
  return (
    <Frame title="Test payments" at="/pay/">
      <h1>Test payments</h1>
      <p class="lead">What the stand-in of the payment provider knows, newest first.</p>
      <section class="sheet">
        {payments.length === 0 ? (
          <p class="empty">No payment yet. Check out in one of the storefronts.</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Opened</th>
                <th scope="col">For</th>
                <th scope="col">Status</th>
                <th scope="col" class="number">
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {payments.map((payment) => (
                <tr>
                  <td class="quiet">{moment(payment.createdAt)}</td>
                  <td>
                    <a href={`/pay/${payment.paymentId}`}>{payment.description}</a>
                  </td>
                  <td>
                    <Status status={payment.status} />
                  </td>
                  <td class="number">{amountOf(payment)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </Frame>
  );
}

export const NoSuchPayment = () => (
  <Frame title="No such payment" at="/pay/" narrow>
    <h1>There is no such payment</h1>
    <p class="lead">
      Its link may be from before a fresh start. <a href="/pay/">See all test payments.</a>
    </p>
  </Frame>
);
