/**
 * Types of the API, generated from docs/openapi.json by `npm run generate`.
 *
 * @module
 */
export interface paths {
  "/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Sign out */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.people_only";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/me": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who am I */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Me"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.people_only";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/me/tenant": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Act for another tenant */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SwitchTenant"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["SignedIn"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.people_only" | "identity.not_a_member";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/members": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List members */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Member"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/members/{memberId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a member */
    delete: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The member. */
          memberId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "membership.role_above";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "membership.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "membership.last_owner";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "membership.revision_mismatch";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    /** Change a member */
    patch: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The member. */
          memberId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MemberEdit"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Member"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "membership.role_above"
                | "membership.role_unknown_here";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "membership.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "membership.last_owner";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "membership.revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    trace?: never;
  };
  "/tenants/{tenantId}/invitations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List invitations */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Invitation"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Invite somebody */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Inviting"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Invitation"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "membership.role_above"
                | "membership.role_unknown_here";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "invitation.exists" | "invitation.too_many";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/invitations/{invitationId}/mails": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send an invitation anew */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The invitation. */
          invitationId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Invitation"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "membership.role_above";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "invitation.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "invitation.closed" | "invitation.sent_too_often";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/invitations/{invitationId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take an invitation back */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The invitation. */
          invitationId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "membership.role_above";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "invitation.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "invitation.closed";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/invitations/acceptances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept an invitation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Acceptance"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Accepted"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.people_only";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "invitation.not_valid";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "membership.exists";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/api-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List API keys */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["ApiKey"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Make an API key */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["ApiKeySecret"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "api_key.beyond_maker";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "api_key.too_many";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "api_key.instant_past";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/api-keys/{apiKeyId}/secrets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rotate an API key */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The API key. */
          apiKeyId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ApiKeyRotation"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["ApiKeySecret"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "api_key.beyond_maker";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "api_key.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "api_key.ended" | "api_key.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "api_key.instant_past" | "api_key.overlap_too_long";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/api-keys/{apiKeyId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** The API key. */
          apiKeyId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        204: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated" | "identity.session_ended";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "api_key.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "api_key.changed_meanwhile";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/imports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List imports */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Import"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Import a catalogue file */
    post: {
      parameters: {
        query?: {
          /** What the file is; `auto` looks at its headings. */
          format?: "auto" | "shopify-csv" | "google-tsv" | "google-xml";
          /** Reads and compares, and writes nothing. */
          dryRun?: "true" | "false";
          /** All or nothing: writes nothing if any row has an error. */
          strict?: "true" | "false";
        };
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "text/csv": string;
          "text/tab-separated-values": string;
          "application/xml": string;
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Import"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "input.invalid"
                | "idempotency.key_reused"
                | "catalog.empty_file"
                | "catalog.not_text"
                | "catalog.no_headings"
                | "catalog.missing_columns"
                | "catalog.too_many_columns"
                | "catalog.unknown_format";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/imports/{importId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an import */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
          /** Identifies: import. */
          importId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Import"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "catalog.import_not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/products": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List products */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["ProductSummary"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/products/{productId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a product */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
          /** Identifies: product. */
          productId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Product"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "catalog.product_not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Edit a product */
    patch: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
          /** Identifies: product. */
          productId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ProductEdit"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Product"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "catalog.product_not_found";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "catalog.revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "input.invalid"
                | "catalog.variant_not_found"
                | "catalog.wrong_currency"
                | "catalog.zero_price"
                | "catalog.price_too_high"
                | "catalog.product_too_large";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    trace?: never;
  };
  "/suppliers/{supplierId}/products/{productId}/stock": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Count stock */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
          /** Identifies: product. */
          productId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["StockCount"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Product"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "catalog.product_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "stock.counted_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "catalog.revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "catalog.variant_not_found";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/programmes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List a supplier's own programmes */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Programme"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Publish a programme */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ProgrammePublication"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Programme"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden" | "tenant.role_missing";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused" | "agreement.settlement_currency";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/programmes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the directory of programmes */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Programme"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/programmes/{programmeId}/applications": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Apply to a programme */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: programme. */
          programmeId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "tenant.role_missing";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.programme_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "agreement.own_programme";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List agreements */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Agreement"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an agreement */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/signatures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign an agreement */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Signing"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "agreement.hash_mismatch"
                | "agreement.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/suspensions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Suspend an agreement */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "agreement.not_in_force"
                | "agreement.changed_meanwhile";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/resumptions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resume an agreement */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "agreement.not_in_force"
                | "agreement.changed_meanwhile";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/end": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End an agreement */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "agreement.not_in_force"
                | "agreement.changed_meanwhile";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/amendments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Propose another data clause */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Amending"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Agreement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "http.cross_site"
                | "http.tenant_needed"
                | "http.people_only"
                | "http.forbidden"
                | "agreement.amended_by_supplier";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "agreement.not_in_force"
                | "agreement.amendment_pending"
                | "agreement.unchanged"
                | "agreement.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/storefronts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List storefronts */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Storefront"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Open a storefront */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["StorefrontOpening"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Storefront"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "tenant.hostname_taken";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/listings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** List a supplier's products */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Enabling"];
        };
      };
      responses: {
        202: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Enablement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found" | "tenant.storefront_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "listing.agreement_not_active";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused" | "listing.product_unknown";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/storefronts/{storefrontId}/listings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** List own products */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** Identifies: storefront. */
          storefrontId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["EnablingOwn"];
        };
      };
      responses: {
        202: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Enablement"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.storefront_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused" | "listing.product_unknown";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partners/{partnerId}/listings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List listings */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
          /** Only those; `proposed` is what could be listed. */
          status?: "proposed" | "published" | "paused" | "delisted";
        };
        header?: never;
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Listing"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partners/{partnerId}/listings/{listingId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a listing */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
          /** Identifies: listing. */
          listingId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Listing"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "listing.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Edit a listing */
    patch: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
          /** Identifies: listing. */
          listingId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ListingEdit"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Listing"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "listing.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "listing.field_locked"
                | "listing.transition_refused"
                | "listing.changed_meanwhile"
                | "listing.agreement_not_active";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "listing.revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "listing.product_unknown";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    trace?: never;
  };
  "/suppliers/{supplierId}/supplier-orders": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List supplier orders */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["SupplierOrder"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/suppliers/{supplierId}/supplier-orders/{supplierOrderId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a supplier order */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The supplier: the tenant of the session. */
          supplierId: string;
          /** Identifies: supplier order. */
          supplierOrderId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["SupplierOrder"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "supplier_order.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partners/{partnerId}/commission-entries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List commission entries */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["CommissionEntry"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/privacy-requests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List privacy requests */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["PrivacyRequest"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/privacy-requests/{privacyRequestId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a privacy request */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** Identifies: privacy request. */
          privacyRequestId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["PrivacyRequestDetails"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "privacy.case_not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/privacy-requests/{privacyRequestId}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirm a privacy request */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** Identifies: privacy request. */
          privacyRequestId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        202: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["PrivacyRequest"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "privacy.case_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/privacy-requests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List open privacy requests */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["OpenPrivacyRequest"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/consumers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List consumers */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Consumer"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/consumers/{consumerId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a consumer */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** Identifies: consumer record. */
          consumerId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["ConsumerFile"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "consumer.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agreements/{agreementId}/grants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List grants */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** Identifies: agreement. */
          agreementId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Grant"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/shared-records": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List shared records */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["SharedRecord"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partners/{partnerId}/senders": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the senders */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Senders"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    /** Register the senders */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path: {
          /** The partner: the tenant of the session. */
          partnerId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SenderList"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Senders"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "relay.senders_changed";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List events */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
          /** Begins after this event, which need not exist; `cursor` wins over it. */
          after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Event"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dead-letters": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List dead letters */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["DeadLetter"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dead-letters/{deadLetterId}/redrive": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a dead letter again */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** deadLetterId */
          deadLetterId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Redrive"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "platform.dead_letter_not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/openapi.json": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This description */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": { [name: string]: unknown };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reference": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This description, for people */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "text/html": string;
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/health": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the API up */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Health"];
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/exports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List exports */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Export"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Ask for an export */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ExportRequest"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Export"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.forbidden" | "export.not_partner";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "export.nothing" | "export.too_many_rows";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/exports/{exportId}/decisions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide about an export */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** Identifies: export. */
          exportId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ExportDecision"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Export"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden" | "export.same_member";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "export.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.running" | "idempotency.unresolved" | "export.decided" | "export.expired";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/exports/{exportId}/file": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download an export */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
          /** Identifies: export. */
          exportId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "text/csv": string;
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden" | "export.not_partner";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "export.not_found" | "agreement.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "export.not_ready" | "export.expired" | "export.grown";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
        503: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "audit.busy";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/incidents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List incidents */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Incident"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/incidents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List everybody's incidents */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["FullIncident"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden" | "tenant.role_missing";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List organisations */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
          /** Only those in this state. */
          status?: "applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed";
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Tenant"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    /** Apply with an organisation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantApplication"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Tenant"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.people_only";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "tenant.slug_taken" | "tenant.too_many_applications";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get one's own onboarding */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/company": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the company's data */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Company"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_locked" | "tenant.changed_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/brand": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the brand */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Brand"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_locked" | "tenant.changed_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/tax": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the VAT id */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TaxId"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_locked" | "tenant.changed_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/payout": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the payout account */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PayoutAccount"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_locked" | "tenant.changed_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/terms": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Accept the platform's terms */
    put: {
      parameters: {
        query?: never;
        header: {
          /** The ETag of the state that you edit. */
          "If-Match": string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TermsAcceptance"];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "http.malformed_precondition";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_locked" | "tenant.changed_meanwhile" | "tenant.terms_outdated";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid";
            };
          };
        };
        428: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.precondition_required";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/onboarding/submission": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand the onboarding in */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Onboarding"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "tenant.requirements_unmet"
                | "tenant.move_refused"
                | "tenant.changed_meanwhile";
            };
          };
        };
        412: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "tenant.profile_revision_mismatch";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List who waits for review */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["Waiting"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an organisation for review */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}/approval": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approve an organisation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantApproval"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                | "idempotency.running"
                | "idempotency.unresolved"
                | "tenant.move_refused"
                | "tenant.changed_meanwhile"
                | "tenant.requirements_unmet";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}/rejection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reject an onboarding */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantRejection"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "tenant.move_refused" | "tenant.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}/suspension": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Suspend an organisation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantDecision"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "tenant.move_refused" | "tenant.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}/reinstatement": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reinstate an organisation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantDecision"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "tenant.move_refused" | "tenant.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/reviews/{tenantId}/closure": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close an organisation */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** A UUID of your own. The same key with the same request takes effect once. */
          "Idempotency-Key"?: string;
        };
        path: {
          /** The organisation that is reviewed. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TenantDecision"];
        };
      };
      responses: {
        201: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": components["schemas"]["Review"];
          };
        };
        400: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.malformed_json" | "idempotency.key_missing" | "idempotency.key_malformed";
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.cross_site" | "http.tenant_needed" | "http.people_only" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found" | "tenant.not_found";
            };
          };
        };
        409: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?:
                "idempotency.running" | "idempotency.unresolved" | "tenant.move_refused" | "tenant.changed_meanwhile";
            };
          };
        };
        413: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.body_too_large";
            };
          };
        };
        415: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unsupported_media_type";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "idempotency.key_reused";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/tenants/{tenantId}/audit": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List audit entries */
    get: {
      parameters: {
        query?: {
          /** How many items at most. */
          limit?: number;
          /** `nextCursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path: {
          /** The tenant of the session. */
          tenantId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            "application/json": {
              items: components["schemas"]["AuditEntry"][];
              /** Asks for the next page; null on the last. */
              nextCursor: string | null;
            };
          };
        };
        401: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.unauthenticated";
            };
          };
        };
        403: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.tenant_needed" | "http.forbidden";
            };
          };
        };
        404: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "http.not_found";
            };
          };
        };
        422: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "input.invalid" | "http.cursor_invalid";
            };
          };
        };
        429: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "limit.exceeded";
            };
          };
        };
        500: {
          headers: { [name: string]: unknown };
          content: {
            "application/problem+json": components["schemas"]["Problem"] & {
              code?: "internal";
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    /** The invitation that is accepted. */
    Acceptance: {
      /** From the link in the mail. */
      token: string;
    };
    /** Of what the caller is a member now. POST /me/tenant acts for it. */
    Accepted: {
      /** Identifies: tenant. */
      tenantId: string;
      role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
      tenantName: string;
    };
    /** The caller's own copy of the contract between a supplier and a partner. */
    Agreement: {
      /** Identifies: agreement. */
      agreementId: string;
      version: number;
      /** Identifies: programme. */
      programmeId: string;
      /** Identifies: tenant. */
      supplierId: string;
      /** Identifies: tenant. */
      partnerId: string;
      terms: components["schemas"]["Terms"];
      status: "proposed" | "signed" | "active" | "suspended" | "closed";
      hash: string;
      supplierName: string;
      partnerName: string;
      signatures: {
        supplier?: {
          party: "supplier" | "partner";
          /** Identifies: member. */
          memberId: string;
          signedAt: string;
          hash: string;
        };
        partner?: {
          party: "supplier" | "partner";
          /** Identifies: member. */
          memberId: string;
          signedAt: string;
          hash: string;
        };
      };
      proposedAt: string;
      activatedAt?: string;
      stops?: {
        supplier?: {
          turn: number;
          suspended: boolean;
          at: string;
        };
        partner?: {
          turn: number;
          suspended: boolean;
          at: string;
        };
      };
      endedAt?: string;
      amendment?: {
        version: number;
        terms: {
          commission: {
            /** Basis points of the net price. */
            rateBp: number;
          };
          data: {
            /** Who owns the consumer record. `shared`: both keep one, as joint controllers. */
            steward: "supplier" | "partner" | "shared";
            /** What the party that doesn't own the record may see of a consumer, should the consumer consent. */
            share: "none" | "pseudonymous" | "contact" | "full";
            purposes?: ("service" | "marketing" | "analysis")[];
            retentionDays?: number;
            minimumGroupSize?: number;
            exports?: {
              /** Rows of one export; 0 allows none. */
              maxRows: number;
              /** Larger ones need a second member's approval. */
              approvalAboveRows: number;
            };
          };
          content: {
            lockedFields: ("title" | "description" | "price" | "images")[];
            partnerMayAdd: ("review" | "position" | "badge")[];
          };
          settlement: {
            /** ISO 4217 code. */
            currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
          };
          territory?: {
            countries: string[];
          };
        };
        hash: string;
        signatures: {
          supplier?: {
            party: "supplier" | "partner";
            /** Identifies: member. */
            memberId: string;
            signedAt: string;
            hash: string;
          };
          partner?: {
            party: "supplier" | "partner";
            /** Identifies: member. */
            memberId: string;
            signedAt: string;
            hash: string;
          };
        };
        proposedAt: string;
      };
      superseded?: {
        version: number;
        terms: {
          commission: {
            /** Basis points of the net price. */
            rateBp: number;
          };
          data: {
            /** Who owns the consumer record. `shared`: both keep one, as joint controllers. */
            steward: "supplier" | "partner" | "shared";
            /** What the party that doesn't own the record may see of a consumer, should the consumer consent. */
            share: "none" | "pseudonymous" | "contact" | "full";
            purposes?: ("service" | "marketing" | "analysis")[];
            retentionDays?: number;
            minimumGroupSize?: number;
            exports?: {
              /** Rows of one export; 0 allows none. */
              maxRows: number;
              /** Larger ones need a second member's approval. */
              approvalAboveRows: number;
            };
          };
          content: {
            lockedFields: ("title" | "description" | "price" | "images")[];
            partnerMayAdd: ("review" | "position" | "badge")[];
          };
          settlement: {
            /** ISO 4217 code. */
            currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
          };
          territory?: {
            countries: string[];
          };
        };
        hash: string;
        signatures: {
          supplier?: {
            party: "supplier" | "partner";
            /** Identifies: member. */
            memberId: string;
            signedAt: string;
            hash: string;
          };
          partner?: {
            party: "supplier" | "partner";
            /** Identifies: member. */
            memberId: string;
            signedAt: string;
            hash: string;
          };
        };
        proposedAt: string;
        activatedAt: string;
      }[];
    };
    /** The clause that the next version has instead. */
    Amending: {
      data: {
        /** Who owns the consumer record. `shared`: both keep one, as joint controllers. */
        steward: "supplier" | "partner" | "shared";
        /** What the party that doesn't own the record may see of a consumer, should the consumer consent. */
        share: "none" | "pseudonymous" | "contact" | "full";
        purposes?: ("service" | "marketing" | "analysis")[];
        retentionDays?: number;
        minimumGroupSize?: number;
        exports?: {
          /** Rows of one export; 0 allows none. */
          maxRows: number;
          /** Larger ones need a second member's approval. */
          approvalAboveRows: number;
        };
      };
    };
    /** By what a machine acts for the tenant, and what it may do. Its secret was shown once. */
    ApiKey: {
      /** Identifies: API key. */
      apiKeyId: string;
      /** Identifies: tenant. */
      tenantId: string;
      name: string;
      kind: "live" | "test";
      ending: string;
      permissions: (
        | "agreement:read"
        | "agreement:sign"
        | "apikey:write"
        | "audit:read"
        | "catalogue:read"
        | "catalogue:write"
        | "commission:read"
        | "consumer:read"
        | "deadletter:redrive"
        | "event:read"
        | "export:approve"
        | "export:create"
        | "incident:read"
        | "listing:read"
        | "listing:write"
        | "member:read"
        | "member:write"
        | "order:read"
        | "privacy:handle"
        | "privacy:oversee"
        | "privacy:read"
        | "programme:write"
        | "storefront:read"
        | "tenant:read"
        | "tenant:review"
        | "tenant:write"
      )[];
      /** Identifies: member. */
      createdBy: string;
      createdAt: string;
      expiresAt?: string;
      revokedAt?: string;
      rotatedAt?: string;
      /** Identifies: member. */
      rotatedBy?: string;
      previousEndsAt?: string;
      lastUsedAt?: string;
      revision: number;
    };
    /** How long the old secret lives on. */
    ApiKeyRotation: {
      /** Until when the old secret counts too, a month at most; without it, it ends at once. */
      previousEndsAt?: string;
    };
    /** An API key with its secret. */
    ApiKeySecret: {
      apiKey: components["schemas"]["ApiKey"];
      /** Send it as `Authorization: Bearer`. Shown once, and kept by nobody. */
      secret: string;
    };
    /** Who read personal data or granted access to it, whose, and when. Each entry holds the hash of the one before. */
    AuditEntry: {
      action:
        | "consumer.read"
        | "shared_record.read"
        | "order.read"
        | "grant.give"
        | "grant.end"
        | "member.invite"
        | "member.join"
        | "member.change"
        | "member.remove"
        | "invitation.revoke"
        | "api_key.create"
        | "api_key.rotate"
        | "api_key.revoke"
        | "export.request"
        | "export.approve"
        | "export.refuse"
        | "export.download"
        | "privacy.read"
        | "privacy.confirm"
        | "privacy.erase";
      subjects: string[];
      reason?: string;
      /** Whose chain it is. */
      tenantId: string;
      /** Its place in the chain, from 1, without gaps. */
      sequence: number;
      at: string;
      /** A member's id, or the name of the job or subscriber that did it. */
      actor: string;
      /** The role that the actor had. */
      role: string;
      /** Hash of the entry before; zeros for the first. */
      previousHash: string;
      /** SHA-256 over everything else here, in lower-case hex. */
      hash: string;
    };
    /** What consumers see of an organisation. */
    Brand: {
      displayName: string;
      story: string;
      accent: string;
      contact: {
        email: string;
        phone?: string;
      };
    };
    /** What a partner earns on one order line. Immutable. */
    CommissionEntry: {
      /** Identifies: commission entry. */
      accrualId: string;
      kind: "accrual";
      status: "pending" | "earned" | "settled";
      /** Identifies: tenant. */
      partnerId: string;
      /** Identifies: tenant. */
      supplierId: string;
      /** Identifies: agreement. */
      agreementId: string;
      agreementVersion: number;
      /** Identifies: order. */
      orderId: string;
      /** Identifies: order line. */
      lineId: string;
      net: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      rateBp: number;
      commission: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      accruedAt: string;
    };
    /** The company, as in its register. */
    Company: {
      legalName: string;
      registrationNumber: string;
      address: {
        line1: string;
        line2?: string;
        postalCode: string;
        city: string;
        country: string;
      };
    };
    /** One answer of a consumer's. The ledger is append-only: a withdrawal is a further answer. */
    Consent: {
      /** Sorts by when it was said. */
      entryId: string;
      /** Who gives the data away, if the consumer lets them. */
      controllerId: string;
      /** Who gets it. */
      recipientId: string;
      /** Identifies: agreement. */
      agreementId: string;
      agreementVersion: number;
      purpose: "contact_sharing";
      answer: "requested" | "given" | "refused" | "withdrawn" | "expired";
      /** How far the question went, and so how far the answer goes. */
      share: "contact" | "full";
      /** Of what the consumer was shown. */
      noticeHash: string;
      at: string;
      source: "checkout" | "privacy_centre" | "retention";
      /** Identifies: order. */
      orderId?: string;
    };
    /** A file on a consumer, at the tenant that owns it. */
    Consumer: {
      /** Identifies: consumer record. */
      consumerId: string;
      /** Identifies: tenant. */
      stewardId: string;
      contact?: {
        name: string;
        email: string;
        address: {
          line1: string;
          line2?: string;
          postalCode: string;
          city: string;
          country: string;
        };
      };
      /** Present when the consumer was erased: what named or located them is gone, and the record stays. */
      erased?: true;
      /** Identifies: tenant. */
      lastSoldThroughId: string;
      /** Identifies: order. */
      lastOrderId: string;
      lastOrderAt: string;
      firstOrderAt: string;
      /** Who else may read this record. Nobody, when it is empty. */
      readers: components["schemas"]["Reader"][];
    };
    /** A consumer's record with its readers, answers, and what was shown. */
    ConsumerFile: {
      /** Identifies: consumer record. */
      consumerId: string;
      /** Identifies: tenant. */
      stewardId: string;
      contact?: {
        name: string;
        email: string;
        address: {
          line1: string;
          line2?: string;
          postalCode: string;
          city: string;
          country: string;
        };
      };
      /** Present when the consumer was erased: what named or located them is gone, and the record stays. */
      erased?: true;
      /** Identifies: tenant. */
      lastSoldThroughId: string;
      /** Identifies: order. */
      lastOrderId: string;
      lastOrderAt: string;
      firstOrderAt: string;
      /** Who else may read this record. Nobody, when it is empty. */
      readers: components["schemas"]["Reader"][];
      /** Every answer, newest first. */
      consents: components["schemas"]["Consent"][];
      /** The texts that the answers name by their hash, each once. */
      notices: components["schemas"]["Notice"][];
    };
    /** A delivery of an event that was given up. It doesn't show the event's data. */
    DeadLetter: {
      deadLetterId: string;
      subscription: string;
      /** Identifies: event. */
      eventId: string;
      eventType: string;
      /** Identifies: tenant. */
      tenantId: string;
      /** The last error, or where it is to be found. */
      reason: string;
      /** How often it was taken from its queue; on AWS, lists like this included. */
      receiveCount: number;
      /** null where the queue doesn't tell. */
      givenUpAt: string | null;
    };
    /** What a storefront takes up. The listings follow in a moment. */
    Enablement: {
      /** Identifies: storefront. */
      storefrontId: string;
      agreementId: string | null;
      /** Identifies: tenant. */
      supplierId: string;
      /** `all`, those to come too; or the ones named. */
      products: "all" | string[];
    };
    /** Which products a storefront takes up. */
    Enabling: {
      /** Identifies: storefront. */
      storefrontId: string;
      /** `all`, those to come too; or the ones named. */
      products: "all" | string[];
    };
    /** Which of its own products a tenant takes into its storefront. */
    EnablingOwn: {
      /** `all`, those to come too; or the ones named. */
      products: "all" | string[];
    };
    /** What happened at the tenant, as a CloudEvent 1.0. The types are described in asyncapi.json. */
    Event: {
      specversion: "1.0";
      /** Identifies: event. */
      id: string;
      source: string;
      type: string;
      subject: string;
      time: string;
      tenantid: string;
      sequence: string;
      data: { [name: string]: unknown };
    };
    /** A copy of consumer data that was asked for: by whom, who approved it, and until when it can be downloaded. */
    Export: {
      /** Identifies: export. */
      exportId: string;
      /** Identifies: tenant. */
      tenantId: string;
      /** A supplier's own records, or a partner's shared ones. */
      kind: "consumers" | "shared_records";
      /** Under which the records are shared; absent of a tenant's own. */
      agreementId?: string;
      format: "csv" | "json";
      state: "pending" | "ready" | "refused" | "expired";
      /** When it was asked for. */
      rows: number;
      /** Who asked. */
      requestedBy: string;
      requestedAt: string;
      /** Who approved or refused. */
      decidedBy?: string;
      decidedAt?: string;
      expiresAt: string;
    };
    /** What another member than asked for it says. */
    ExportDecision: {
      decision: "approve" | "refuse";
    };
    /** A supplier's own records, or what is shared with a partner under one agreement. */
    ExportRequest:
      | {
          kind: "consumers";
          format: "csv" | "json";
        }
      | {
          kind: "shared_records";
          /** Identifies: agreement. */
          agreementId: string;
          format: "csv" | "json";
        };
    /** An incident with what only the operator knows: the row, the export, and who was shown it. */
    FullIncident: {
      /** Identifies: incident. */
      incidentId: string;
      /** Who owns the consumer records. */
      stewardId: string;
      /** To whom the row had been shown, and to nobody else. */
      partnerId: string;
      /** Identifies: agreement. */
      agreementId: string;
      agreementVersion: number;
      /** Who wrote to the invented consumer: somebody whom the partner never registered as a sender, which says that the data left it; or the partner itself, which says that it writes to consumers of this agreement. */
      finding: "foreign_sender" | "own_sender";
      /** The domain that the mail says it comes from. */
      senderDomain: string;
      receivedAt: string;
      sharedSince: string;
      /** The latest, newest first, from the partner's audit chain. */
      showings: {
        at: string;
        /** In the console or the API, or in an export. */
        how: "read" | "export";
      }[];
      /** Identifies: shared record. */
      sharedRecordId: string;
      /** Identifies: export. */
      exportId?: string;
      actors: string[];
    };
    /** What an agreement lets its other party read of one consumer. */
    Grant: {
      /** Who may read it. */
      recipientId: string;
      /** Identifies: agreement. */
      agreementId: string;
      /** The version in force. */
      agreementVersion: number;
      /** `open`: it may be read. Otherwise nothing may: agreement or party is suspended or has ended, the clause's time is over (`expired`), or the clause discloses nothing any more (`withheld`). */
      state: "open" | "suspended" | "ended" | "expired" | "withheld";
      /** How much may be read at this moment. */
      share: "none" | "pseudonymous" | "contact" | "full";
      /** What that is, by the names of the shared record's fields. */
      fields: ("pseudonym" | "relayAddress" | "name" | "email" | "address" | "lastOrderOn")[];
      /** Why: the data clause alone, the consumer's consent within it, or that both parties own a record of their own. */
      basis: "agreement" | "consent" | "joint_controllers";
      /** What it may be used for. Absent where the clause doesn't say. */
      purposes?: ("service" | "marketing" | "analysis")[];
      /** Since when, as it is now. Absent where the other party has a record of its own. */
      since?: string;
      /** When it ended, or will if the consumer doesn't buy again. Absent where nothing sets an end. */
      until?: string;
      /** What the consumer answered. Absent where the clause left nothing to ask. */
      consent?: {
        answer: "given" | "refused" | "withdrawn" | "expired";
        at: string;
        /** Hash of the notice that the consumer was shown. */
        notice: string;
      };
      /** Identifies: consumer record. */
      consumerId: string;
      contact?: {
        name: string;
        email: string;
        address: {
          line1: string;
          line2?: string;
          postalCode: string;
          city: string;
          country: string;
        };
      };
      lastOrderAt: string;
    };
    /** The API answers. */
    Health: {
      status: "ok";
    };
    /** What an import did, and what there is to mend. */
    Import: {
      /** Identifies: import. */
      importId: string;
      /** Identifies: tenant. */
      supplierId: string;
      outcome: "done" | "refused";
      format: "auto" | "shopify-csv" | "google-tsv" | "google-xml";
      dryRun: boolean;
      strict: boolean;
      products: {
        created: number;
        changed: number;
        unchanged: number;
        refused: number;
      };
      withdrawn: {
        products: number;
        variants: number;
      };
      variants: number;
      rows: number;
      problems: {
        errors: number;
        warnings: number;
        first: {
          line: number;
          column?: string;
          columnNumber?: number;
          code: string;
          message: string;
          severity: "error" | "warning";
          handle?: string;
        }[];
      };
      startedAt: string;
    };
    /** A sign that consumer data left the partner it was shown to: somebody wrote to an invented consumer. */
    Incident: {
      /** Identifies: incident. */
      incidentId: string;
      /** Who owns the consumer records. */
      stewardId: string;
      /** To whom the row had been shown, and to nobody else. */
      partnerId: string;
      /** Identifies: agreement. */
      agreementId: string;
      agreementVersion: number;
      /** Who wrote to the invented consumer: somebody whom the partner never registered as a sender, which says that the data left it; or the partner itself, which says that it writes to consumers of this agreement. */
      finding: "foreign_sender" | "own_sender";
      /** The domain that the mail says it comes from. */
      senderDomain: string;
      receivedAt: string;
      sharedSince: string;
      /** The latest, newest first, from the partner's audit chain. */
      showings: {
        at: string;
        /** In the console or the API, or in an export. */
        how: "read" | "export";
      }[];
    };
    /** Somebody who may become a member. The link to accept it stands in the mail and nowhere else. */
    Invitation: {
      /** Identifies: invitation. */
      invitationId: string;
      /** Identifies: tenant. */
      tenantId: string;
      email: string;
      role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
      status: "pending" | "accepted" | "revoked";
      /** Identifies: member. */
      invitedBy: string;
      invitedAt: string;
      expiresAt: string;
      issue: number;
      /** Identifies: member. */
      acceptedBy?: string;
    };
    /** Whom to invite, as what. */
    Inviting: {
      /** Who is invited. Whether they have an account doesn't matter. */
      email: string;
      /** What they will be: no role above the inviter's own. */
      role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
    };
    /** A product in a partner's storefront. `wish` is what the partner decided, `status` what follows from it. */
    Listing: {
      /** Identifies: tenant. */
      tenantId: string;
      /** Identifies: listing. */
      listingId: string;
      /** Identifies: storefront. */
      storefrontId: string;
      /** Identifies: tenant. */
      supplierId: string;
      /** Identifies: product. */
      productId: string;
      agreementId: string | null;
      title: string;
      status: "proposed" | "published" | "paused" | "delisted";
      reason?:
        "agreement_suspended" | "agreement_ended" | "supplier_not_active" | "product_withdrawn" | "currency_differs";
      wish: "proposed" | "listed" | "paused" | "delisted";
      decidedAt: string;
      addition: {
        badge?: string;
        review?: string;
      };
      revision: number;
    };
    /** A decision about the listing, or what the partner adds to it. */
    ListingEdit:
      | {
          /** `published` follows in a moment. */
          status: "published" | "paused" | "delisted";
        }
      | {
          /** What the partner says beside the supplier's content, as far as the content clause allows. */
          changes: {
            /** A word or two on the card; null takes it away. */
            badge?: string | null;
            /** The partner's own opinion; null takes it away. */
            review?: string | null;
          } & { [name: string]: unknown };
        };
    /** Who is signed in, for which tenant, and what they may do there. */
    Me: {
      session:
        | {
            kind: "member";
            /** Identifies: member. */
            memberId: string;
            email: string;
            name: string;
            /** Identifies: session. */
            sessionId: string;
            expiresAt: string;
            /** Identifies: tenant. */
            tenantId: string;
            role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
            membershipRevision: number;
          }
        | {
            kind: "person";
            /** Identifies: member. */
            memberId: string;
            email: string;
            name: string;
            /** Identifies: session. */
            sessionId: string;
            expiresAt: string;
          };
      /** Whom the session acts for; absent when for nobody. */
      tenant?: {
        /** Identifies: tenant. */
        tenantId: string;
        name: string;
        slug: string;
        roles: ("supplier" | "partner" | "operator")[];
        status: "applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed";
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        taxRateBp: number;
        locale: string;
        country: string;
        registeredAt: string;
      };
      permissions: (
        | "agreement:read"
        | "agreement:sign"
        | "apikey:write"
        | "audit:read"
        | "catalogue:read"
        | "catalogue:write"
        | "commission:read"
        | "consumer:read"
        | "deadletter:redrive"
        | "event:read"
        | "export:approve"
        | "export:create"
        | "incident:read"
        | "listing:read"
        | "listing:write"
        | "member:read"
        | "member:write"
        | "order:read"
        | "privacy:handle"
        | "privacy:oversee"
        | "privacy:read"
        | "programme:write"
        | "storefront:read"
        | "tenant:read"
        | "tenant:review"
        | "tenant:write"
      )[];
      memberships: {
        /** Identifies: tenant. */
        tenantId: string;
        role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
        tenantName: string;
      }[];
    };
    /** Somebody who acts for the tenant: in which role, and since when. */
    Member: {
      /** Identifies: tenant. */
      tenantId: string;
      /** Identifies: member. */
      memberId: string;
      name: string;
      email: string;
      role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
      status: "active" | "disabled";
      revision: number;
      joinedAt: string;
    };
    /** Another role, or another status; what isn't named stays. */
    MemberEdit: {
      role?: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
      status?: "active" | "disabled";
    };
    /** An API key to make. */
    NewApiKey: {
      /** What it is for. */
      name: string;
      /** What it may do: some of what its maker may. */
      permissions: (
        | "agreement:read"
        | "audit:read"
        | "catalogue:read"
        | "catalogue:write"
        | "commission:read"
        | "consumer:read"
        | "deadletter:redrive"
        | "event:read"
        | "export:create"
        | "incident:read"
        | "listing:read"
        | "listing:write"
        | "member:read"
        | "order:read"
        | "privacy:handle"
        | "privacy:oversee"
        | "privacy:read"
        | "programme:write"
        | "storefront:read"
        | "tenant:read"
        | "tenant:write"
      )[];
      /** When it ends; without it, when it is revoked. */
      expiresAt?: string;
    };
    /** What a consumer was shown, word for word. Its hash names exactly this text. */
    Notice: {
      hash: string;
      language: "en" | "nl";
      title: string;
      question?: string;
      sections: {
        heading: string;
        lines: string[];
      }[];
    };
    /** Where an organisation stands, what is missing, and how it came here. */
    Onboarding: {
      tenant: components["schemas"]["Tenant"];
      since: string;
      profile: components["schemas"]["TenantProfile"];
      requirements: components["schemas"]["Requirement"][];
      history: components["schemas"]["TenantMove"][];
      terms: components["schemas"]["PlatformTerms"];
    };
    /** That somebody asked to be erased, by when it must be done, and how far each organisation is. */
    OpenPrivacyRequest: {
      /** Identifies: privacy request. */
      privacyRequestId: string;
      requestedAt: string;
      dueAt: string;
      /** How far each organisation is that has data of the consumer. */
      controllers: components["schemas"]["PrivacyRequestStanding"][];
      /** The deadline has passed: somebody must look at once. */
      overdue: boolean;
    };
    /** Whose account, and its IBAN. */
    PayoutAccount: {
      holder: string;
      iban: string;
    };
    /** The terms that hold now; accept them by version and hash. */
    PlatformTerms: {
      version: string;
      hash: string;
      sections: {
        heading: string;
        text: string;
      }[];
    };
    /** A consumer wants to be erased, and what this organisation has to do about it. It names nobody; it carries the consumer's ids at this organisation. */
    PrivacyRequest: {
      /** Identifies: privacy request. */
      privacyRequestId: string;
      /** Identifies: tenant. */
      tenantId: string;
      status: "open" | "confirmed" | "done";
      requestedAt: string;
      dueAt: string;
      /** Identifies: consumer record. */
      consumerId: string;
      sharedRecordIds: string[];
      /** What is in the way, and until when at the most. */
      waitsFor?: {
        reason: "recent_order";
        until: string;
      };
      confirmedAt?: string;
      closedAt?: string;
      /** Why it was carried out then: nothing was in the way, a member confirmed it, or the deadline was near. */
      because?: "nothing_in_the_way" | "confirmed" | "deadline";
    };
    /** A consumer wants to be erased, and what this organisation has to do about it. It names nobody; it carries the consumer's ids at this organisation. */
    PrivacyRequestDetails: {
      /** Identifies: privacy request. */
      privacyRequestId: string;
      /** Identifies: tenant. */
      tenantId: string;
      status: "open" | "confirmed" | "done";
      requestedAt: string;
      dueAt: string;
      /** Identifies: consumer record. */
      consumerId: string;
      sharedRecordIds: string[];
      /** What is in the way, and until when at the most. */
      waitsFor?: {
        reason: "recent_order";
        until: string;
      };
      confirmedAt?: string;
      closedAt?: string;
      /** Why it was carried out then: nothing was in the way, a member confirmed it, or the deadline was near. */
      because?: "nothing_in_the_way" | "confirmed" | "deadline";
      person: components["schemas"]["PrivacyRequestPerson"] | null;
    };
    /** Who asks, as this organisation's own record has it. */
    PrivacyRequestPerson: {
      name: string;
      email: string;
    };
    /** How far one organisation is with a privacy request. */
    PrivacyRequestStanding: {
      /** Identifies: tenant. */
      tenantId: string;
      dueAt: string;
      /** What is in the way, and until when at the most. */
      waitsFor?: {
        reason: "recent_order";
        until: string;
      };
      confirmedAt?: string;
      closedAt?: string;
      /** Why it was carried out then: nothing was in the way, a member confirmed it, or the deadline was near. */
      because?: "nothing_in_the_way" | "confirmed" | "deadline";
      /** `expected`: this controller has or had data of the consumer, and its case hasn't begun yet. */
      status: "expected" | "open" | "confirmed" | "done";
    };
    /** A problem as RFC 9457 describes it. */
    Problem: {
      /** Where the code is explained, relative to the API's address. */
      type: string;
      /** What happened, for people. The wording may change. */
      title: string;
      /** The HTTP status again. */
      status: number;
      /** What happened, for programs: `<context>.<reason>`. Never renamed. */
      code: string;
      /** Names this occurrence; quote it to support. */
      instance: string;
      /** What the caller can do about it. */
      wayOut?: string;
      /** Each thing that is wrong with the input. */
      details?: {
        /** JSON pointer to the place, without its leading slash. */
        path: string;
        code: string;
        message: string;
      }[];
    };
    /** A product with its variants and their stock. */
    Product: {
      title: string;
      bodyHtml: string;
      vendor: string;
      type: string;
      tags: string[];
      published: boolean;
      options: string[];
      images: {
        url: string;
        alt: string;
      }[];
      seo: {
        title: string;
        description: string;
      };
      /** Identifies: product. */
      productId: string;
      /** Identifies: tenant. */
      supplierId: string;
      handle: string;
      priceRange: {
        from: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
        to: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
      };
      variantCount: number;
      revision: number;
      updatedAt: string;
      variants: components["schemas"]["Variant"][];
    };
    /** What isn't named stays as it is. */
    ProductEdit: {
      content?: {
        title?: string;
        bodyHtml?: string;
        vendor?: string;
        type?: string;
        tags?: string[];
        published?: boolean;
        images?: {
          url: string;
          alt: string;
        }[];
        seo?: {
          title: string;
          description: string;
        };
      };
      variants?: {
        /** Identifies: variant. */
        variantId: string;
        price?: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
        /** A former price; null takes it away. */
        compareAt?: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        } | null;
      }[];
    };
    /** A product as a list shows it. */
    ProductSummary: {
      title: string;
      vendor: string;
      type: string;
      tags: string[];
      published: boolean;
      options: string[];
      /** Identifies: product. */
      productId: string;
      /** Identifies: tenant. */
      supplierId: string;
      handle: string;
      priceRange: {
        from: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
        to: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
      };
      variantCount: number;
      revision: number;
      updatedAt: string;
      /** The first one. */
      image?: {
        url: string;
        alt: string;
      };
    };
    /** The terms that a supplier publishes for partners to apply to. It never changes. */
    Programme: {
      /** Identifies: programme. */
      programmeId: string;
      /** Identifies: tenant. */
      supplierId: string;
      supplierName: string;
      title: string;
      description: string;
      terms: components["schemas"]["Terms"];
      termsHash: string;
      publishedAt: string;
    };
    /** What the supplier offers its partners. */
    ProgrammePublication: {
      title: string;
      description: string;
      terms: components["schemas"]["TermsInput"];
    };
    /** Who else may read a consumer's record: how much of it, why, and since when. */
    Reader: {
      /** Who may read it. */
      recipientId: string;
      /** Identifies: agreement. */
      agreementId: string;
      /** The version in force. */
      agreementVersion: number;
      /** `open`: it may be read. Otherwise nothing may: agreement or party is suspended or has ended, the clause's time is over (`expired`), or the clause discloses nothing any more (`withheld`). */
      state: "open" | "suspended" | "ended" | "expired" | "withheld";
      /** How much may be read at this moment. */
      share: "none" | "pseudonymous" | "contact" | "full";
      /** What that is, by the names of the shared record's fields. */
      fields: ("pseudonym" | "relayAddress" | "name" | "email" | "address" | "lastOrderOn")[];
      /** Why: the data clause alone, the consumer's consent within it, or that both parties own a record of their own. */
      basis: "agreement" | "consent" | "joint_controllers";
      /** What it may be used for. Absent where the clause doesn't say. */
      purposes?: ("service" | "marketing" | "analysis")[];
      /** Since when, as it is now. Absent where the other party has a record of its own. */
      since?: string;
      /** When it ended, or will if the consumer doesn't buy again. Absent where nothing sets an end. */
      until?: string;
      /** What the consumer answered. Absent where the clause left nothing to ask. */
      consent?: {
        answer: "given" | "refused" | "withdrawn" | "expired";
        at: string;
        /** Hash of the notice that the consumer was shown. */
        notice: string;
      };
    };
    /** What became of a delivery that was sent again. */
    Redrive: {
      /** `handled`; `queued`: it waits in its queue, and comes back if it fails again; `failed`: it failed again, and stays. */
      outcome: "handled" | "queued" | "failed";
    };
    /** Something an organisation has to show before it is active. `missing` is null once it's there. */
    Requirement: {
      code: "company" | "brand" | "terms" | "tax" | "payout" | "products" | "storefront";
      missing: string | null;
      mendAt: string;
    };
    /** All that the operator decides on, of one organisation. */
    Review: {
      tenant: components["schemas"]["Tenant"];
      since: string;
      profile: components["schemas"]["TenantProfile"];
      requirements: components["schemas"]["Requirement"][];
      history: components["schemas"]["TenantMoveForOperator"][];
      /** Name it in a decision: what was looked at is what is decided on. */
      revision: number;
      products: {
        /** Identifies: product. */
        productId: string;
        title: string;
        published: boolean;
      }[];
      storefronts: {
        name: string;
        title: string;
        theme: {
          accent: string;
          tagline: string;
        };
      }[];
    };
    SenderList: {
      addresses: string[];
    };
    /** The addresses from which the partner's mail to relay addresses may come. */
    Senders: {
      addresses: string[];
      revision: number;
    };
    /** A projection of another's consumer: what the data clause and the consumer's consent allow, and why. */
    SharedRecord: {
      /** Identifies: shared record. */
      sharedRecordId: string;
      /** Identifies: tenant. */
      partnerId: string;
      /** Identifies: tenant. */
      supplierId: string;
      /** Identifies: tenant. */
      stewardId: string;
      /** Identifies: agreement. */
      agreementId: string;
      agreementVersion: number;
      share: "pseudonymous" | "contact" | "full";
      /** Identifies: pairwise pseudonym of a consumer. */
      pseudonym: string;
      name?: string;
      email?: string;
      address?: {
        line1: string;
        line2?: string;
        postalCode: string;
        city: string;
        country: string;
      };
      /** Present when the consumer was erased: what named or located them is gone, and the record stays. */
      erased?: true;
      purposes?: ("service" | "marketing" | "analysis")[];
      /** What is shown of the consumer, by the names of this record's fields. */
      fields: ("pseudonym" | "relayAddress" | "name" | "email" | "address" | "lastOrderOn")[];
      /** Where the e-mail address is withheld: mail to it reaches a consumer who didn't say no. */
      relayAddress?: string;
      /** The day (UTC) of the last order. */
      lastOrderOn: string;
      /** The day (UTC) since which the grant lets it be seen as it is. */
      sinceOn: string;
      /** The day (UTC) from which it isn't shown any more. Absent where the clause sets no end. */
      untilOn?: string;
      /** What the consumer answered; absent where the clause left nothing to ask. */
      consent?: {
        answer: "given" | "refused" | "withdrawn" | "expired";
        /** Hash of the notice that the consumer was shown. */
        notice: string;
        /** The day (UTC) of the answer. */
        on: string;
      };
    };
    /** A session, and the tenants that its member may act for. */
    SignedIn: {
      /** Send it as `Authorization: Bearer`. Shown once; absent when a cookie carries it. */
      token?: string;
      session:
        | {
            kind: "member";
            /** Identifies: member. */
            memberId: string;
            email: string;
            name: string;
            /** Identifies: session. */
            sessionId: string;
            expiresAt: string;
            /** Identifies: tenant. */
            tenantId: string;
            role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
            membershipRevision: number;
          }
        | {
            kind: "person";
            /** Identifies: member. */
            memberId: string;
            email: string;
            name: string;
            /** Identifies: session. */
            sessionId: string;
            expiresAt: string;
          };
      memberships: {
        /** Identifies: tenant. */
        tenantId: string;
        role: "owner" | "admin" | "catalogue" | "orders" | "finance" | "support" | "viewer" | "operator";
      }[];
    };
    /** What is signed. */
    Signing: {
      /** The hash of the text that was read, as the agreement shows it. */
      hash: string;
    };
    /** What the supplier counted. Units promised to orders have left the shelf. */
    StockCount: {
      variants: {
        /** Identifies: variant. */
        variantId: string;
        /** Units that may be sold now. */
        counted: number;
      }[];
    };
    /** A tenant's shop. */
    Storefront: {
      /** Identifies: tenant. */
      tenantId: string;
      /** Identifies: storefront. */
      storefrontId: string;
      name: string;
      title: string;
      theme: {
        accent: string;
        tagline: string;
      };
      locale: string;
      /** ISO 4217 code. */
      currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      openedAt: string;
    };
    /** A shop under the first label of its address. */
    StorefrontOpening: {
      name: string;
      title: string;
      theme: {
        accent: string;
        tagline: string;
      };
      locale?: string;
      /** ISO 4217 code. */
      currency?: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
    };
    /** The part of an order that one supplier owns and fulfils, under the agreement version it was placed under. */
    SupplierOrder: {
      /** Identifies: supplier order. */
      supplierOrderId: string;
      /** Identifies: tenant. */
      supplierId: string;
      /** Identifies: tenant. */
      soldThroughId: string;
      agreementId: string | null;
      agreementVersion: number;
      /** Identifies: order. */
      orderId: string;
      /** Identifies: consumer record. */
      consumerId: string;
      status: "placed" | "accepted" | "on_hold" | "shipped" | "delivered" | "closed" | "cancelled" | "refused";
      deliverTo?: {
        name: string;
        email: string;
        address: {
          line1: string;
          line2?: string;
          postalCode: string;
          city: string;
          country: string;
        };
      };
      /** Present when the consumer was erased: what named or located them is gone, and the record stays. */
      erased?: true;
      lines: {
        /** Identifies: product. */
        productId: string;
        /** Identifies: variant. */
        variantId: string;
        title: string;
        option: string;
        quantity: number;
        unitMinor: number;
        taxRateBp: number;
        /** Identifies: order line. */
        lineId: string;
        gross: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
        net: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
        commission: {
          /** Integer of minor units (cents). */
          amountMinor: number;
          /** ISO 4217 code. */
          currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
        };
      }[];
      total: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      commission: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      placedAt: string;
    };
    /** The tenant to act for. */
    SwitchTenant: {
      /** Identifies: tenant. */
      tenantId: string;
    };
    /** Under which number the organisation pays VAT. */
    TaxId: {
      vatId: string;
    };
    /** An organisation on the platform. */
    Tenant: {
      /** Identifies: tenant. */
      tenantId: string;
      name: string;
      slug: string;
      roles: ("supplier" | "partner" | "operator")[];
      status: "applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed";
      /** ISO 4217 code. */
      currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      taxRateBp: number;
      locale: string;
      country: string;
      registeredAt: string;
    };
    /** An organisation that wants to join. The rest follows in its onboarding. */
    TenantApplication: {
      name: string;
      slug: string;
      /** ISO 4217 code. */
      currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      taxRateBp: number;
      locale: string;
      country: string;
      roles: ("supplier" | "partner")[];
    };
    /** Approves what was looked at. */
    TenantApproval: {
      /** Of the review that the decision is about. */
      revision: number;
    };
    /** A decision, and why. */
    TenantDecision: {
      /** Of the review that the decision is about. */
      revision: number;
      /** Why; the organisation reads it. */
      reason: string;
    };
    /** An entry of the history: what became what, when, and what was said to it. */
    TenantMove: {
      number: number;
      from: ("applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed") | null;
      to: "applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed";
      mover: "tenant" | "operator";
      at: string;
      reason?: string;
      objections?: {
        requirement: "company" | "brand" | "terms" | "tax" | "payout" | "products" | "storefront";
        text: string;
      }[];
      /** Who did it, of one's own members. */
      memberId?: string;
    };
    /** An entry of the history, and who did it. */
    TenantMoveForOperator: {
      number: number;
      from: ("applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed") | null;
      to: "applied" | "onboarding" | "in_review" | "active" | "suspended" | "closed";
      mover: "tenant" | "operator";
      /** Identifies: member. */
      memberId: string;
      at: string;
      reason?: string;
      objections?: {
        requirement: "company" | "brand" | "terms" | "tax" | "payout" | "products" | "storefront";
        text: string;
      }[];
    };
    /** What an organisation says of itself. Of a bank account it shows the last four characters. */
    TenantProfile: {
      company?: {
        legalName: string;
        registrationNumber: string;
        address: {
          line1: string;
          line2?: string;
          postalCode: string;
          city: string;
          country: string;
        };
      };
      brand?: {
        displayName: string;
        story: string;
        accent: string;
        contact: {
          email: string;
          phone?: string;
        };
      };
      tax?: {
        vatId: string;
      };
      payout?: {
        holder: string;
        country: string;
        ibanEnding: string;
      };
      terms?: {
        version: string;
        hash: string;
        /** Identifies: member. */
        memberId: string;
        acceptedAt: string;
      };
    };
    /** What has to be mended, requirement by requirement. */
    TenantRejection: {
      /** Of the review that the decision is about. */
      revision: number;
      objections: {
        requirement: "company" | "brand" | "terms" | "tax" | "payout" | "products" | "storefront";
        text: string;
      }[];
    };
    /** The clauses: each is data, and runs. */
    Terms: {
      commission: {
        /** Basis points of the net price. */
        rateBp: number;
      };
      data: {
        /** Who owns the consumer record. `shared`: both keep one, as joint controllers. */
        steward: "supplier" | "partner" | "shared";
        /** What the party that doesn't own the record may see of a consumer, should the consumer consent. */
        share: "none" | "pseudonymous" | "contact" | "full";
        purposes?: ("service" | "marketing" | "analysis")[];
        retentionDays?: number;
        minimumGroupSize?: number;
        exports?: {
          /** Rows of one export; 0 allows none. */
          maxRows: number;
          /** Larger ones need a second member's approval. */
          approvalAboveRows: number;
        };
      };
      content: {
        lockedFields: ("title" | "description" | "price" | "images")[];
        partnerMayAdd: ("review" | "position" | "badge")[];
      };
      settlement: {
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      territory?: {
        countries: string[];
      };
    };
    /** Which text is accepted. */
    TermsAcceptance: {
      version: string;
      hash: string;
    };
    /** The clauses: each is data, and runs. */
    TermsInput: {
      commission: {
        /** Basis points of the net price. */
        rateBp: number;
      };
      data: {
        /** Who owns the consumer record. `shared`: both keep one, as joint controllers. */
        steward: "supplier" | "partner" | "shared";
        /** What the party that doesn't own the record may see of a consumer, should the consumer consent. */
        share: "none" | "pseudonymous" | "contact" | "full";
        purposes?: ("service" | "marketing" | "analysis")[];
        retentionDays?: number;
        minimumGroupSize?: number;
        exports?: {
          /** Rows of one export; 0 allows none. */
          maxRows: number;
          /** Larger ones need a second member's approval. */
          approvalAboveRows: number;
        };
      };
      content: {
        lockedFields: ("title" | "description" | "price" | "images")[];
        partnerMayAdd: ("review" | "position" | "badge")[];
      };
      settlement: {
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      territory?: {
        countries: string[];
      };
    };
    /** A variant with its stock. */
    Variant: {
      sku: string;
      options: string[];
      price: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      compareAt?: {
        /** Integer of minor units (cents). */
        amountMinor: number;
        /** ISO 4217 code. */
        currency: "EUR" | "GBP" | "USD" | "DKK" | "SEK" | "NOK" | "CHF" | "PLN" | "JPY";
      };
      barcode: string;
      grams: number;
      imageUrl?: string;
      /** Identifies: variant. */
      variantId: string;
      /** Units that may be sold now. */
      available: number;
      /** Units promised to orders. */
      allocated: number;
    };
    /** An organisation that waits for review. */
    Waiting: {
      /** Identifies: tenant. */
      tenantId: string;
      name: string;
      roles: string[];
      since: string;
    };
  };
}
