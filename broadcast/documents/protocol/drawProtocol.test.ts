import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../../engine/terms/termsHash.ts';
import {
  BEACON_PLAN,
  ROUND_1000,
  SAMPLE_PLAN,
  sampleOutcome,
  sampleTranscript,
} from '../../../fixtures/draw/sampleDraw.ts';
import { isBlank, type PlainBlock, runsOf, type Words } from '../printedDocument.ts';
import {
  bytesOf,
  chained,
  NO_SOURCES,
  opening,
  PLAIN,
  show,
  startedByPeople,
  transcriptOfPlan,
} from '../testing/sampleRecords.ts';
import { codePayload } from './checkSection.ts';
import { drawProtocol } from './drawProtocol.ts';
import type { ProtocolSettings } from './protocolContext.ts';
import { recordOfDraw } from './recordOfDraw.ts';

const terms = JSON.parse(
  readFileSync(new URL('../../../fixtures/7s-avto-loto.json', import.meta.url), 'utf8'),
) as LotteryTerms;

const wordsText = (words: Words): string =>
  runsOf(words)
    .map(({ text }) => text)
    .join('\n');

function blockText(block: PlainBlock): string {
  switch (block.kind) {
    case 'masthead':
      return [...block.issuer, block.title, ...block.under].join('\n');
    case 'heading':
      return block.text;
    case 'facts':
      return block.rows
        .map(({ label, value }) => `${label}: ${isBlank(value) ? '____' : wordsText(value)}`)
        .join('\n');
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows.map((row) => row.map(wordsText))]
        .map((row) => row.join(' | '))
        .join('\n');
    case 'signatures':
      return block.people.map(({ post, name }) => `${post} / ${name ?? '____'}`).join('\n');
    case 'notice':
    case 'paragraph':
    case 'code':
      return wordsText(block.words);
  }
}

/** All words of the protocol, with plain spaces. */
function protocolText(sources: Partial<typeof NO_SOURCES>, settings: Partial<ProtocolSettings> = {}): string {
  const document = drawProtocol(recordOfDraw({ ...NO_SOURCES, ...sources }), { ...PLAIN, ...settings });
  return document.blocks.map(blockText).join('\n').replaceAll('\u00a0', ' ');
}

const plan = {
  ...SAMPLE_PLAN,
  drawId: '7s-avto-loto-001-01',
  termsHash: termsHash(terms),
  title: terms.name,
};
const transcript = transcriptOfPlan(plan);
const file = bytesOf(transcript);
const by = ['h1', 'c1'];

describe('the protocol of a completed draw', () => {
  it('says who, what, when, how and for how much, in Russian', () => {
    const text = protocolText({ transcript: file }, { terms });
    for (const fact of [
      ...['Протокол розыгрыша', '№ 7s-avto-loto-001-01', 'Организатор: АО «Сәтті Жұлдыз», БИН 160440002507'],
      ...['Условия проведения моментально-тиражной лотереи «7S AVTO LOTO», редакция 01 от 26.09.2023'],
      ...[
        'Серия билетов: 1',
        'Место проведения: ____',
        'Регистрация до: 23 августа 2023 г., 21:30:00 (UTC+6)',
      ],
      ...[
        'Автомобиль\n14 000 000 ₸\nчетырнадцать миллионов тенге',
        'Розыгрыш состоялся 23 августа 2023 г., 22:00:00',
      ],
      ...['Участников: 20', 'Запись журнала № 6', 'tirazh draw verify 7s-avto-loto-001-01.transcript.json'],
      ...['Оператор лотереи / ____', 'Член комиссии / ____', 'tirazh.example/journal, записей: 8'],
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('says the same in Kazakh', () => {
    const text = protocolText({ transcript: file }, { terms, language: 'kk', place: 'Алматы қ.' });
    for (const fact of [
      ...['Ұтыс ойынының хаттамасы', '«Сәтті Жұлдыз» АҚ, БСН 160440002507', 'Өткізілген орны: Алматы қ.'],
      ...['он төрт миллион теңге', 'Ұтыс ойыны өткізілді: 2023 жылғы 23 тамыз, 22:00:00 (UTC+6).'],
      ...['Лотерея операторы / ____', 'Комиссия мүшесі / ____'],
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('has every value of the transcript in full, in both languages', () => {
    for (const language of ['kk', 'ru'] as const) {
      const digits = protocolText({ transcript: file }, { language }).replaceAll(/\s/g, '');
      const { seed, entries, planHash, commitments, secrets, picks } = transcript;
      for (const value of [
        ...[seed, entries.root, planHash, ...picks.map(({ entry }) => entry)],
        ...commitments.map(({ commitment }) => commitment),
        ...secrets.map(({ secret }) => secret),
      ]) {
        expect(digits).toContain(value);
      }
    }
  });

  it('names the beacon of a draw that has one', () => {
    const drawn = sampleTranscript(sampleOutcome(BEACON_PLAN, ROUND_1000), null);
    const text = protocolText({ transcript: bytesOf(drawn) });
    expect(text).toContain('drand, раунд 1000, сеть 52db9ba7…0c84e971');
    expect(text.replaceAll(/\s/g, '')).toContain(ROUND_1000.signature);
    expect(text).toContain('розыгрыш проведён без журнала');
  });

  it('tells what people did, who and why, with names only where they are given', () => {
    const events = chained(
      [
        ...opening(transcript),
        { type: 'paused', reason: 'Погас свет', by },
        { type: 'resumed', by },
        ...show(transcript),
        { type: 'foul', reason: 'Отлучка члена комиссии', by },
        { type: 'correction', reason: 'На титрах ошибка', by },
        { type: 'certified', by, transcriptDigest: transcript.digest },
      ],
      plan.drawId,
    );
    const people = new Map([['h1', { name: 'Сериков Н.', post: 'ведущий' }]]);
    const text = protocolText({ transcript: file, events }, { people });
    expect(text).toMatch(
      /19:04:00 \(UTC\+5\) \| Показ приостановлен \| Погас свет\nРешение приняли: Сериков Н\. \(ведущий\); c1/,
    );
    expect(text).toMatch(/Зафиксировано нарушение \| Отлучка члена комиссии/);
    expect(text).toMatch(/Внесено исправление \| На титрах ошибка/);
    expect(text).toContain('Результат утверждён.');
    expect(text).toContain('ведущий / Сериков Н.');
  });

  it('says who gave the word to start, from the events and from the transcript alone', () => {
    const events = chained(
      [...opening(transcript), { type: 'started', by }, ...show(transcript)],
      plan.drawId,
    );
    const started = /Принято решение начать розыгрыш \| Решение приняли: h1; c1/;
    expect(protocolText({ transcript: file, events })).toMatch(started);
    expect(protocolText({ transcript: bytesOf(startedByPeople(by)) })).toMatch(started);
    expect(protocolText({ transcript: file, events }, { language: 'kk' })).toContain(
      'Ұтыс ойынын бастау туралы шешім қабылданды',
    );
  });

  it('says what one prize is worth and what all are worth together', () => {
    const name = { kk: 'Сертификат', ru: 'Сертификат', en: 'Certificate' };
    const prizes = [1, 2].map((place) => ({ place, name, amountTenge: 350_000 }));
    const two = bytesOf(transcriptOfPlan({ ...SAMPLE_PLAN, prizes, winners: 2, reserves: 1 }));
    const text = protocolText({ transcript: two });
    expect(text).toContain('Число победителей: 2\nЧисло резервных победителей: 1');
    expect(text).toContain('Призы: Сертификат: 2 по 350 000 ₸, вместе 700 000 ₸');
    expect(text).toContain('Сумма всех призов: 700 000 ₸');
    expect(protocolText({ transcript: two }, { language: 'kk' })).toContain(
      'Сертификат: 2, әрқайсысы 350 000 ₸, барлығы 700 000 ₸',
    );
    expect(protocolText({ transcript: file })).toContain('Призы: Автомобиль: 14 000 000 ₸');
  });

  it('says first that a result does not count', () => {
    const payloads = [
      ...opening(transcript),
      ...show(transcript),
      { type: 'redrawn', reason: 'Не отозвался', by, next: 'd-2', excluded: 1 } as const,
    ];
    const sources = { transcript: file, events: chained(payloads, plan.drawId) };
    const { blocks } = drawProtocol(recordOfDraw({ ...NO_SOURCES, ...sources }), PLAIN);
    const notice = blocks.find(({ kind }) => kind === 'notice')!;
    expect(blockText(notice)).toMatch(
      /^Результат не засчитан .* Повторный розыгрыш: d-2\.\n.*Причина: Не отозвался/,
    );
  });

  it('names the draw that it repeats', () => {
    const redraw = transcriptOfPlan({ ...SAMPLE_PLAN, redrawOf: 'sample-0' });
    expect(protocolText({ transcript: bytesOf(redraw) })).toContain('вместо розыгрыша: sample-0');
  });

  it('refuses terms that the plan was not made from', () => {
    const others = { ...terms, ticketPriceTenge: 5000 };
    expect(() => protocolText({ transcript: file }, { terms: others })).toThrow(
      /the terms are not those of draw/,
    );
  });
});

describe('the protocol of a draw that was called off', () => {
  const abort = (reason: string, who: string[]) =>
    chained([...opening(transcript), { type: 'aborted', reason, by: who }], plan.drawId);

  it('says when, who and why, and shows no result', () => {
    const text = protocolText({ events: abort('Секрет потерян', by) });
    expect(text).toContain(
      'Розыгрыш отменён 21 ноября 2026 г., 19:04:00 (UTC+5). Победители не определялись',
    );
    expect(text).toContain('Решение приняли: h1; c1. Причина: Секрет потерян');
    expect(text).not.toMatch(/Победитель \||Секрет, раскрыт/);
    for (const { secret } of transcript.secrets) expect(text.replaceAll(/\s/g, '')).not.toContain(secret);
  });

  it('puts the machine’s own reason into the language of the paper', () => {
    const events = abort('1 registered, 3 needed: winners and reserves', ['scheduler']);
    expect(protocolText({ events })).toContain('зарегистрировано 1, для победителей и резерва нужно 3');
    const kazakh = protocolText({ events }, { language: 'kk' });
    expect(kazakh).toContain('тіркелгені: 1, жеңімпаздар мен резервке қажеті: 3');
    expect(kazakh).toContain('жоспарлаушы жүйе');
  });
});

describe('the QR code', () => {
  const record = recordOfDraw({ ...NO_SOURCES, transcript: file });

  it('holds the check page and the hash, or the hash alone', () => {
    expect(codePayload({ record, site: null })).toBe(`sha256:${record.proof.hash}`);
    expect(codePayload({ record, site: 'https://draw.example.kz' })).toBe(
      `https://draw.example.kz/check?draw=7s-avto-loto-001-01#sha256=${record.proof.hash}`,
    );
  });
});
