import { settle } from "#core/checkout";
import { errorLine, Fault } from "#core/kernel";
import { runInScope } from "#core/store";
import { readForm } from "../form";
import type { C } from "../visit";

/**
 * The provider's word that a payment changed. It is only a hint, from whoever: the provider itself is asked what is true.
 *
 * An unknown payment is answered like a known one, so nobody learns which exist. Trouble on our side is answered with an
 * error, and the provider tells us again later.
 */
export async function hearOfPayment(c: C): Promise<Response> {
  const { provider, clock, random, log = (entry) => console.error(JSON.stringify(entry)) } = c.var.options;
  const paymentId = (await readForm(c)).get("id") ?? "";
  c.header("cache-control", "no-store");
  try {
    const payment = await provider.get(paymentId);
    await runInScope({ tenantId: null, actor: "payment notification", role: "platform" }, () =>
      settle({ payment, provider, at: clock.now(), random }),
    );
    return c.body(null, 204);
  } catch (error) {
    if (error instanceof Fault && error.kind === "not_found") return c.body(null, 204);
    const retry = !(error instanceof Fault) || error.kind === "unavailable";
    log({
      level: "error",
      requestId: c.var.requestId,
      request: "payment notification",
      paymentId,
      ...errorLine(error),
    });
    // An amount that doesn't match stays wrong however often it is told: somebody must look.
    return c.body(null, retry ? 503 : 204);
  }
}
