/** Why an act on a claim is not done: a stable reason, its clause, and words for the counter. */
import type { LocalizedText } from '../terms/localizedText.ts';
import type { QuoteFault } from './payoutQuote.ts';

export type ClaimRefusalReason =
  | 'wrong-state'
  | 'already-paid'
  | 'role-may-not'
  | 'documents-missing'
  | 'consent-missing'
  | 'expertise-missing'
  | 'expertise-done'
  | 'holder-not-notified'
  | 'extension-not-positive'
  | 'visit-missing'
  | 'approval-missing'
  | 'second-person-needed'
  | 'approval-not-needed'
  | 'tax-not-paid'
  | 'tax-not-due'
  | 'tax-amount-differs'
  | 'tax-already-paid'
  | 'tax-to-refund'
  | 'under-age'
  | 'age-unconfirmed'
  | 'residency-unconfirmed'
  | 'expertise-request-missing'
  | 'presenter-unsaid'
  | 'payer-approved'
  | 'form-not-allowed'
  | 'money-still-kept'
  /** There is no quote: what is asked for cannot be, or nobody can compute it. */
  | QuoteFault['reason'];

export interface ClaimRefusal {
  readonly ok: false;
  readonly reason: ClaimRefusalReason;
  readonly clause: string;
  /** Whose MRP or rate nobody has confirmed: of `mrp-missing` and `rate-missing`. */
  readonly year?: number;
}

/** One sentence each; the clause is shown beside it. */
export const CLAIM_REFUSAL_TEXTS: Readonly<Record<ClaimRefusalReason, Required<LocalizedText>>> = {
  'wrong-state': {
    en: 'The claim is not at a stage at which this can be done.',
    ru: 'На этом этапе заявки это действие невозможно.',
    kk: 'Өтінімнің осы кезеңінде бұл әрекет мүмкін емес.',
  },
  'already-paid': {
    en: 'The prize has been paid: it is paid only once.',
    ru: 'Выигрыш уже выплачен: он выплачивается только один раз.',
    kk: 'Ұтыс төленіп қойған: ол бір рет қана төленеді.',
  },
  'role-may-not': {
    en: 'Your role may not do this.',
    ru: 'Ваша роль не позволяет выполнить это действие.',
    kk: 'Сіздің рөліңіз бұл әрекетке рұқсат бермейді.',
  },
  'documents-missing': {
    en: 'Not all documents are there.',
    ru: 'Предоставлены не все документы.',
    kk: 'Барлық құжаттар ұсынылмаған.',
  },
  'consent-missing': {
    en: 'Written consent to the processing of personal data is needed first.',
    ru: 'Сначала нужно письменное согласие на обработку персональных данных.',
    kk: 'Алдымен дербес деректерді өңдеуге жазбаша келісім керек.',
  },
  'expertise-missing': {
    en: 'The ticket has to pass an expertise first.',
    ru: 'Сначала билет должен пройти экспертизу.',
    kk: 'Алдымен билет сараптамадан өтуі керек.',
  },
  'expertise-done': {
    en: 'The ticket has passed its expertise already.',
    ru: 'Экспертиза билета уже проведена.',
    kk: 'Билеттің сараптамасы жүргізіліп қойған.',
  },
  'holder-not-notified': {
    en: 'The holder has to be told that the expertise is prolonged.',
    ru: 'О продлении экспертизы нужно уведомить участника.',
    kk: 'Сараптаманың ұзартылғаны туралы қатысушыға хабарлау керек.',
  },
  'extension-not-positive': {
    en: 'An expertise is prolonged by a whole number of working days, 1 or more.',
    ru: 'Экспертиза продлевается на целое число рабочих дней, не меньше одного.',
    kk: 'Сараптама бүтін жұмыс күніне, кемінде бір күнге ұзартылады.',
  },
  'visit-missing': {
    en: 'The winner of the main prize has to come to the head office first.',
    ru: 'Победитель главного приза сначала должен лично посетить головной офис.',
    kk: 'Бас жүлденің иегері алдымен бас кеңсеге өзі келуі керек.',
  },
  'approval-missing': {
    en: 'The payment has not been approved.',
    ru: 'Выплата не утверждена.',
    kk: 'Төлем бекітілмеген.',
  },
  'second-person-needed': {
    en: 'Another person has to approve as well.',
    ru: 'Утвердить должен ещё один, другой человек.',
    kk: 'Тағы бір басқа адам бекітуі керек.',
  },
  'approval-not-needed': {
    en: 'A prize of this size is paid without an approval.',
    ru: 'Выигрыш такого размера выплачивается без утверждения.',
    kk: 'Мұндай мөлшердегі ұтыс бекітусіз төленеді.',
  },
  'tax-not-paid': {
    en: 'The winner has to pay the income tax first.',
    ru: 'Сначала победитель должен уплатить ИПН.',
    kk: 'Алдымен жеңімпаз ЖТС төлеуі керек.',
  },
  'tax-not-due': {
    en: 'The winner does not pay the tax here: there is none, or it is withheld.',
    ru: 'Победитель сам налог не платит: его нет или он удерживается.',
    kk: 'Салықты жеңімпаз өзі төлемейді: ол жоқ немесе ұсталады.',
  },
  'tax-amount-differs': {
    en: 'The sum on the receipt is not the tax of this prize.',
    ru: 'Сумма в квитанции не равна налогу с этого выигрыша.',
    kk: 'Түбіртектегі сома осы ұтыстың салығына тең емес.',
  },
  'tax-already-paid': {
    en: 'The tax has been paid already.',
    ru: 'Налог уже уплачен.',
    kk: 'Салық төленіп қойған.',
  },
  'tax-to-refund': {
    en: 'The winner has paid the tax on the thing: record first that it was given back.',
    ru: 'Победитель уже уплатил налог с вещевого выигрыша: сначала запишите его возврат.',
    kk: 'Жеңімпаз заттай ұтыстың салығын төлеп қойған: алдымен оның қайтарылғанын жазыңыз.',
  },
  'under-age': {
    en: 'The holder is not old enough to take part: nothing is paid.',
    ru: 'Предъявитель не достиг возраста участника лотереи: выплата невозможна.',
    kk: 'Көрсетуші лотереяға қатысушының жасына толмаған: төлем жасалмайды.',
  },
  'age-unconfirmed': {
    en: 'No data say how old the holder is: confirm that they are old enough to take part.',
    ru: 'Данных о возрасте предъявителя нет: подтвердите, что он достиг возраста участника лотереи.',
    kk: 'Көрсетушінің жасы туралы дерек жоқ: оның лотереяға қатысу жасына толғанын растаңыз.',
  },
  'residency-unconfirmed': {
    en: 'A resident shows an identity card, a non-resident a passport; here it is the other way round. Compare and confirm the residency.',
    ru: 'Резидент предъявляет удостоверение личности, нерезидент — паспорт; здесь наоборот. Сверьте и подтвердите резидентство.',
    kk: 'Резидент жеке куәлігін, бейрезидент паспортын көрсетеді; мұнда керісінше. Салыстырып, резиденттігін растаңыз.',
  },
  'expertise-request-missing': {
    en: 'The ticket is kept for an expertise by the holder’s request: note the wish, take down the data and have Annex 3 signed first.',
    ru: 'Билет принимается на экспертизу по заявке участника: сначала отметьте просьбу об экспертизе, запишите данные и примите подписанное приложение 3.',
    kk: 'Билет сараптамаға қатысушының өтінімі бойынша алынады: алдымен сараптама тілегін белгілеп, деректерін жазып, қол қойылған 3-қосымшаны алыңыз.',
  },
  'presenter-unsaid': {
    en: 'A forged ticket goes to the police with what is known of who presented it: take the data down, or say that the presenter is unknown.',
    ru: 'Поддельный билет передают вместе с информацией о предъявителе: запишите его данные или отметьте, что он неизвестен.',
    kk: 'Жалған билет көрсетуші туралы ақпаратпен бірге беріледі: деректерін жазыңыз немесе оның белгісіз екенін көрсетіңіз.',
  },
  'payer-approved': {
    en: 'Whoever alone approved a payment does not make it: another person pays.',
    ru: 'Кто один утвердил выплату, тот её не производит: выплачивает другой сотрудник.',
    kk: 'Төлемді жалғыз бекіткен адам оны төлемейді: басқа қызметкер төлейді.',
  },
  'form-not-allowed': {
    en: 'The prize is not paid in this form.',
    ru: 'В такой форме этот выигрыш не выплачивается.',
    kk: 'Бұл ұтыс мұндай нысанда төленбейді.',
  },
  'money-still-kept': {
    en: 'The money is still kept for the winner.',
    ru: 'Деньги ещё хранятся для победителя.',
    kk: 'Ақша жеңімпаз үшін әлі сақталуда.',
  },
  'form-refused': {
    en: 'The prize is not paid in the form asked for.',
    ru: 'В запрошенной форме этот выигрыш не выплачивается.',
    kk: 'Бұл ұтыс сұралған нысанда төленбейді.',
  },
  'cash-equivalent-refused': {
    en: 'The value of the thing is not paid in money.',
    ru: 'Денежный эквивалент вещевого выигрыша не выплачивается.',
    kk: 'Заттай ұтыстың ақшалай баламасы төленбейді.',
  },
  'no-channel': {
    en: 'The terms name no single place that pays this prize.',
    ru: 'Условия не определяют единственного места выплаты этого выигрыша.',
    kk: 'Шарттар бұл ұтысты төлейтін жалғыз орынды белгілемейді.',
  },
  'mrp-missing': {
    en: 'The MRP of the year of payment is not confirmed: tax and limits cannot be computed. The operator adds it to the claims policy (taxLaw).',
    ru: 'МРП на год выплаты не подтверждён: налог и пороги вычислить нельзя. Оператор добавляет его в политику выплат (taxLaw).',
    kk: 'Төлем жылының АЕК-і расталмаған: салық пен шектерді есептеу мүмкін емес. Оператор оны төлем саясатына (taxLaw) қосады.',
  },
  'rate-missing': {
    en: 'No tax rate is confirmed for the day of payment. The operator adds it to the claims policy (taxLaw).',
    ru: 'На день выплаты нет подтверждённой ставки налога. Оператор добавляет её в политику выплат (taxLaw).',
    kk: 'Төлем күніне расталған салық мөлшерлемесі жоқ. Оператор оны төлем саясатына (taxLaw) қосады.',
  },
  'policy-missing': {
    en: 'The operator has given no claims policy for this lottery: nothing can be computed or paid until it is there.',
    ru: 'Оператор не задал политику выплат для этой лотереи: до этого ничего нельзя вычислить и выплатить.',
    kk: 'Оператор бұл лотереяға төлем саясатын бермеген: ол болғанша ештеңе есептелмейді және төленбейді.',
  },
  'residency-unknown': {
    en: 'Whether the winner is a resident has to be known first: the tax depends on it.',
    ru: 'Сначала нужно указать, резидент ли победитель: от этого зависит налог.',
    kk: 'Алдымен жеңімпаздың резидент екенін көрсету керек: салық соған байланысты.',
  },
};
