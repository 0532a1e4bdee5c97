import type { Route } from "../../frame/route";
import { listAuditEntries } from "./list-audit-entries";

export const routes: readonly Route[] = [listAuditEntries];
