import { createHash, timingSafeEqual } from "node:crypto";

const digest = (secret: string | Uint8Array): Buffer => createHash("sha256").update(secret).digest();

/** Whether user and password belong together. Takes as long for a user nobody knows as for a wrong password. */
export function users(secrets: ReadonlyMap<string, string>): (user: string, password: Uint8Array) => boolean {
  const known = new Map([...secrets].map(([user, secret]) => [user, digest(secret)]));
  const nobody = digest("");
  return (user, password) => {
    const wanted = known.get(user);
    return timingSafeEqual(digest(password), wanted ?? nobody) && wanted !== undefined;
  };
}
