/**
 * @module
 */
import type { SentMail } from "#core/mail";
import { Frame } from "../page/frame";

const moment = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

export const MailList = ({ mails }: { mails: readonly SentMail[] }) => (
  <Frame title="Mailbox" at="/mailbox/">
    <h1>Mailbox</h1>
    <p class="lead">
      Every mail that would have gone out, newest first. Nothing leaves this machine.{" "}
      <a href="/mailbox/new">Drop a mail in</a>, as if it came from outside.
    </p>
    <section class="sheet">
      {mails.length === 0 ? (
        <p class="empty">No mail yet. Place an order in one of the storefronts, and its confirmation arrives here.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Sent</th>
              <th scope="col">To</th>
              <th scope="col">From</th>
              <th scope="col">Subject</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr>
                <td class="quiet">{moment(mail.sentAt)}</td>
                <td>{mail.to}</td>
                <td>{mail.from.name}</td>
                <td>
                  <a href={`/mailbox/${mail.mailId}`}>{mail.subject}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  </Frame>
);

export const MailPage = ({ mail }: { mail: SentMail }) => (
  <Frame title={mail.subject} at="/mailbox/">
    <a class="crumb" href="/mailbox/">
      All mails
    </a>
    <h1>{mail.subject}</h1>
    <dl class="facts">
      <dt>From</dt>
      <dd>
        {mail.from.name} <span class="quiet">{mail.from.address}</span>
      </dd>
      <dt>To</dt>
      <dd>{mail.to}</dd>
      <dt>Sent</dt>
      <dd>{moment(mail.sentAt)}</dd>
    </dl>
    <iframe
      class="mail"
      title={`Mail: ${mail.subject}`}
      src={`/mailbox/${mail.mailId}/html`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <section>
      <h2>As plain text</h2>
      <pre class="mail">{mail.text}</pre>
    </section>
  </Frame>
);

export const NoSuchMail = () => (
  <Frame title="No such mail" at="/mailbox/" narrow>
    <h1>There is no such mail</h1>
    <p class="lead">
      Its link may be from before a fresh start. <a href="/mailbox/">See the mailbox.</a>
    </p>
  </Frame>
);
