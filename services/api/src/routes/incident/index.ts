import type { Route } from "../../frame/route";
import { listAllIncidents } from "./list-all-incidents";
import { listIncidents } from "./list-incidents";

export const routes: readonly Route[] = [listIncidents, listAllIncidents];
