import { describe, expect, it } from "vitest";
import { loadSecrets } from "./load";

const parameters = (values: Record<string, string>) => {
  const calls: (readonly string[])[] = [];
  const read = async (names: readonly string[]) => {
    calls.push(names);
    return new Map(names.flatMap((name) => (values[name] ? [[name, values[name]] as const] : [])));
  };
  return { read, calls };
};

describe("secrets", () => {
  it("replaces each reference by its value and leaves plain variables alone", async () => {
    const environment = { TANDEM_PAYMENT_KEY: "ssm:/tandem/prod/payment-key", TANDEM_TABLE: "tandem-prod" };
    await loadSecrets(environment, parameters({ "/tandem/prod/payment-key": "live_x" }).read);
    expect(environment).toEqual({ TANDEM_PAYMENT_KEY: "live_x", TANDEM_TABLE: "tandem-prod" });
  });

  it("asks once for all, and not at all without references", async () => {
    const store = parameters({ "/a": "1", "/b": "2" });
    await loadSecrets({ A: "ssm:/a", B: "ssm:/b", C: "ssm:/a" }, store.read);
    await loadSecrets({ A: "plain", B: undefined }, store.read);
    expect(store.calls).toEqual([["/a", "/b"]]);
  });

  it("refuses to start when one is missing, changes nothing, and names no value (S1, S2)", async () => {
    const environment = { A: "ssm:/a", B: "ssm:/b" };
    const outcome = loadSecrets(environment, parameters({ "/a": "secret-value" }).read);
    await expect(outcome).rejects.toThrow("B (/b)");
    await expect(outcome).rejects.not.toThrow("secret-value");
    expect(environment).toEqual({ A: "ssm:/a", B: "ssm:/b" });
  });
});
