import {type Command, Option} from 'commander';
import {fieldNames, longFlag, rows} from '../../pass/rows.ts';
import {settingOption} from '../settings/setting-option.ts';

const collect = (value: string, before: readonly string[] | false = []) => [...(before || []), value];

/** The options that say what the pass is: of `link`, of a preset called by name, of `presets save`. */
export const addLinkOptions = (command: Command): Command => {
	for (const {flag, kind} of fieldNames.map((name) => rows[name])) {
		if (flag === undefined) continue;
		const option = new Option(flag.flags, flag.help);
		if (kind.entries) option.argParser(collect);
		if (flag.conflicts) option.conflicts(flag.conflicts);
		command.addOption(option);
		if (flag.opposite) {
			command.addOption(new Option(longFlag(flag.flags).replace('--', '--no-'), flag.opposite));
		}
	}
	return command;
};

/** The options that say what is done with the pass. */
export const addHandOutOptions = (command: Command): Command =>
	command
		.option('--open', 'also open it in a browser, which gets it as an argument')
		.addOption(settingOption('openCommand'))
		.option('--copy', 'also copy it')
		.option('--qr', 'also show it as a QR code, on standard error')
		.option('--save <name>', 'keep these choices as a preset')
		.option('--watch', 'stay; new link on a key or when the old one expires')
		.addOption(
			new Option('--note [format]', 'print the message to send along, on standard error').choices([
				'markdown',
				'plain',
				'ja',
			]),
		)
		.option('--history', 'keep it in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history')
		.option('--dry-run', 'say what would be asked of whom, and send nothing')
		.option('-q, --quiet', 'only errors on standard error')
		.option('-y, --yes', 'answer confirmations with yes')
		.addOption(new Option('--json', 'JSON on standard output'));
