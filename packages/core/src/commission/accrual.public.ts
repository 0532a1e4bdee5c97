export { accrue, Info, reverse } from "./accrual";
export { list, record } from "./accrual.store";
