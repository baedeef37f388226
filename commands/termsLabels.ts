/** The words of the terms report in English, Russian and Kazakh. */
import type { Severity } from '../engine/terms/finding.ts';
import type { Language } from '../engine/terms/localizedText.ts';

export interface TermsLabels {
  readonly termsHash: string;
  readonly series: string;
  readonly packs: string;
  readonly prize: string;
  readonly count: string;
  readonly sum: string;
  readonly oneIn: string;
  readonly fundShare: string;
  readonly instant: string;
  readonly drawFund: string;
  readonly total: string;
  readonly anyWin: string;
  readonly moreThanPrice: string;
  readonly noWin: string;
  readonly expected: string;
  readonly onInstant: string;
  readonly onAll: string;
  readonly findings: (errors: number, warnings: number, notes: number) => string;
  readonly severity: Record<Severity, string>;
  readonly readAs: string;
  readonly sound: string;
  readonly unsound: string;
}

export const TERMS_LABELS: Record<Language, TermsLabels> = {
  en: {
    termsHash: 'Terms hash',
    series: 'One series',
    packs: 'packs',
    prize: 'Prize',
    count: 'Count',
    sum: 'Sum',
    oneIn: '1 in',
    fundShare: 'Of the fund',
    instant: 'Instant prizes',
    drawFund: 'Draw fund',
    total: 'Total',
    anyWin: 'Tickets with an instant win',
    moreThanPrice: 'Tickets that win more than their price',
    noWin: 'Tickets without an instant win',
    expected: 'Expected payout on one ticket',
    onInstant: 'instant',
    onAll: 'with the draw fund',
    findings: (errors, warnings, notes) => `Findings: errors ${errors}, warnings ${warnings}, notes ${notes}`,
    severity: { error: 'ERROR  ', warning: 'WARNING', note: 'note   ' },
    readAs: 'Read as',
    sound: 'No errors: the figures of a series are consistent.',
    unsound: 'Errors: a series cannot be printed and paid as written.',
  },
  ru: {
    termsHash: 'Хеш условий',
    series: 'Одна серия',
    packs: 'пачек',
    prize: 'Приз',
    count: 'Количество',
    sum: 'Сумма',
    oneIn: '1 из',
    fundShare: 'Доля фонда',
    instant: 'Моментальные призы',
    drawFund: 'Тиражный фонд',
    total: 'Всего',
    anyWin: 'Билетов с моментальным выигрышем',
    moreThanPrice: 'Билетов с выигрышем больше цены',
    noWin: 'Билетов без моментального выигрыша',
    expected: 'Средняя выплата на один билет',
    onInstant: 'моментальная',
    onAll: 'с тиражным фондом',
    findings: (errors, warnings, notes) =>
      `Замечания: ошибок ${errors}, предупреждений ${warnings}, примечаний ${notes}`,
    severity: { error: 'ОШИБКА        ', warning: 'ПРЕДУПРЕЖДЕНИЕ', note: 'примечание    ' },
    readAs: 'Принятое прочтение',
    sound: 'Ошибок нет: расчёт серии сходится.',
    unsound: 'Есть ошибки: серию нельзя напечатать и оплатить, как написано.',
  },
  kk: {
    termsHash: 'Шарттар хеші',
    series: 'Бір серия',
    packs: 'бума',
    prize: 'Жүлде',
    count: 'Саны',
    sum: 'Сомасы',
    oneIn: '1 /',
    fundShare: 'Қордағы үлесі',
    instant: 'Лездік жүлделер',
    drawFund: 'Тираж қоры',
    total: 'Барлығы',
    anyWin: 'Лездік ұтысы бар билеттер',
    moreThanPrice: 'Ұтысы бағасынан көп билеттер',
    noWin: 'Лездік ұтысы жоқ билеттер',
    expected: 'Бір билетке орташа төлем',
    onInstant: 'лездік',
    onAll: 'тираж қорымен',
    findings: (errors, warnings, notes) =>
      `Ескертпелер: қате ${errors}, ескерту ${warnings}, түсініктеме ${notes}`,
    severity: { error: 'ҚАТЕ      ', warning: 'ЕСКЕРТУ   ', note: 'түсініктеме' },
    readAs: 'Қабылданған түсінік',
    sound: 'Қате жоқ: серияның есебі дұрыс.',
    unsound: 'Қателер бар: серияны жазылғандай басып шығаруға және төлеуге болмайды.',
  },
};
