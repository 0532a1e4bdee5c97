// dependency-cruiser can't use TypeScript 7, and its swc reader doesn't say that .tsx files hold JSX. Preloaded, this does.
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
