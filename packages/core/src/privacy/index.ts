export * as Privacy from "./privacy.public";
