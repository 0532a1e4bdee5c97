/**
 * Reads what the folder mailer wrote. Names come from the address bar, so only a mail id is ever made into a path.
 *
 * @module
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type * as z from "zod";
import { Id, Instant, parseInput } from "#core/kernel";
import { Mail, type SentMail } from "#core/mail";

const Sent: z.ZodType<SentMail> = Mail.extend({ sentAt: Instant });
const mailFile = /^mai_[0-9a-z]{26}\.json$/;

export async function findMail(folder: string, mailId: string): Promise<SentMail | undefined> {
  if (!Id("mai").safeParse(mailId).success) return undefined;
  try {
    return parseInput(Sent, JSON.parse(await readFile(join(folder, `${mailId}.json`), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The newest mails first. */
export async function listMails(folder: string, limit: number): Promise<SentMail[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // Nobody has sent anything yet.
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const dated = await Promise.all(
    names
      .filter((name) => mailFile.test(name))
      .map(async (name) => ({ name, sentMs: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = dated.toSorted((a, b) => b.sentMs - a.sentMs).slice(0, limit);
  const mails = await Promise.all(newest.map(({ name }) => findMail(folder, name.slice(0, -".json".length))));
  return mails.filter((mail) => mail !== undefined).toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
}
