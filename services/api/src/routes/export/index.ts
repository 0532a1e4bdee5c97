import type { Route } from "../../frame/route";
import { decideExport } from "./decide-export";
import { downloadExport } from "./download-export";
import { listExports } from "./list-exports";
import { requestExport } from "./request-export";

export const routes: readonly Route[] = [requestExport, listExports, decideExport, downloadExport];
