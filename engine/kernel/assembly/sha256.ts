/**
 * SHA-256 (FIPS 180-4) over four messages at once, for Merkle trees of RFC 6962: a leaf is
 * H(0x00 ‖ data), a node H(0x01 ‖ left ‖ right).
 */

/** Round constants K, FIPS 180-4 §4.2.2. */
const K: usize = memory.data<u32>(
  [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ],
  16,
);

const BLOCK_BYTES: usize = 64;
const HASH_BYTES: usize = 32;
const LANES: i32 = 4;
/** Room for one padded message of up to 1,024 bytes and a store that runs over its end. */
const LANE_BYTES: usize = 1024 + 128;

/** The padded messages of the four lanes. */
const LANE: usize = memory.data(4608, 16);
/** The message schedule, 16 words of four lanes. */
const W: usize = memory.data(256, 16);
/** Blocks in each lane's message. */
const BLOCKS: usize = memory.data(16, 16);

let h0: v128 = i32x4.splat(0);
let h1: v128 = i32x4.splat(0);
let h2: v128 = i32x4.splat(0);
let h3: v128 = i32x4.splat(0);
let h4: v128 = i32x4.splat(0);
let h5: v128 = i32x4.splat(0);
let h6: v128 = i32x4.splat(0);
let h7: v128 = i32x4.splat(0);

// @ts-ignore: decorator
@inline
function bigEndian(quad: v128): v128 {
  return v128.shuffle<u8>(quad, quad, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

// @ts-ignore: decorator
@inline
function rotateRight(x: v128, by: i32): v128 {
  return v128.or(i32x4.shr_u(x, by), i32x4.shl(x, 32 - by));
}

// @ts-ignore: decorator
@inline
function w(t: i32): usize {
  return W + (<usize>(t & 15) << 4);
}

/** Four words of each lane, big-endian, turned so that a vector holds one word of the four lanes. */
function loadSchedule(block: usize): void {
  for (let t: usize = 0; t < 16; t += 4) {
    const at = LANE + block + (t << 2);
    const a = bigEndian(v128.load(at));
    const b = bigEndian(v128.load(at + LANE_BYTES));
    const c = bigEndian(v128.load(at + 2 * LANE_BYTES));
    const d = bigEndian(v128.load(at + 3 * LANE_BYTES));
    const abLow = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
    const to = W + (t << 4);
    v128.store(to, v128.shuffle<u64>(abLow, cdLow, 0, 2));
    v128.store(to, v128.shuffle<u64>(abLow, cdLow, 1, 3), 16);
    v128.store(to, v128.shuffle<u64>(abHigh, cdHigh, 0, 2), 32);
    v128.store(to, v128.shuffle<u64>(abHigh, cdHigh, 1, 3), 48);
  }
}

/** The next word of the schedule, FIPS 180-4 §6.2.2 step 1; replaces word t − 16. */
// @ts-ignore: decorator
@inline
function extend(t: i32): v128 {
  const x = v128.load(w(t + 1));
  const y = v128.load(w(t + 14));
  const sigma0 = v128.xor(v128.xor(rotateRight(x, 7), rotateRight(x, 18)), i32x4.shr_u(x, 3));
  const sigma1 = v128.xor(v128.xor(rotateRight(y, 17), rotateRight(y, 19)), i32x4.shr_u(y, 10));
  const sum = i32x4.add(i32x4.add(v128.load(w(t)), sigma0), i32x4.add(v128.load(w(t + 9)), sigma1));
  v128.store(w(t), sum);
  return sum;
}

/** T1 of a round. */
// @ts-ignore: decorator
@inline
function first(e: v128, f: v128, g: v128, h: v128, t: i32, word: v128): v128 {
  const sum1 = v128.xor(v128.xor(rotateRight(e, 6), rotateRight(e, 11)), rotateRight(e, 25));
  const choose = v128.bitselect(f, g, e);
  const constant = v128.load32_splat(K + (<usize>t << 2));
  return i32x4.add(i32x4.add(i32x4.add(h, sum1), i32x4.add(choose, constant)), word);
}

/** T2 of a round. */
// @ts-ignore: decorator
@inline
function second(a: v128, b: v128, c: v128): v128 {
  const sum0 = v128.xor(v128.xor(rotateRight(a, 2), rotateRight(a, 13)), rotateRight(a, 22));
  const majority = v128.bitselect(c, b, v128.xor(a, b));
  return i32x4.add(sum0, majority);
}

function compress(block: usize): void {
  loadSchedule(block);
  let a = h0;
  let b = h1;
  let c = h2;
  let d = h3;
  let e = h4;
  let f = h5;
  let g = h6;
  let h = h7;
  for (let t = 0; t < 64; t += 4) {
    const fresh = t < 16;
    let t1 = first(e, f, g, h, t, fresh ? v128.load(w(t)) : extend(t));
    d = i32x4.add(d, t1);
    h = i32x4.add(t1, second(a, b, c));
    t1 = first(d, e, f, g, t + 1, fresh ? v128.load(w(t + 1)) : extend(t + 1));
    c = i32x4.add(c, t1);
    g = i32x4.add(t1, second(h, a, b));
    t1 = first(c, d, e, f, t + 2, fresh ? v128.load(w(t + 2)) : extend(t + 2));
    b = i32x4.add(b, t1);
    f = i32x4.add(t1, second(g, h, a));
    t1 = first(b, c, d, e, t + 3, fresh ? v128.load(w(t + 3)) : extend(t + 3));
    a = i32x4.add(a, t1);
    e = i32x4.add(t1, second(f, g, h));
    // Four rounds move the names by four places.
    const a4 = e;
    const b4 = f;
    const c4 = g;
    const d4 = h;
    e = a;
    f = b;
    g = c;
    h = d;
    a = a4;
    b = b4;
    c = c4;
    d = d4;
  }
  h0 = i32x4.add(h0, a);
  h1 = i32x4.add(h1, b);
  h2 = i32x4.add(h2, c);
  h3 = i32x4.add(h3, d);
  h4 = i32x4.add(h4, e);
  h5 = i32x4.add(h5, f);
  h6 = i32x4.add(h6, g);
  h7 = i32x4.add(h7, h);
}

/** H(0), FIPS 180-4 §5.3.3. */
function begin(): void {
  h0 = i32x4.splat(0x6a09e667);
  h1 = i32x4.splat(0xbb67ae85);
  h2 = i32x4.splat(0x3c6ef372);
  h3 = i32x4.splat(0xa54ff53a);
  h4 = i32x4.splat(0x510e527f);
  h5 = i32x4.splat(0x9b05688c);
  h6 = i32x4.splat(0x1f83d9ab);
  h7 = i32x4.splat(0x5be0cd19);
}

/** Writes the hash of one lane, 32 bytes, at `out`. */
function writeHash(lane: i32, out: usize): void {
  const shift = <usize>lane << 2;
  v128.store(W, h0);
  v128.store(W, h1, 16);
  v128.store(W, h2, 32);
  v128.store(W, h3, 48);
  v128.store(W, h4, 64);
  v128.store(W, h5, 80);
  v128.store(W, h6, 96);
  v128.store(W, h7, 112);
  for (let i: usize = 0; i < 8; i++) {
    store<u32>(out + (i << 2), bswap<u32>(load<u32>(W + (i << 4) + shift)));
  }
}

/** Builds lane's message 0x00 ‖ data, padded; says how many blocks it is. Reads up to 15 bytes past the data. */
function padLeaf(lane: i32, data: usize, length: usize): i32 {
  const base = LANE + <usize>lane * LANE_BYTES;
  const end = base + 1 + length;
  const blocks = (length + 1 + 9 + BLOCK_BYTES - 1) / BLOCK_BYTES;
  const limit = base + blocks * BLOCK_BYTES;
  store<u8>(base, 0);
  for (let i: usize = 0; i < length; i += 16) v128.store(base + 1 + i, v128.load(data + i));
  store<u8>(end, 0x80);
  for (let at = end + 1; at < limit; at += 8) store<u64>(at, 0);
  store<u32>(limit - 4, bswap<u32>(<u32>((length + 1) << 3)));
  return <i32>blocks;
}

/**
 * Leaf hashes: message i is the bytes from end i−1 (0 for the first) to end i, counted from `data`.
 * `ends` holds `count` u32; `out` gets 32 bytes a message. Up to 15 bytes past the data are read.
 */
export function hashLeaves(data: usize, ends: usize, count: i32, out: usize): void {
  let start: usize = 0;
  for (let i = 0; i < count; i += LANES) {
    const lanes = min(LANES, count - i);
    let longest = 0;
    for (let lane = 0; lane < lanes; lane++) {
      const end = <usize>load<u32>(ends + (<usize>(i + lane) << 2));
      const blocks = padLeaf(lane, data + start, end - start);
      store<i32>(BLOCKS + (<usize>lane << 2), blocks);
      longest = max(longest, blocks);
      start = end;
    }
    begin();
    for (let block = 1; block <= longest; block++) {
      compress(<usize>(block - 1) * BLOCK_BYTES);
      for (let lane = 0; lane < lanes; lane++) {
        if (load<i32>(BLOCKS + (<usize>lane << 2)) == block) {
          writeHash(lane, out + <usize>(i + lane) * HASH_BYTES);
        }
      }
    }
  }
}

/** Builds lane's message 0x01 ‖ left ‖ right, padded to two blocks. */
// @ts-ignore: decorator
@inline
function padNode(lane: i32, children: usize): void {
  const base = LANE + <usize>lane * LANE_BYTES;
  store<u8>(base, 1);
  v128.store(base, v128.load(children), 1);
  v128.store(base, v128.load(children, 16), 17);
  v128.store(base, v128.load(children, 32), 33);
  v128.store(base, v128.load(children, 48), 49);
  store<u8>(base, 0x80, 65);
  v128.store(base, i32x4.splat(0), 66);
  v128.store(base, i32x4.splat(0), 82);
  v128.store(base, i32x4.splat(0), 98);
  v128.store(base, i32x4.splat(0), 112);
  // 65 bytes are 520 bits.
  store<u16>(base, 0x0802, 126);
}

/** Node hashes of `count` pairs: `children` holds 64 bytes a pair, `out` gets 32. */
export function hashNodes(children: usize, count: i32, out: usize): void {
  for (let i = 0; i < count; i += LANES) {
    const lanes = min(LANES, count - i);
    for (let lane = 0; lane < lanes; lane++) padNode(lane, children + <usize>(i + lane) * 2 * HASH_BYTES);
    begin();
    compress(0);
    compress(BLOCK_BYTES);
    for (let lane = 0; lane < lanes; lane++) writeHash(lane, out + <usize>(i + lane) * HASH_BYTES);
  }
}
