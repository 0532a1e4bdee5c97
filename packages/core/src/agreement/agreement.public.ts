export { hashOf, Info } from "./agreement";
export { Activated, ProgrammePublished, Signed } from "./agreement.event";
export { apply, find, get, learnSignature, list, listSigned, listSignedOfSupplier, sign } from "./agreement.store";
