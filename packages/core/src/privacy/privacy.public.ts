export { erase, type Erased } from "./erase";
