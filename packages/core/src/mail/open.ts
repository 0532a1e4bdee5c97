import { folderMailer } from "./folder";
import type { Mailer } from "./mailer";

/** The carrier that the configuration names: `ses`, or `file:<folder>`. SES's client is loaded only where it is used. */
export async function openMailer(mail: string): Promise<Mailer> {
  if (mail.startsWith("file:")) return folderMailer(mail.slice("file:".length));
  const { sesMailer } = await import("./ses");
  return sesMailer();
}
