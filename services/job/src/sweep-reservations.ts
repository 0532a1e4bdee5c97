import { sweepReservations } from "#core/checkout";
import { configureCore } from "#core/config";
import { errorLine } from "#core/kernel";
import { systemClock, systemRandom } from "#core/kernel/system";
import { runInScope } from "#core/store";

/** Gives back the stock of payments that nobody finished. */
export async function handler(): Promise<void> {
  configureCore();
  const { released, failures } = await runInScope({ tenantId: null, actor: "sweep-reservations", role: "job" }, () =>
    sweepReservations({ at: systemClock.now(), random: systemRandom }),
  );
  for (const { orderId, error } of failures) {
    console.error(JSON.stringify({ level: "error", job: "sweep-reservations", orderId, ...errorLine(error) }));
  }
  if (released > 0) console.log(JSON.stringify({ level: "info", job: "sweep-reservations", released }));
}
