/**
 * Imports of catalogue files. Apart from `#core/catalog`, because it brings the readers along; their libraries are loaded by
 * the first import.
 *
 * @module
 */
export { feedFormats, type FeedFormat } from "../feed/format";
export { RowProblem } from "../feed/problem";
export { importCatalog, type ImportInput, type Progress } from "./import";
export { ImportReport } from "./report";
export { get as getImport, list as listImports } from "./report.store";
