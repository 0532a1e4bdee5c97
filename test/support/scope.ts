import type { Id } from "#core/kernel";
import type { Reach, Scope } from "#core/store";

/** The scope of a member of this tenant, for tests that don't care which. */
export const scopeOf = (tenantId: Id<"ten"> | null, rest: Partial<Omit<Scope, "tenantId">> = {}): Scope => ({
  tenantId,
  actor: "test",
  role: "owner",
  ...rest,
});

/** A scope that serves no tenant and lives by its reach alone. */
export const platformScope = (...partitions: readonly string[]): Scope =>
  scopeOf(null, {
    role: "platform",
    reach: partitions.map((partition): Reach => ({ partition, access: "write", because: "a test of the platform" })),
  });
