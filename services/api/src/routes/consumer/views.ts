/**
 * What the API shows of consumers to those who own their records, and to those who may see a projection.
 *
 * @module
 */
import { Consent } from "#core/consent";
import { Consumer } from "#core/consumer";
import * as z from "zod";

export const ReaderView = Consumer.Reader.meta({
  id: "Reader",
  description: "Who else may read a consumer's record: how much of it, why, and since when.",
});

export const ConsumerView = Consumer.Info.extend({
  readers: z.array(ReaderView).meta({ description: "Who else may read this record. Nobody, when it is empty." }),
}).meta({ id: "Consumer", description: "A file on a consumer, at the tenant that owns it." });

export const ConsentView = Consent.Entry.meta({
  id: "Consent",
  description: "One answer of a consumer's. The ledger is append-only: a withdrawal is a further answer.",
});

export const NoticeView = Consent.Text.meta({
  id: "Notice",
  description: "What a consumer was shown, word for word. Its hash names exactly this text.",
});

export const ConsumerFileView = ConsumerView.extend({
  consents: z.array(ConsentView).meta({ description: "Every answer, newest first." }),
  notices: z.array(NoticeView).meta({ description: "The texts that the answers name by their hash, each once." }),
}).meta({ id: "ConsumerFile", description: "A consumer's record with its readers, answers, and what was shown." });

export const GrantView = ReaderView.extend(
  Consumer.Info.pick({ consumerId: true, contact: true, lastOrderAt: true }).shape,
).meta({ id: "Grant", description: "What an agreement lets its other party read of one consumer." });

export const SharedRecordView = Consumer.Seen.meta({
  id: "SharedRecord",
  description: "A projection of another's consumer: what the data clause and the consumer's consent allow, and why.",
});
