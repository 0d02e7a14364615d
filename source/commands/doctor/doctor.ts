import process from 'node:process';
import {Command, Option} from 'commander';
import type {Check} from '../../check.ts';
import {version} from '../../version.ts';
import {nativeClipboard} from '../link/clipboard.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {openTerminal} from '../screen/controlling-terminal.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';
import {terminalChecks} from './doctor-terminal.ts';

type DoctorOptions = {
	readonly json?: boolean;
	readonly report?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

/**
 * `daypass doctor`: what works here, and what to do about what doesn't. Exit code 0 whenever it could look, whatever it
 * found: a missing credential is a finding, not a failure.
 */
export const doctorCommand = (world: World): Command =>
	new Command('doctor')
		.description('what works here: credentials, permissions, reachability, terminal, config')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.addOption(
			new Option('--report', 'one block for a bug report: no secrets, account numbers shortened').conflicts(
				'json',
			),
		)
		.option('--json', 'JSON on standard output')
		.action(async (options: DoctorOptions) => {
			const {json, report, profile} = options;
			const {out, err} = world;
			const [{examine}, {checkLines, summary}] = await Promise.all([
				import('./doctor-checks.ts'),
				import('./doctor-table.ts'),
			]);
			const found = await examine({profile, askMfaCode: mfaQuestion(world)}, inRegion(world, options));
			const checks = [...found, ...lookAtTerminal(world)];
			if (json) out.json({version: 1, checks});
			else if (report) {
				const {reportLines} = await import('./doctor-report.ts');
				for (const line of reportLines(checks, machine)) out.line(line);
			} else {
				for (const line of checkLines(checks, out.columns ?? 80)) out.line(line);
				err.line(summary(checks));
			}
		});

const machine = {
	daypass: version,
	node: process.versions.node,
	platform: process.platform,
	architecture: process.arch,
};

const lookAtTerminal = ({env, stdin, out, err}: World): readonly Check[] => {
	const terminal = openTerminal(env);
	try {
		return terminalChecks({
			env,
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
				stdin: stdin.isTTY === true,
				stdout: out.isTTY,
				stderr: err.isTTY,
			},
			desktop: nativeClipboard({platform: process.platform, env}),
		});
	} finally {
		terminal?.close();
	}
};
