import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalHashHex, canonicalJson } from './canonicalJson.ts';

describe('canonicalJson', () => {
  it('gives the worked example of RFC 8785 §3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const value = JSON.parse(
      String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`,
    );
    const keys = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toEqual(
      // Integer-like keys come first in a JavaScript object, whatever the text says.
      ['1', ...keys.filter((key) => key !== '1')],
    );
    const places = keys.map((key) => canonicalJson(value).indexOf(JSON.stringify(key)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('writes numbers as ECMAScript does (RFC 8785, appendix B)', () => {
    const samples: [bits: bigint, text: string][] = [
      [0x0000000000000000n, '0'],
      [0x8000000000000000n, '0'],
      [0x0000000000000001n, '5e-324'],
      [0x7fefffffffffffffn, '1.7976931348623157e+308'],
      [0x4340000000000000n, '9007199254740992'],
      [0x44b52d02c7e14af6n, '1e+23'],
      [0x41b3de4355555553n, '333333333.3333332'],
      [0xbecbf647612f3696n, '-0.0000033333333333333333'],
    ];
    for (const [bits, text] of samples) {
      expect(canonicalJson(new Float64Array(BigUint64Array.of(bits).buffer)[0])).toBe(text);
    }
  });

  it('leaves text as it is: no normalization, no escapes that are not needed', () => {
    expect(canonicalJson('Қазақстан «тираж» \u0301e')).toBe('"Қазақстан «тираж» \u0301e"');
    expect(canonicalBytes('ә')).toEqual(Uint8Array.of(0x22, 0xd3, 0x99, 0x22));
  });

  it('hashes the canonical bytes, whatever the order of the keys', () => {
    expect(canonicalHashHex({ b: 1, a: 2 })).toBe(canonicalHashHex({ a: 2, b: 1 }));
    // printf '{}' | sha256sum
    expect(canonicalHashHex({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('refuses what JSON cannot hold', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [undefined, Number.NaN, { a: Number.POSITIVE_INFINITY }, ['\ud800'], cycle]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});
