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
  for (let k = 0; k < N; k += 4) temperQuad(k, v128.load(word(k)));
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
function temperQuad(k: i32, quad: v128): void {
  let y = quad;
  y = v128.xor(y, i32x4.shr_u(y, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), i32x4.splat(0x9d2c5680)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), i32x4.splat(0xefc60000)));
  y = v128.xor(y, i32x4.shr_u(y, 18));
  v128.store(BLOCK + (<usize>k << 2), y);
}

// @ts-ignore: decorator
@inline
function twistQuad(k: i32, middle: i32): v128 {
  const joined = v128.or(
    v128.and(v128.load(word(k)), i32x4.splat(0x80000000)),
    v128.and(v128.load(word(k + 1)), i32x4.splat(0x7fffffff)),
  );
  // 0 − (bit 0) is all ones where the matrix is to be added.
  const odd = i32x4.sub(i32x4.splat(0), v128.and(joined, i32x4.splat(1)));
  const quad = v128.xor(
    v128.xor(v128.load(word(middle)), i32x4.shr_u(joined, 1)),
    v128.and(odd, i32x4.splat(0x9908b0df)),
  );
  v128.store(word(k), quad);
  temperQuad(k, quad);
  return quad;
}

function refill(): void {
  v128.store(word(N), twistQuad(0, M));
  for (let k = 4; k < N - M; k += 4) twistQuad(k, k + M);
  for (let k = N - M + 1; k < N; k += 4) twistQuad(k, k - (N - M));
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
// @ts-ignore: decorator
@inline
function uniform(bound: u32): u32 {
  let product = <u64>next() * <u64>bound;
  if (<u32>product < bound) {
    const threshold: u32 = (0 - bound) % bound;
    while (<u32>product < threshold) product = <u64>next() * <u64>bound;
  }
  return <u32>(product >> 32);
}

/** Fisher–Yates over `length` elements of type T at `pool`. */
// @ts-ignore: decorator
@inline
function shuffle<T>(pool: usize, length: u32): void {
  for (let i = length - 1; i > 0; i--) {
    const here = pool + <usize>i * sizeof<T>();
    const there = pool + <usize>uniform(i + 1) * sizeof<T>();
    const moved = load<T>(here);
    store<T>(here, load<T>(there));
    store<T>(there, moved);
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
