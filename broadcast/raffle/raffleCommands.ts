/** `tirazh raffle`: a promotion's monthly raffle from its participants file to its protocol. */
import { type Command, Option } from 'commander';
import { checkFailed } from '../../engine/errors.ts';
import { auditRaffle } from '../../engine/raffle/auditRaffle.ts';
import { LOSSES } from '../../engine/raffle/raffleTerms.ts';
import { formatTenge } from '../../engine/terms/tenge.ts';
import { collect } from '../../terminal/options.ts';
import { draftDraw, showStatus, substitute } from './deskActions.ts';
import { importParticipants, readRaffleTerms } from './importAction.ts';
import { printHandoverAct, printMonthProtocol } from './paperActions.ts';

const FOLDER = 'the server’s data folder; stop the server first';

async function audit(path: string, { json }: { json?: boolean }): Promise<void> {
  const report = auditRaffle(await readRaffleTerms(path));
  if (json) console.log(JSON.stringify(report, null, 2));
  else {
    const { draws, totalTenge, months } = report.arithmetic;
    console.log(`${report.raffle.name.en} (${report.raffle.id}): ${draws} draws, ${formatTenge(totalTenge)}`);
    console.log(`terms hash ${report.termsHash}`);
    for (const { month, amountTenge, drawBy } of months)
      console.log(`${month}  ${formatTenge(amountTenge)}  by ${drawBy}`);
    for (const { severity, clause, code, message, reading } of report.findings) {
      console.log(`\n${severity.toUpperCase()}  ${clause}  [${code}]\n  ${message.en}`);
      if (reading) console.log(`  Read as: ${reading.en}`);
    }
  }
  const [fatal] = report.findings;
  if (!report.sound) throw checkFailed(`${path}: clause ${fatal!.clause}: ${fatal!.message.en}`);
}

const languageOption = (languages: string[], chosen: string): Option =>
  new Option('--lang <language>', 'language').choices(languages).default(chosen);

export function addRaffleCommands(program: Command): void {
  const raffle = program
    .command('raffle')
    .description('a promotion’s monthly raffle: participants, draw, reserves, protocol');
  raffle
    .command('audit')
    .description('what the months add up to, and every finding with its clause')
    .argument('<file>', 'the raffle’s terms, JSON')
    .option('--json', 'the report as JSON')
    .action(audit);
  raffle
    .command('import')
    .description('who of a file takes part in a month; with --data the participants are taken over, blinded')
    .argument('<file>', 'CSV or XLSX')
    .requiredOption('--terms <file>', 'the raffle’s terms, JSON')
    .requiredOption('--month <month>', 'such as 2024-03')
    .option('--data <folder>', `${FOLDER}; without it nothing is kept`)
    .option('--by <name>', 'the account of who imports: a host or an operator')
    .option('--password-file <file>', 'their password; without it, it is asked for')
    .option('--report <file>', 'who is out and why, .csv or .xlsx; it names people')
    .addOption(languageOption(['kk', 'ru', 'en'], 'ru'))
    .option('--json', 'the counts as JSON')
    .action(importParticipants);
  const onFolder = (name: string, description: string): Command =>
    raffle
      .command(name)
      .description(description)
      .requiredOption('--data <folder>', FOLDER)
      .option('--raffle <id>', 'which raffle; left out: the only one')
      .requiredOption('--month <month>', 'such as 2024-03')
      .option('--json', 'the answer as JSON');
  raffle
    .command('status')
    .description('how months stand: deadlines, winner, reserves; a line with ! waits for somebody')
    .requiredOption('--data <folder>', FOLDER)
    .option('--raffle <id>', 'which raffle; left out: all of them')
    .option('--month <month>', 'such as 2024-03; left out: every month')
    .option('--json', 'the answer as JSON')
    .action(showStatus);
  onFolder('draw', 'draft the month’s draw, or the one among its reserves; the server then holds it')
    .requiredOption('--closes-at <instant>', 'when the list is frozen, such as 2024-04-15T16:00:00+05:00')
    .requiredOption('--starts-at <instant>', 'when the show starts')
    .option('--commission <name>', 'account of a member, at least one; repeat for each', collect, [])
    .requiredOption('--by <name>', 'the account of a host')
    .option('--password-file <file>', 'their password; without it, it is asked for')
    .action(draftDraw);
  onFolder('substitute', 'take the prize from its holder, by two people; the terms say who comes next')
    .requiredOption('--why <reason>', LOSSES.join(', '))
    .requiredOption('--by <name>', 'the account of who asks: a host or a member of the commission')
    .option('--password-file <file>', 'their password; without it, it is asked for')
    .requiredOption('--second <name>', 'the account of who confirms, of the other role')
    .option('--second-password-file <file>', 'their password; without it, it is asked for')
    .action(substitute);
  const paper = (name: string, description: string): Command =>
    onFolder(name, description)
      .requiredOption('--out <file>', '.pdf or .docx')
      .addOption(
        new Option('--format <format>', 'left out: what the file’s name says').choices(['pdf', 'docx']),
      )
      .addOption(languageOption(['kk', 'ru'], 'ru'));
  paper('protocol', 'print the protocol of the month’s draw, for the commission to sign')
    .option('--draw <id>', 'one of the month’s draws; left out: the last')
    .option('--place <words>', 'where it was held; left out: a line to be filled in')
    .option('--site <address>', 'of the check page, for the QR code')
    .option(
      '--by <name>',
      'the account of a host or an operator: names winner and reserves, which goes on record',
    )
    .option('--password-file <file>', 'their password; without it, it is asked for')
    .action(printMonthProtocol);
  paper('act', 'print the act of handover of who holds the prize; it names them')
    .option(
      '--details <file>',
      'JSON: place, handedOn, certificate, document, address, proxyDocument, handedBy',
    )
    .requiredOption('--by <name>', 'the account of who prints it: a host or an operator')
    .option('--password-file <file>', 'their password; without it, it is asked for')
    .action(printHandoverAct);
}
