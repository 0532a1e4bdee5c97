export { erase, type Erased, type Erasure } from "./erase";
