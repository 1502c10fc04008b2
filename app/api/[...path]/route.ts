import { nothingHere } from "@/lib/server/http/problem";

// Whatever no other route of the API answers is a problem too, not a page.
export const GET = nothingHere;
export const POST = nothingHere;
export const PUT = nothingHere;
export const DELETE = nothingHere;
