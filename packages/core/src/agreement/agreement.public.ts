export { hashOf, Info } from "./agreement";
export { Activated, ProgrammePublished, Signed } from "./agreement.event";
export { apply, find, get, learnSignature, list, listSignedOfSupplier, sign } from "./agreement.store";
