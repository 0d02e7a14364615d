import process from 'node:process';
import {Command} from 'commander';
import type {Check} from '../../check.ts';
import {interruptSignal} from '../interrupt.ts';
import {nativeClipboard} from '../link/clipboard.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {print, printJson, say} from '../output.ts';
import {openTerminal} from '../screen/controlling-terminal.ts';
import {regionOption} from '../settings/region-option.ts';
import {terminalChecks} from './doctor-terminal.ts';

type DoctorOptions = {readonly json?: boolean; readonly profile?: string};

/**
 * `daypass doctor`: what works here, and what to do about what doesn't. Exit code 0 whenever it could look, whatever it
 * found: a missing credential is a finding, not a failure.
 */
export const doctorCommand = (): Command =>
	new Command('doctor')
		.description('what works here: credentials, permissions, reachability, terminal, config')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.action(async ({json, profile}: DoctorOptions) => {
			const [{examine}, {checkLines, summary}] = await Promise.all([
				import('./doctor-checks.ts'),
				import('./doctor-table.ts'),
			]);
			const found = await examine({profile, askMfaCode: mfaQuestion(), signal: interruptSignal()});
			const checks = [...found, ...lookAtTerminal()];
			if (json) printJson({version: 1, checks});
			else {
				for (const line of checkLines(checks, process.stdout.columns ?? 80)) print(line);
				say(summary(checks));
			}
			// Whatever a check gave up on, such as a credential_process that never ends, must not keep us here.
			setTimeout(() => process.exit(), 1000).unref();
		});

const lookAtTerminal = (): readonly Check[] => {
	const terminal = openTerminal();
	try {
		return terminalChecks({
			env: process.env,
			...(terminal
				? {
						screen: {
							columns: terminal.output.columns,
							rows: terminal.output.rows,
							colorDepth: terminal.output.getColorDepth(),
						},
					}
				: {}),
			terminals: {
				stdin: process.stdin.isTTY === true,
				stdout: process.stdout.isTTY === true,
				stderr: process.stderr.isTTY === true,
			},
			desktop: nativeClipboard(),
		});
	} finally {
		terminal?.close();
	}
};
