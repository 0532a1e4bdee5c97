/**
 * Subject: a consumer as the platform knows them, whoever controls which data of theirs.
 *
 * The id is a keyed hash of the e-mail address. Without the deployment's secret nobody can work it out from an address, or
 * test a list of addresses against it; what derives from it (a consumer record's id, a pseudonym) can't be worked out either.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { deriveId, type Id, type Instant } from "../kernel";

/** Who decides what happens to the data: a tenant, or the operator for what belongs to no tenant. */
export type Controller = Id<"ten"> | "platform";

/** Of whom, and on whose behalf: each pair has a data key of its own. */
export type Owner = { readonly controllerId: Controller; readonly subjectId: Id<"sbj"> };

/** Where a sealed value stands. It opens there and nowhere else. */
export type Place = Owner & {
  /** What it is, such as `order.contact`. */
  readonly field: string;
  /** Of which record. */
  readonly recordId: string;
};

/** When the consumer gave the data. Nothing given before an erasure is sealed after it. */
export type Given = { readonly givenAt: Instant };

/** `secret` is the deployment's pairwise key, which never changes. */
export const subjectOf = (email: string, secret: string): Id<"sbj"> =>
  deriveId("sbj", createHmac("sha256", secret).update(`subject ${email.trim().toLowerCase()}`).digest("hex"));
