import type { Route } from "../../frame/route";
import { listConsumers } from "./list-consumers";
import { listSharedRecords } from "./list-shared-records";
import { getSenders, registerSenders } from "./senders";

export const routes: readonly Route[] = [listConsumers, listSharedRecords, getSenders, registerSenders];
