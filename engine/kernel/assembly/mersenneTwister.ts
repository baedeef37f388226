/**
 * MT19937 with SIMD block refill, unbiased bounded integers and the shuffle, for WebAssembly.
 * The plain twin, with the sources, is `engine/random`. One generator an instance: its state is static memory.
 */

const N: i32 = 624;
const M: i32 = 397;

/** 624 words of state, then 4 that mirror the first quad once it is new, so that quads may run over the end. */
const STATE: usize = memory.data(2496 + 16, 16);
/** The tempered words of the current block. */
const BLOCK: usize = memory.data(2496, 16);
/**
 * The tempering masks b and c, the upper bit and the matrix a, four times each. Loaded before the
 * loop, because V8 builds a vector constant anew wherever one is used (10,000,000 words: 7.8 ms, so 5.6 ms).
 */
const MASKS: usize = memory.data<u32>(
  [
    0x9d2c5680, 0x9d2c5680, 0x9d2c5680, 0x9d2c5680, 0xefc60000, 0xefc60000, 0xefc60000, 0xefc60000,
    0x80000000, 0x80000000, 0x80000000, 0x80000000, 0x9908b0df, 0x9908b0df, 0x9908b0df, 0x9908b0df,
  ],
  16,
);
/** Words of the block that have been given out. */
let index: i32 = N;

// @ts-ignore: decorator
@inline
function word(i: i32): usize {
  return STATE + (<usize>i << 2);
}

export function stateOffset(): usize {
  return STATE;
}

export function getIndex(): i32 {
  return index;
}

/** Takes over a state written to `stateOffset`, `given` words of whose block are spent. */
export function resume(given: i32): void {
  const b = v128.load(MASKS);
  const c = v128.load(MASKS, 16);
  for (let k = 0; k < N; k += 4) temperQuad(k, v128.load(word(k)), b, c);
  index = given;
}

function initGenrand(seed: u32): void {
  let previous = seed;
  store<u32>(word(0), previous);
  for (let i = 1; i < N; i++) {
    previous = 1812433253 * (previous ^ (previous >> 30)) + i;
    store<u32>(word(i), previous);
  }
}

/** init_by_array with `keyWords` words at `key`. */
export function seedByArray(key: usize, keyWords: i32): void {
  initGenrand(19650218);
  let i = 1;
  let j = 0;
  let previous = load<u32>(word(0));
  for (let k = max(N, keyWords); k > 0; k--) {
    previous =
      (load<u32>(word(i)) ^ ((previous ^ (previous >> 30)) * 1664525)) + load<u32>(key + (<usize>j << 2)) + j;
    store<u32>(word(i), previous);
    if (++i >= N) {
      store<u32>(word(0), previous);
      i = 1;
    }
    if (++j >= keyWords) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    previous = (load<u32>(word(i)) ^ ((previous ^ (previous >> 30)) * 1566083941)) - i;
    store<u32>(word(i), previous);
    if (++i >= N) {
      store<u32>(word(0), previous);
      i = 1;
    }
  }
  store<u32>(word(0), 0x80000000);
  index = N;
}

// @ts-ignore: decorator
@inline
function temperQuad(k: i32, quad: v128, b: v128, c: v128): void {
  let y = quad;
  y = v128.xor(y, i32x4.shr_u(y, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), b));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), c));
  y = v128.xor(y, i32x4.shr_u(y, 18));
  v128.store(BLOCK + (<usize>k << 2), y);
}

// @ts-ignore: decorator
@inline
function twistQuad(k: i32, middle: i32, upper: v128, matrix: v128): v128 {
  const following = v128.load(word(k + 1));
  const joined = v128.bitselect(v128.load(word(k)), following, upper);
  // All ones where the joined word is odd and the matrix is to be added.
  const odd = i32x4.shr_s(i32x4.shl(following, 31), 31);
  const shifted = v128.xor(v128.load(word(middle)), i32x4.shr_u(joined, 1));
  const quad = v128.xor(shifted, v128.and(odd, matrix));
  v128.store(word(k), quad);
  return quad;
}

function refill(): void {
  const b = v128.load(MASKS);
  const c = v128.load(MASKS, 16);
  const upper = v128.load(MASKS, 32);
  const matrix = v128.load(MASKS, 48);
  const first = twistQuad(0, M, upper, matrix);
  v128.store(word(N), first);
  temperQuad(0, first, b, c);
  for (let k = 4; k < N - M; k += 4) temperQuad(k, twistQuad(k, k + M, upper, matrix), b, c);
  for (let k = N - M + 1; k < N; k += 4) temperQuad(k, twistQuad(k, k - (N - M), upper, matrix), b, c);
  index = 0;
}

// @ts-ignore: decorator
@inline
function next(): u32 {
  if (index == N) refill();
  const given = index;
  index = given + 1;
  return load<u32>(BLOCK + (<usize>given << 2));
}

export function nextWord(): u32 {
  return next();
}

/** Writes the next `count` words at `out`. */
export function fillWords(out: usize, count: i32): void {
  let left = count;
  while (left > 0) {
    if (index == N) refill();
    const taken = min(left, N - index);
    memory.copy(out, BLOCK + (<usize>index << 2), <usize>taken << 2);
    out += <usize>taken << 2;
    index += taken;
    left -= taken;
  }
}

/** uniform(bound) of Randomness v1, for 1 ≤ bound < 2³². */
function uniform(bound: u32): u32 {
  let product = <u64>next() * <u64>bound;
  if (<u32>product < bound) {
    const threshold: u32 = (0 - bound) % bound;
    while (<u32>product < threshold) product = <u64>next() * <u64>bound;
  }
  return <u32>(product >> 32);
}

// @ts-ignore: decorator
@inline
function swap<T>(pool: usize, i: u32, j: u32): void {
  const here = pool + <usize>i * sizeof<T>();
  const there = pool + <usize>j * sizeof<T>();
  const moved = load<T>(here);
  store<T>(here, load<T>(there));
  store<T>(there, moved);
}

// @ts-ignore: decorator
@inline
function upperHalf(product: u64): u32 {
  return <u32>(product >> 32);
}

/**
 * Fisher–Yates over `length` elements of type T at `pool`. Four steps at a time while the block holds four words
 * and none of them could be rejected; otherwise up to four steps one by one.
 */
// @ts-ignore: decorator
@inline
function shuffle<T>(pool: usize, length: u32): void {
  let i = length - 1;
  while (i > 0) {
    if (index == N) refill();

    // Quads: the words at `at` meet the bounds i + 1, i, i − 1, i − 2.
    let at = BLOCK + (<usize>index << 2);
    const quads = min<u32>(i, N - index) >> 2;
    const end = at + (<usize>quads << 4);
    let bounds = i32x4.add(i32x4.splat(i + 1), i32x4(0, -1, -2, -3));
    while (at < end) {
      const words = v128.load(at);
      const low = i64x2.extmul_low_i32x4_u(words, bounds);
      const high = i64x2.extmul_high_i32x4_u(words, bounds);
      // A lower half under the bound may have to be rejected: left to the exact path.
      const lowerHalves = v128.shuffle<u32>(low, high, 0, 2, 4, 6);
      if (v128.any_true(i32x4.lt_u(lowerHalves, bounds))) break;
      swap<T>(pool, i, upperHalf(i64x2.extract_lane(low, 0)));
      swap<T>(pool, i - 1, upperHalf(i64x2.extract_lane(low, 1)));
      swap<T>(pool, i - 2, upperHalf(i64x2.extract_lane(high, 0)));
      swap<T>(pool, i - 3, upperHalf(i64x2.extract_lane(high, 1)));
      bounds = i32x4.sub(bounds, i32x4.splat(4));
      i -= 4;
      at += 16;
    }
    index = <i32>((at - BLOCK) >> 2);

    // One by one: past a word that could be rejected, over the end of a block, and the last steps.
    for (let k = 0; k < 4 && i > 0; k++) {
      swap<T>(pool, i, uniform(i + 1));
      i--;
    }
  }
}

/** `length` ≥ 1. */
export function shuffleBytes(pool: usize, length: u32): void {
  shuffle<u8>(pool, length);
}

/** `length` ≥ 1. */
export function shuffleWords(pool: usize, length: u32): void {
  shuffle<u32>(pool, length);
}
