// SHA-256 (FIPS 180-4), as sites without https have no crypto.subtle, and a puzzle with thousands of tries must not wait for promises.
var K = [], H0 = [];
(function () {
  for (var n = 2, found = 0; found < 64; n++) {
    var prime = true;
    for (var d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (found < 8) H0.push((Math.sqrt(n) % 1 * 4294967296) | 0);
    K.push((Math.cbrt(n) % 1 * 4294967296) | 0);
    found++;
  }
})();
// The first word of the hash of a text of at most 55 ASCII letters: one block, and all that leading zeros of up to 32 bits need.
function firstWord(text) {
  var w = new Int32Array(64), i;
  for (i = 0; i < text.length; i++) w[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
  w[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
  w[15] = text.length * 8;
  for (i = 16; i < 64; i++) {
    var x = w[i - 15], y = w[i - 2];
    w[i] = (w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
  }
  var a = H0[0], b = H0[1], c = H0[2], d = H0[3], e = H0[4], f = H0[5], g = H0[6], h = H0[7];
  for (i = 0; i < 64; i++) {
    var t = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    var u = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
  }
  return (a + H0[0]) | 0;
}
// Looks for the solution in small pieces, so that typing stays smooth.
function solve(nonce, bits, done) {
  var at = 0;
  (function piece() {
    for (var end = at + 400; at < end; at++) {
      if (firstWord(nonce + ':' + at) >>> (32 - bits) === 0) return done(String(at));
    }
    setTimeout(piece, 0);
  })();
}
