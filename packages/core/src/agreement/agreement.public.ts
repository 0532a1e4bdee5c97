export { Document, hashOf, Info, Party, partyOf, Signature, Status } from "./agreement";
export { Activated, ProgrammePublished, Signed } from "./agreement.event";
export {
  apply,
  find,
  get,
  invite,
  learnSignature,
  list,
  listActiveOfPartner,
  listSignedOfSupplier,
  sign,
} from "./agreement.store";
