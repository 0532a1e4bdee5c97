/**
 * What people call a browser, from what it calls itself. For recognising one's own; nothing is decided by it.
 *
 * @module
 */
const first = (text: string, names: readonly (readonly [RegExp, string])[]): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

export function browserName(userAgent: string): string {
  const browser = first(userAgent, [
    [/\bEdg\//, "Edge"],
    [/\bFirefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/\bSafari\//, "Safari"],
  ]);
  const system = first(userAgent, [
    [/\b(iPhone|iPad)\b/, "iOS"],
    [/\bAndroid\b/, "Android"],
    [/\bWindows\b/, "Windows"],
    [/\bMac OS X\b/, "macOS"],
    [/\bLinux\b/, "Linux"],
  ]);
  return [browser ?? "Another program", system].filter(Boolean).join(" on ");
}
