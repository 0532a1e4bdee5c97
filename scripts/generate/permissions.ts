/**
 * docs/permissions.md: the table of roles and permissions, as the code has it.
 *
 * @module
 */
import { Identity } from "#core/identity";

const { Role, Permission, aboutRole, isAllowed, permissionTexts } = Identity;

export function permissionsMarkdown(): string {
  const rows = Permission.options.map((permission) => {
    const marks = Role.options.map((role) => (isAllowed(role, permission) ? "●" : ""));
    return `| \`${permission}\` | ${permissionTexts[permission]} | ${marks.join(" | ")} |`;
  });
  return `# Roles and permissions

Who may do what, made from \`packages/core/src/identity/permissions.ts\` by \`npm run generate\`. A permission covers its holder's own tenant and nothing else.
An API key has permissions instead of a role: some of those that its maker has. What is marked as for people only (\`x-people-only\` in the API's description) no key may do.

| Role | Is for |
| ---- | ------ |
${Role.options.map((role) => `| ${role} | ${aboutRole(role)} |`).join("\n")}

| Permission | Lets | ${Role.options.join(" | ")} |
| ---------- | ---- | ${Role.options.map(() => ":-:").join(" | ")} |
${rows.join("\n")}

Nobody gives a role above their own, or changes somebody whose role is above it: owners are made and changed by owners, admins by admins and owners. Operators there are
only at the operator's own organisation, made by operators. An organisation always has an owner (the operator's: an operator).
`;
}
