import { expect, it } from 'vitest';
import { hasMixedLetters } from './mixedLetters.ts';

it('look-alike letters of two scripts in one word are found, also between digits', () => {
  for (const text of [
    'K\u0410Z-17',
    '\u0410A17',
    'A1\u04122',
    'билет \u0421ity',
    'M\u043eскв\u0430',
    'T\u04af',
  ]) {
    expect(hasMixedLetters(text), text).toBe(true);
  }
});

it('words of one script each, and words that nobody takes for another, are left alone', () => {
  for (const text of [
    'KZ Алматы',
    'KZ-Алматы-17',
    'ABC123',
    'АВС123',
    'Қызылорда',
    'iPhoneды',
    '123',
    '',
    'naïve',
  ]) {
    expect(hasMixedLetters(text), text).toBe(false);
  }
});
