// An address as people mistype it: only what cannot be one is refused here, the rest is the server's.

const LONGEST = 254; // RFC 5321

export const looksLikeEmail = (text: string) => text.length <= LONGEST && /^[^\s@]+@[^\s@]+$/.test(text);
