/**
 * Mail into a folder, one JSON file per mail: what the local mailbox page shows. The file's name is the mail's id, so a replay
 * finds it there.
 *
 * @module
 */
import { link, mkdir, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../kernel";
import type { Mail, Mailer } from "./mailer";

export type FiledMail = Mail & { readonly sentAt: Instant };

export function fileMailer({ folder, at }: { folder: string; at: () => Instant }): Mailer {
  return {
    send: async (mail) => {
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `.${mail.mailId}.${process.pid}`);
      const filed: FiledMail = { ...mail, sentAt: at() };
      const file = await open(draft, "w");
      try {
        await file.writeFile(JSON.stringify(filed, undefined, 2));
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        // A link fails when the name exists: whole or not at all, and only once.
        await link(draft, join(folder, `${mail.mailId}.json`));
        return "sent";
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") return "replayed";
        throw error;
      } finally {
        await unlink(draft);
      }
    },
  };
}
