/**
 * Notices in the table, each once, by its hash. What was shown stays readable when clause, names or wording have changed.
 *
 * @module
 */
import { type Reach, recordOnce, withReach } from "../store";
import { NoticeEntity, noticePartition } from "./consent.entity";
import { Text } from "./notice";

const reachTo = (hash: string, access: Reach["access"]): Reach => ({
  partition: noticePartition(hash),
  sort: "notice",
  access,
  because: "what a consumer was shown is kept by its hash",
});

/** Keeps a text that is about to be shown, or was. In any scope; keeping it again changes nothing. */
export function keepNotice(notice: Text): Promise<"recorded" | "replayed"> {
  const { hash } = notice;
  return withReach([reachTo(hash, "write")], async () => {
    const { data } = await NoticeEntity.get({ hash }).go();
    if (data) return "replayed";
    return recordOnce({ put: NoticeEntity.create({ hash, notice }).params() });
  });
}

/** The text with this hash. In any scope: it names companies, and no consumer. */
export function findNotice(hash: string): Promise<Text | undefined> {
  return withReach([reachTo(hash, "read")], async () => {
    const { data } = await NoticeEntity.get({ hash }).go({ consistent: true });
    return data ? Text.parse(data.notice) : undefined;
  });
}
