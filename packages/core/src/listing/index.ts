export * as Listing from "./listing.public";
