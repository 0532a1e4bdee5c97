import { useEffect, useRef, useState } from "hono/jsx/dom";
import type { ApiKeySecret } from "../api/schema";

/** The secret of a new key: here once, and nowhere again. */
export function Secret({
  of: { apiKey, secret },
  onStored,
}: {
  readonly of: ApiKeySecret;
  readonly onStored: () => void;
}) {
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    setSaid("");
    panel.current?.focus();
  }, [secret]);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setSaid("Copied."),
      () => setSaid("Your browser didn't let us copy it: select it and copy it yourself."),
    );
  return (
    <section class="secret-panel" tabIndex={-1} ref={panel} aria-labelledby="secret-title">
      <h2 id="secret-title">The secret of {apiKey.name}</h2>
      <p>Store it now, where your program reads it. It isn't shown again, and nobody can look it up.</p>
      <code class="secret-text">{secret}</code>
      <div class="actions">
        <button type="button" class="button main" onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" class="button" onClick={onStored}>
          I have stored it
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </section>
  );
}
