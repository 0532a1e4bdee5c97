export { Info } from "./programme";
export { get, getFromDirectory, list, listDirectory, publish, recordInDirectory } from "./programme.store";
