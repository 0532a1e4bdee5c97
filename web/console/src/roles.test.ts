import { ApiKey, Identity } from "#core/identity";
import { describe, expect, it } from "vitest";
import { keyPermissions, permissionNames } from "./permissions";
import { mayGive, roleNames } from "./roles";

describe("roles and permissions of the console", () => {
  it("are those of the API, and so is who may give which", () => {
    expect(Object.keys(roleNames)).toEqual(Identity.Role.options);
    for (const giver of Identity.Role.options)
      for (const role of Identity.Role.options)
        expect([giver, role, mayGive(giver, role)]).toEqual([giver, role, Identity.mayGive(giver, role)]);
  });

  it("are named, and offered to keys as far as keys may have them", () => {
    expect(Object.keys(permissionNames).toSorted()).toEqual(Identity.Permission.options.toSorted());
    expect(keyPermissions(Identity.Permission.options)).toEqual(ApiKey.KeyPermission.options.toSorted());
  });
});
