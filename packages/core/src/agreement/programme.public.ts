export { Info } from "./programme";
export {
  followSupplier,
  get,
  getFromDirectory,
  list,
  listDirectory,
  publish,
  recordInDirectory,
} from "./programme.store";
