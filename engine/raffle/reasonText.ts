/** The words for why a row is out, what was mended in it, and what other rows are, in the three languages. */
import type { LocalText } from '../encoding/schemas.ts';
import type { OutCode, OutReason, PassedOver, Repair } from './eligibility.ts';

type Language = keyof LocalText;

/** `{of}` stands for the row or the month that a reason names. */
const OUT: Readonly<Record<OutCode, LocalText>> = {
  'number-missing': {
    en: 'there is no IIN',
    ru: 'нет ИИН',
    kk: 'ЖСН жоқ',
  },
  'number-lost-digits': {
    en: 'the spreadsheet has lost the last digits of the IIN (7.8E+11); take it from the source as text',
    ru: 'таблица потеряла последние цифры ИИН (7,8E+11); возьмите его из источника как текст',
    kk: 'кесте ЖСН-нің соңғы цифрларын жоғалтқан (7,8E+11); оны дереккөзден мәтін ретінде алыңыз',
  },
  'number-form': {
    en: 'the IIN is not twelve digits',
    ru: 'в ИИН не двенадцать цифр',
    kk: 'ЖСН он екі цифрдан тұрмайды',
  },
  'number-date': {
    en: 'the IIN begins with no day of the calendar',
    ru: 'ИИН начинается с несуществующей даты',
    kk: 'ЖСН жоқ күннен басталады',
  },
  'number-checksum': {
    en: 'the check digit of the IIN is wrong: a digit is mistyped',
    ru: 'контрольная цифра ИИН неверна: ошибка в цифре',
    kk: 'ЖСН-нің бақылау цифры қате: бір цифр қате терілген',
  },
  'legal-entity': {
    en: 'this is the BIN of a legal entity; only individual entrepreneurs take part',
    ru: 'это БИН юридического лица; участвуют только индивидуальные предприниматели',
    kk: 'бұл заңды тұлғаның БСН-і; тек жеке кәсіпкерлер қатысады',
  },
  'name-of-legal-entity': {
    en: 'the name is that of a legal entity; only individual entrepreneurs take part',
    ru: 'наименование юридического лица; участвуют только индивидуальные предприниматели',
    kk: 'заңды тұлғаның атауы; тек жеке кәсіпкерлер қатысады',
  },
  'no-entrepreneur': {
    en: 'a natural person; only individual entrepreneurs take part',
    ru: 'физическое лицо; участвуют только индивидуальные предприниматели',
    kk: 'жеке тұлға; тек жеке кәсіпкерлер қатысады',
  },
  'package-missing': {
    en: 'no package is named',
    ru: 'пакет не указан',
    kk: 'пакет көрсетілмеген',
  },
  'package-other': {
    en: 'the package is none of this promotion',
    ru: 'пакет не относится к акции',
    kk: 'пакет бұл науқанға жатпайды',
  },
  'date-missing': {
    en: 'there is no day of connection; in merged cells it stands in the first row only: fill it down',
    ru: 'нет даты подключения; в объединённых ячейках она стоит только в первой строке: заполните вниз',
    kk: 'қосылған күні жоқ; біріктірілген ұяшықтарда ол тек бірінші жолда тұрады: төмен қарай толтырыңыз',
  },
  'date-unreadable': {
    en: 'the day of connection cannot be read',
    ru: 'дату подключения не удалось прочитать',
    kk: 'қосылған күнін оқу мүмкін болмады',
  },
  'date-ambiguous': {
    en: 'day or month first? The column has both; write 2024-03-05',
    ru: 'сначала день или месяц? В столбце есть оба вида; пишите 2024-03-05',
    kk: 'алдымен күн бе, ай ма? Бағанда екеуі де бар; 2024-03-05 деп жазыңыз',
  },
  'outside-period': {
    en: 'connected outside the promotion',
    ru: 'подключение вне срока акции',
    kk: 'қосылу науқан мерзімінен тыс',
  },
  'other-month': {
    en: 'connected in another month: {of}',
    ru: 'подключение в другом месяце: {of}',
    kk: 'басқа айда қосылған: {of}',
  },
  'not-connected': {
    en: 'the status says that the package was not connected',
    ru: 'по статусу пакет не подключён',
    kk: 'мәртебесі бойынша пакет қосылмаған',
  },
  'status-unclear': {
    en: 'the status is not known: write connected or not connected',
    ru: 'статус неизвестен: укажите «подключен» или «не подключен»',
    kk: 'мәртебесі белгісіз: «қосылған» немесе «қосылмаған» деп жазыңыз',
  },
  duplicate: {
    en: 'takes part once; row {of} counts',
    ru: 'участвует один раз; учтена строка {of}',
    kk: 'бір рет қатысады; {of}-жол есепке алынды',
  },
  'took-part': {
    en: 'takes part once, in the month of the first connection: {of}',
    ru: 'участвует один раз, в месяц первого подключения: {of}',
    kk: 'бір рет, алғаш қосылған айында қатысады: {of}',
  },
};

const REPAIRS: Readonly<Record<Repair, LocalText>> = {
  separators: { en: 'separators in the IIN', ru: 'разделители в ИИН', kk: 'ЖСН ішіндегі бөлгіштер' },
  decimal: { en: 'the IIN with decimals', ru: 'ИИН с дробной частью', kk: 'бөлшегі бар ЖСН' },
  scientific: { en: 'the IIN as 7.8…E+11', ru: 'ИИН в виде 7,8…E+11', kk: '7,8…E+11 түріндегі ЖСН' },
  'leading-zeros': {
    en: 'leading zeros of the IIN restored',
    ru: 'восстановлены нули в начале ИИН',
    kk: 'ЖСН басындағы нөлдер қалпына келтірілді',
  },
  'look-alike': {
    en: 'letters typed for digits in the IIN',
    ru: 'буквы вместо цифр в ИИН',
    kk: 'ЖСН ішінде цифр орнына әріптер',
  },
  'date-serial': { en: 'the day as Excel’s number', ru: 'дата числом Excel', kk: 'Excel саны түріндегі күн' },
  'date-month-first': {
    en: 'the day with its month first',
    ru: 'дата с месяцем впереди',
    kk: 'айы алда тұрған күн',
  },
  'name-letters-lost': {
    en: 'letters of the name are lost (?): save the file as UTF-8',
    ru: 'в наименовании потеряны буквы (?): сохраните файл в UTF-8',
    kk: 'атауында әріптер жоғалған (?): файлды UTF-8 түрінде сақтаңыз',
  },
};

const PASSED: Readonly<Record<PassedOver['kind'], LocalText>> = {
  title: { en: 'words above the table', ru: 'текст над таблицей', kk: 'кесте үстіндегі мәтін' },
  heading: { en: 'headings', ru: 'заголовки', kk: 'тақырыптар' },
  total: { en: 'a total', ru: 'итоговая строка', kk: 'қорытынды жол' },
  remark: {
    en: 'a remark, nobody is named',
    ru: 'примечание, участник не указан',
    kk: 'ескертпе, қатысушы көрсетілмеген',
  },
};

/** Why a row is out, without its clause. */
export const outText = ({ code, of }: OutReason, language: Language): string =>
  OUT[code][language].replace('{of}', of ?? '');

export const repairText = (repair: Repair, language: Language): string => REPAIRS[repair][language];

export const passedOverText = ({ kind }: PassedOver, language: Language): string => PASSED[kind][language];
