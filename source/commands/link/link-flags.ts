import {type Command, Option} from 'commander';
import {settingOption} from '../settings/setting-option.ts';

const collect = (value: string, before: readonly string[] | false = []) => [...(before || []), value];

/** The options that say what the pass is: of `link`, of a preset called by name, of `presets save`. */
export const addLinkOptions = (command: Command): Command =>
	command
		.option('-r, --role <arn|name>', 'the role: an ARN, or a name or path/name in your account')
		.option('-d, --duration <length>', '1h, 90m, 1h30m, PT2H, 3600 (seconds) or max (default: 1h)')
		.option('--region <name>', 'region the console opens in (default: yours)')
		.option(
			'-t, --to <service[/page]|URL>',
			'what opens: a service, a page, a console URL (default: the home page)',
		)
		.option('-n, --session-name <name>', 'who the pass is for; {user} and {date} are filled in')
		.addOption(
			new Option(
				'--scope <name|file|policy ARN>',
				'narrow the session: a template, a JSON policy file, a managed policy; repeatable',
			).argParser(collect),
		)
		.option('--no-scope', 'not narrowed, though the preset is')
		.option('--external-id <id>', 'external ID the role asks for')
		.option('--source-identity <name>', 'source identity to set')
		.addOption(new Option('--tag <key=value>', 'session tag; repeatable').argParser(collect))
		.addOption(
			new Option('--transitive-tag <key>', 'a --tag that goes on to further roles; repeatable').argParser(
				collect,
			),
		)
		.addOption(
			new Option(
				'--federate',
				'no role but a part of your own permissions, as an IAM user; needs --scope',
			).conflicts('role'),
		)
		.option('--mfa-serial <arn>', 'your MFA device')
		.option('--mfa-code <digits>', 'the code it shows now')
		.option('--issuer <URL>', 'where the console sends people when the session ends')
		.option('--logout-first', 'sign the browser out first (breaks multi-session)')
		.option('--no-logout-first', 'not that, though a preset or a setting says so')
		.option('--profile <name>', 'AWS profile');

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
			]),
		)
		.option('--history', 'keep it in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history')
		.option('-q, --quiet', 'only errors on standard error')
		.option('-y, --yes', 'answer confirmations with yes')
		.addOption(new Option('--json', 'JSON on standard output'));
