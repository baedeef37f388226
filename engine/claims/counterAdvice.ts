/** What a cashier is told for each verdict: what it means, what to do, under which clause. */
import type { LocalizedText } from '../terms/localizedText.ts';
import type { Verdict } from './identification.ts';

export interface CounterAdvice {
  /** `pay` go on with the claim; `wait` nothing to do here now; `refuse` no payment on this ticket; `alarm` keep the ticket and call. */
  readonly action: 'pay' | 'wait' | 'refuse' | 'alarm';
  readonly clause: string;
  readonly text: Required<LocalizedText>;
}

export const COUNTER_ADVICE: Readonly<Record<Verdict, CounterAdvice>> = {
  winner: {
    action: 'pay',
    clause: '9.8',
    text: {
      en: 'The ticket is authentic and wins. Open a claim.',
      ru: 'Билет подлинный и выигрышный. Оформите заявку.',
      kk: 'Билет түпнұсқа және ұтысты. Өтінім рәсімдеңіз.',
    },
  },
  'no-win': {
    action: 'refuse',
    clause: '9.8; 14.3.1',
    text: {
      en: 'The ticket is authentic and wins nothing.',
      ru: 'Билет подлинный, выигрыша нет.',
      kk: 'Билет түпнұсқа, ұтыс жоқ.',
    },
  },
  'not-authentic': {
    action: 'refuse',
    clause: '9.8',
    text: {
      en: 'Serial and code do not belong together. Check both against the ticket and type them again.',
      ru: 'Номер и код не соответствуют друг другу. Сверьте их с билетом и введите ещё раз.',
      kk: 'Нөмір мен код бір-біріне сай емес. Билетпен салыстырып, қайта енгізіңіз.',
    },
  },
  stolen: {
    action: 'alarm',
    clause: '7.1; 9.8',
    text: {
      en: 'The ticket is reported stolen. Do not pay; call the security service.',
      ru: 'Билет числится похищенным. Не выплачивайте, сообщите службе безопасности.',
      kk: 'Билет ұрланған деп есептеледі. Төлемеңіз, қауіпсіздік қызметіне хабарлаңыз.',
    },
  },
  lost: {
    action: 'alarm',
    clause: '7.1; 9.8',
    text: {
      en: 'The ticket was lost before it was sold. Do not pay; call the security service.',
      ru: 'Билет утерян до продажи. Не выплачивайте, сообщите службе безопасности.',
      kk: 'Билет сатылғанға дейін жоғалған. Төлемеңіз, қауіпсіздік қызметіне хабарлаңыз.',
    },
  },
  void: {
    action: 'refuse',
    clause: '7.2; 9.8',
    text: {
      en: 'The ticket was made void.',
      ru: 'Билет аннулирован.',
      kk: 'Билет жарамсыз деп танылған.',
    },
  },
  'with-police': {
    action: 'alarm',
    clause: '9.12',
    text: {
      en: 'An expertise found this ticket forged. Do not pay; call the security service.',
      ru: 'Экспертиза признала этот билет поддельным. Не выплачивайте, сообщите службе безопасности.',
      kk: 'Сараптама бұл билетті жалған деп таныды. Төлемеңіз, қауіпсіздік қызметіне хабарлаңыз.',
    },
  },
  'refused-damaged': {
    action: 'refuse',
    clause: '9.10; 9.11',
    text: {
      en: 'An expertise found this ticket damaged or altered, and payment was refused. No prize is paid on it.',
      ru: 'Экспертиза установила нарушение целостности этого билета, в выплате отказано. Выигрыши по нему не выплачиваются.',
      kk: 'Сараптама осы билеттің тұтастығы бұзылғанын анықтады, төлемнен бас тартылды. Ол бойынша ұтыс төленбейді.',
    },
  },
  paid: {
    action: 'refuse',
    clause: '9.6 а',
    text: {
      en: 'The prize of this ticket has been paid. It is paid only once.',
      ru: 'Выигрыш по этому билету уже выплачен. Он выплачивается только один раз.',
      kk: 'Осы билет бойынша ұтыс төленген. Ол бір рет қана төленеді.',
    },
  },
  destroyed: {
    action: 'alarm',
    clause: '9.14',
    text: {
      en: 'The ticket is destroyed in the books. Do not pay; call the security service.',
      ru: 'По учёту билет уничтожен. Не выплачивайте, сообщите службе безопасности.',
      kk: 'Есеп бойынша билет жойылған. Төлемеңіз, қауіпсіздік қызметіне хабарлаңыз.',
    },
  },
  withdrawn: {
    action: 'wait',
    clause: '9.14; 9.16 б',
    text: {
      en: 'The ticket was taken back when its other prize was paid. The head office opens the claim to this one.',
      ru: 'Билет изъят при выплате другого его выигрыша. Заявку на этот оформляет головной офис.',
      kk: 'Билет басқа ұтысы төленгенде алынған. Бұл ұтысқа өтінімді бас кеңсе рәсімдейді.',
    },
  },
  'to-budget': {
    action: 'refuse',
    clause: '9.7',
    text: {
      en: 'The prize was not claimed in time and has gone to the state budget.',
      ru: 'Выигрыш не востребован в срок и зачислен в доход бюджета.',
      kk: 'Ұтыс мерзімінде талап етілмей, бюджет кірісіне есептелді.',
    },
  },
  'in-expertise': {
    action: 'wait',
    clause: '9.11',
    text: {
      en: 'The ticket is in expertise. Wait for its act.',
      ru: 'Билет на экспертизе. Дождитесь акта.',
      kk: 'Билет сараптамада. Актіні күтіңіз.',
    },
  },
  'in-claim': {
    action: 'wait',
    clause: '9.6',
    text: {
      en: 'There is a claim for this prize already. Go on with that one.',
      ru: 'Заявка на этот выигрыш уже есть. Продолжите её.',
      kk: 'Бұл ұтысқа өтінім бар. Соны жалғастырыңыз.',
    },
  },
  'not-sold': {
    action: 'alarm',
    clause: '6.5; 9.8',
    text: {
      en: 'The ticket was never sold by the books. Do not pay; ask the operator.',
      ru: 'По учёту билет не продан. Не выплачивайте, обратитесь к оператору.',
      kk: 'Есеп бойынша билет сатылмаған. Төлемеңіз, операторға хабарласыңыз.',
    },
  },
};
