import type { Route } from "../../frame/route";
import { applyToProgramme } from "./apply";
import { getAgreement } from "./get-agreement";
import { listAgreements } from "./list-agreements";
import { listOwnProgrammes } from "./list-own-programmes";
import { listProgrammes } from "./list-programmes";
import { amendAgreement, endAgreement, resumeAgreement, suspendAgreement } from "./move-agreement";
import { publishProgramme } from "./publish-programme";
import { signAgreement } from "./sign-agreement";

export const routes: readonly Route[] = [
  publishProgramme,
  listOwnProgrammes,
  listProgrammes,
  applyToProgramme,
  listAgreements,
  getAgreement,
  signAgreement,
  suspendAgreement,
  resumeAgreement,
  endAgreement,
  amendAgreement,
];
