/** Why a claim may be refused for good, each ground with its clause (9.11: a refusal gives its reason). */
import type { LocalizedText } from '../terms/localizedText.ts';

export interface Ground {
  readonly clause: string;
  readonly text: Required<LocalizedText>;
}

const GROUNDS = {
  'acceptance-over': {
    clause: '9.5',
    text: {
      en: 'The ticket was presented after tickets had ceased to be taken.',
      ru: 'Билет предъявлен после окончания приёма билетов.',
      kk: 'Билет қабылдау аяқталғаннан кейін көрсетілді.',
    },
  },
  'documents-missing': {
    clause: '9.2; 9.16',
    text: {
      en: 'The documents were not given.',
      ru: 'Необходимые документы не предоставлены.',
      kk: 'Қажетті құжаттар ұсынылмады.',
    },
  },
  'consent-withheld': {
    clause: '15.1',
    text: {
      en: 'The winner does not consent to the processing of personal data.',
      ru: 'Победитель не даёт согласия на обработку персональных данных.',
      kk: 'Жеңімпаз дербес деректерін өңдеуге келісім бермейді.',
    },
  },
  'under-age': {
    clause: '1.3',
    text: {
      en: 'The holder is under 18.',
      ru: 'Предъявителю нет 18 лет.',
      kk: 'Көрсетуші 18 жасқа толмаған.',
    },
  },
  'ticket-damaged': {
    clause: '9.10; 9.11',
    text: {
      en: 'The expertise found the ticket damaged or altered.',
      ru: 'Экспертиза установила нарушение целостности билета.',
      kk: 'Сараптама билеттің тұтастығы бұзылғанын анықтады.',
    },
  },
  'ticket-lost': {
    clause: '9.1; 9.4',
    text: {
      en: 'The original of the ticket is not there.',
      ru: 'Оригинал билета не предъявлен.',
      kk: 'Билеттің түпнұсқасы көрсетілмеді.',
    },
  },
  'not-the-holder': {
    clause: '9.2 а',
    text: {
      en: 'The identity document does not belong to the holder.',
      ru: 'Документ не удостоверяет личность предъявителя.',
      kk: 'Құжат көрсетушінің жеке басын куәландырмайды.',
    },
  },
  'tax-unpaid': {
    clause: '9.16 е',
    text: {
      en: 'The winner does not pay the tax on the prize.',
      ru: 'Победитель не уплатил налог с вещевого выигрыша.',
      kk: 'Жеңімпаз заттай ұтыстың салығын төлемеді.',
    },
  },
} as const satisfies Record<string, Ground>;

export type RefusalGround = keyof typeof GROUNDS;

export const REFUSAL_GROUNDS: Readonly<Record<RefusalGround, Ground>> = GROUNDS;
