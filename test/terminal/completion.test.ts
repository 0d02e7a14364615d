import {afterAll, beforeAll, describe, inject, test} from 'vitest';
import {findCommand} from '../support/find-command.ts';
import {keys} from '../support/keys.ts';
import {skipFor} from '../support/missing.ts';
import {completingShells, openCompletingShell} from './completing-shells.ts';

const clearScreen = '\u000C';

/** What is typed before Tab, and the line afterwards. */
const completions = [
	['a command', 'daypass pres', 'daypass presets'],
	['a preset', 'daypass aud', 'daypass audit'],
	['a subcommand', 'daypass presets du', 'daypass presets duplicate'],
	['an option', 'daypass link --dur', 'daypass link --duration'],
	['an option of a preset', 'daypass audit --session', 'daypass audit --session-name'],
	['a page', 'daypass link --to lambda/fu', 'daypass link --to lambda/functions'],
	['a value in the option’s own word', 'daypass link --to=dynamodb/tab', 'daypass link --to=dynamodb/tables'],
	['a region', 'daypass --region us-gov-w', 'daypass --region us-gov-west-1'],
	['a role by name', 'daypass link --role Aud', 'daypass link --role Audit'],
	[
		'a role by ARN',
		'daypass link --role arn:aws:iam::111122223333:role/Aud',
		'daypass link --role arn:aws:iam::111122223333:role/Audit',
	],
	['a role that was listed', 'daypass policy labs/Li', 'daypass policy labs/Listed-Role'],
	['a role to revoke', 'daypass revoke labs/Li', 'daypass revoke labs/Listed-Role'],
	['a setting', 'daypass settings set dest', 'daypass settings set destination'],
	['a setting’s value', 'daypass settings set theme pl', 'daypass settings set theme plain'],
	['a profile', 'daypass roles --profile stag', 'daypass roles --profile staging'],
	['a scope', 'daypass policy Audit --scope view', 'daypass policy Audit --scope view-only'],
	['a scope that goes on', 'daypass link --scope s3-pre', 'daypass link --scope s3-prefix='],
	['an action', 'daypass policy Audit --check iam:PassR', 'daypass policy Audit --check iam:PassRole'],
	['a file', 'daypass presets import team-p', 'daypass presets import team-presets.json'],
	['inside the demo', 'daypass demo share-cl', 'daypass demo share-cloudshell'],
	[
		'after a quoted word',
		'daypass presets save x --note "for ana" --dur',
		'daypass presets save x --note "for ana" --duration',
	],
	['after a variable', 'AWS_PROFILE=staging daypass hist', 'AWS_PROFILE=staging daypass history'],
] as const;

describe.skipIf(!inject('bash')).each(completingShells)('$name', (completing) => {
	const {name, describes, substitutes} = completing;
	const shell = findCommand(name);
	if (!shell) skipFor(`completion of ${name}`, `there is no ${name}.`);

	let terminal: Awaited<ReturnType<typeof openCompletingShell>> | undefined;
	const type = (text: string) => terminal?.press(keys.ctrlU, clearScreen, text);

	beforeAll(async () => {
		if (shell) terminal = await openCompletingShell(shell, completing);
	});

	afterAll(() => terminal?.close());

	test.skipIf(!shell).each(completions)('completes %s', async (_title, typed, completed) => {
		type(`${typed}${keys.tab}`);
		await terminal?.sees(`> ${completed}`);
	});

	test.skipIf(!shell || !substitutes)('completes an option within a substitution', async () => {
		type(`url=$(daypass link --external${keys.tab}`);
		await terminal?.sees('> url=$(daypass link --external-id');
	});

	test.skipIf(!shell)('leaves no space where a word goes on', async () => {
		type(`daypass link --scope s3-pre${keys.tab}`);
		await terminal?.sees('s3-prefix=');
		terminal?.press('reports/');
		await terminal?.sees('> daypass link --scope s3-prefix=reports/');
	});

	test.skipIf(!shell)('leaves a space where it does not', async () => {
		type(`daypass pres${keys.tab}`);
		await terminal?.sees('> daypass presets');
		terminal?.press('show');
		await terminal?.sees('> daypass presets show');
	});

	test.skipIf(!shell)('lists what fits where several do', async () => {
		type(`daypass presets e${keys.tab}${keys.tab}`);
		const words = ['edit', 'export'] as const;
		if (describes)
			await terminal?.sees(...words, 'change a preset in your editor', 'all presets as one file');
		else await terminal?.sees(...words);
	});

	test.skipIf(!shell)('lists lengths of time from the shortest on', async () => {
		type(`daypass link --duration ${keys.tab}${keys.tab}`);
		await terminal?.sees(/^15m +(30m|1h) /m, /12h/, /max/);
	});
});
