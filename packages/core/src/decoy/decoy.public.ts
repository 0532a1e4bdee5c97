export { causesOf, identityOf, type Info, type Inventor, type Person, type Planting, rowOf } from "./decoy";
export { find, list, plant } from "./decoy.store";
