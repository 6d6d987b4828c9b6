// Does by other people's programs what the one who is handed something does. Reads one JSON document from the input:
//   { "size": squares a side, "path": the drawing of a QR code, "code": a code word }    reads the code and unlocks what it carries
//   { "jwe": a locked text, "code": a code word }                                        unlocks it
//   { "jwe": a locked text, "key": 32 bytes in base64url }                               unlocks it
// Prints JSON: { "carried", "header", "words" }, or { "refused": why }.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { base64url, compactDecrypt } from "jose";
import jsqr from "jsqr";

const MOST_ROUNDS = 1_000_000;
const QUIET_SQUARES = 4;
const DOTS_OF_SQUARE = 4;

// The drawing is a square "h1v1h-1z" for each dark one; a camera sees dots of light.
function seen({ size, path }) {
  const side = (size + 2 * QUIET_SQUARES) * DOTS_OF_SQUARE;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, column, row] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let y = 0; y < DOTS_OF_SQUARE; y++) {
      for (let x = 0; x < DOTS_OF_SQUARE; x++) {
        const dot = ((Number(row) + QUIET_SQUARES) * DOTS_OF_SQUARE + y) * side + (Number(column) + QUIET_SQUARES) * DOTS_OF_SQUARE + x;
        dots.fill(0, dot * 4, dot * 4 + 3);
      }
    }
  }
  return jsqr(dots, side, side).data;
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const carried = asked.path ? seen(asked) : asked.jwe;
try {
  const secret = asked.key ? base64url.decode(asked.key) : new TextEncoder().encode(asked.code);
  const opened = await compactDecrypt(carried.split("#").pop(), secret, {
    maxPBES2Count: MOST_ROUNDS,
    keyManagementAlgorithms: ["PBES2-HS512+A256KW", "dir"],
    inflateRaw: async packed => inflateRawSync(packed), // whole documents are larger than what the library unpacks by itself
  });
  console.log(JSON.stringify({ carried, header: opened.protectedHeader, words: new TextDecoder().decode(opened.plaintext) }));
} catch (trouble) {
  console.log(JSON.stringify({ carried, refused: trouble.code ?? String(trouble) }));
}
