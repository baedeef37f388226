/**
 * The sums of payments, as columns of SQL over the table of payments. A thing leaves the house at its value and its winner has paid the
 * tax (9.16 е); of money the tax is withheld (9.3). So gross = money + tax withheld + things.
 */
export const PAYMENT_SUMS = `count(*) AS count, coalesce(sum(gross_tenge), 0) AS grossTenge,
  coalesce(sum(iif(form = 'in-kind', 0, tax_tenge)), 0) AS taxWithheldTenge,
  coalesce(sum(iif(form = 'in-kind', tax_tenge, 0)), 0) AS taxPaidByWinnersTenge,
  coalesce(sum(iif(form = 'in-kind', gross_tenge, 0)), 0) AS inKindTenge,
  coalesce(sum(paid_tenge), 0) AS paidTenge`;
