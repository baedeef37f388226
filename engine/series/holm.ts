/**
 * Which of many tests raise an alarm so that all together they do so falsely with a given probability at most,
 * however the tests hang together.
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6(2), 1979.
 */

/**
 * Whether each test raises an alarm.
 * @param logPs natural logarithms of p-values
 * @param falseAlarmRate the probability of any false alarm, at most
 */
export function holm(logPs: readonly number[], falseAlarmRate: number): boolean[] {
  const order = logPs.map((_, test) => test).sort((a, b) => logPs[a]! - logPs[b]!);
  const alarms = logPs.map(() => false);
  for (const [rank, test] of order.entries()) {
    if (logPs[test]! > Math.log(falseAlarmRate / (logPs.length - rank))) break;
    alarms[test] = true;
  }
  return alarms;
}
