/**
 * Setting up the second factor: password, then the app's QR code, then a code that shows it works. Backup codes are shown once.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { disableTwoFactor, enableTwoFactor, type Enabling, verifyTotp } from "../api/account";
import { appCodeField, Ask, ownPasswordField } from "./ask";
import { Section } from "./page";
import { QrCode } from "./qr-code";
import { State } from "./text";

export function SecondFactor({ isOn, onChanged }: { readonly isOn: boolean; readonly onChanged: () => void }) {
  const [enabling, setEnabling] = useState<Enabling | undefined>(undefined);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const state = isOn ? <State tone="good">On</State> : <State tone="quiet">Off</State>;
  if (codes.length > 0) {
    return (
      <Section title="Second factor" actions={state}>
        <BackupCodes codes={codes} />
        <button
          type="button"
          class="button main"
          onClick={() => {
            setCodes([]);
            onChanged();
          }}
        >
          I have kept them
        </button>
      </Section>
    );
  }
  if (enabling) {
    return (
      <Section title="Second factor" actions={state}>
        <Confirm enabling={enabling} onConfirmed={() => setCodes(enabling.backupCodes)} />
      </Section>
    );
  }
  return (
    <Section title="Second factor" actions={state}>
      <p class="lead">
        {isOn
          ? "Signing in with your password asks for a code of your app too."
          : "An app on your phone shows a new code every half minute. Without it a stolen password is worth nothing."}
      </p>
      {isOn ? (
        <ByPassword key="off" label="Turn it off" during="Turning it off…" act={disableTwoFactor} onDone={onChanged} />
      ) : (
        <ByPassword key="on" label="Set it up" during="Preparing…" act={enableTwoFactor} onDone={setEnabling} />
      )}
    </Section>
  );
}

function ByPassword<T>({
  label,
  during,
  act,
  onDone,
}: {
  readonly label: string;
  readonly during: string;
  readonly act: (password: string) => Promise<T>;
  readonly onDone: (result: T) => void;
}) {
  return (
    <Ask
      label={label}
      fields={[ownPasswordField]}
      submit={label}
      during={during}
      act={(given) => act(given["own-password"])}
      onDone={onDone}
    />
  );
}

function Confirm({ enabling, onConfirmed }: { readonly enabling: Enabling; readonly onConfirmed: () => void }) {
  const secret = new URL(enabling.totpURI).searchParams.get("secret") ?? "";
  return (
    <Ask
      label="Second factor"
      before={
        <>
          <p class="lead">Scan this with your app, then enter the code that it shows.</p>
          <QrCode of={enabling.totpURI} label="QR code for your app" />
          <p class="hint">
            If it can't scan, type this in: <code class="secret">{secret.replace(/(.{4})/g, "$1 ").trim()}</code>
          </p>
        </>
      }
      fields={[appCodeField]}
      submit="Turn it on"
      during="Checking…"
      act={({ code }) => verifyTotp(code)}
      onDone={onConfirmed}
    />
  );
}

const BackupCodes = ({ codes }: { readonly codes: readonly string[] }) => (
  <>
    <p class="notice" role="status">
      The second factor is on. Keep these codes where you find them without your phone: each lets you in once, and they
      are shown only now.
    </p>
    <ul class="codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  </>
);
