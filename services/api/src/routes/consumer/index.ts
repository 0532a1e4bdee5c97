import type { Route } from "../../frame/route";
import { listConsumers } from "./list-consumers";
import { listSharedRecords } from "./list-shared-records";

export const routes: readonly Route[] = [listConsumers, listSharedRecords];
