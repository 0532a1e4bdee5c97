/**
 * Imports of catalogue files. Apart from `#core/catalog`, because it brings the readers' libraries along.
 *
 * @module
 */
export { feedFormats, type FeedFormat, RowProblem } from "../feed";
export { importCatalog, type ImportInput, type Progress } from "./import";
export { ImportReport } from "./report";
export { get as getImport, list as listImports } from "./report.store";
