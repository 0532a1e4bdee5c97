export { Info } from "./programme";
export {
  find,
  findInDirectory,
  get,
  getFromDirectory,
  list,
  listDirectory,
  publish,
  recordInDirectory,
} from "./programme.store";
