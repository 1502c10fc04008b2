import { type NextRequest, NextResponse } from "next/server";

/**
 * Content security policy (Level 3) of every page: only scripts of this build run, those written into the page by the nonce of this
 * one answer. Marks are placed by `style`, so inline styles stay allowed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and gives it to the scripts that it writes.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Pages only. Never /api: a proxy cuts the bodies of uploads.
  matcher: ["/((?!api/|_next/|metrics$|healthz$|readyz$|bob\\.svg$|favicon\\.ico$|readme/).*)"],
};
