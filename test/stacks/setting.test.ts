import { describe, expect, it } from "vitest";
import { readSetting } from "../../stacks/support/setting";

const certificate = (region: string) => `arn:aws:acm:${region}:111111111111:certificate/one`;

describe("settings", () => {
  it("refuse a domain without its certificate, and a certificate of another region", () => {
    expect(() => readSetting({ TANDEM_DOMAIN: "shops.example" })).toThrow("a domain needs its certificate");
    expect(() =>
      readSetting({ TANDEM_DOMAIN: "shops.example", TANDEM_CERTIFICATE_ARN: certificate("eu-west-1") }),
    ).toThrow("TANDEM_CERTIFICATE_ARN");
    expect(
      readSetting({ TANDEM_DOMAIN: "shops.example", TANDEM_CERTIFICATE_ARN: certificate("us-east-1") }),
    ).toMatchObject({ domain: { name: "shops.example" }, mailFrom: "no-reply@shops.example" });
  });

  it("take an empty variable for an absent one", () => {
    expect(readSetting({ TANDEM_DOMAIN: "", TANDEM_ALARM_EMAIL: "" })).toMatchObject({
      domain: undefined,
      alarmEmail: undefined,
    });
  });
});
