import * as z from "zod";
import { defineEvent } from "../kernel";

/** In the tenant's own log, whoever follows it keeps a copy of: where the chain ended when it was anchored. */
export const Anchored = defineEvent("audit.anchored.v1", z.object({ length: z.int().min(1), hash: z.string() }));
