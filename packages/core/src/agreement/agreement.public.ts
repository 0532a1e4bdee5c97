export { hashOf, Info } from "./agreement";
export { Activated, Ended, ProgrammePublished, Resumed, Signed, Suspended } from "./agreement.event";
export {
  apply,
  find,
  get,
  learnSignature,
  list,
  listSigned,
  listSignedOfSupplier,
  reachOf,
  sign,
} from "./agreement.store";
export { amend, end, learn, resume, suspend } from "./course.store";
