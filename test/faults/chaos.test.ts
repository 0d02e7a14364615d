import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ActionName, Fault} from '../../source/sandbox/faults.ts';
import {type CommandRun, type Daypass, failureOf, withDaypass} from '../support/daypass.ts';

/** Whole jobs with faults at random: a few in every run, a thousand with `npm run chaos`. */
const jobs = Number(process.env['CHAOS_JOBS'] ?? 40);
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_129);

const audit = 'arn:aws:iam::111122223333:role/Audit';

/** What somebody may do with it, in any order. */
const commands = [
	`link -r ${audit} -n bob --json`,
	`link -r ${audit} -n ana --note`,
	'link -r Audit -d 90m --to s3 --json',
	'link -r PartnerView -n bob --external-id acme-7731 --json',
	`link -r ${audit} --scope read-only --save kept --yes --json`,
	'kept --json',
	'-',
	'roles --json',
	'roles --all',
	'policy Audit --json',
	'policy Audit --check s3:GetObject --json',
	`presets save other -r ${audit} --yes`,
	'presets rename other another',
	'presets list --json',
	'history --json',
	'history --alive',
	'revoke Audit --session bob --yes --json',
	'settings set duration 30m',
	'settings list --json',
] as const;

const calls: readonly ActionName[] = [
	'credentials:get',
	'sts:GetCallerIdentity',
	'sts:AssumeRole',
	'signin:getSigninToken',
	'iam:GetRole',
	'iam:ListRoles',
	'iam:GetRolePolicy',
	'iam:PutRolePolicy',
	'iam:ListAttachedRolePolicies',
	'iam:GetPolicyVersion',
	'iam:GetAccountAuthorizationDetails',
];

const faults: readonly Fault[] = [
	'throttled',
	'500',
	'503',
	'html',
	'empty',
	'wrong-json',
	'expired',
	'denied',
	'region-disabled',
	'reset',
	'cut-off',
	{slow: 300},
];

const job = fc.record({
	words: fc.constantFrom(...commands),
	wrong: fc.array(
		fc.record({
			call: fc.constantFrom(...calls),
			fault: fc.constantFrom(...faults),
			times: fc.integer({min: 1, max: 4}),
		}),
		{maxLength: 3},
	),
});

const secretsIn = ({sandbox}: Daypass, {stdout, stderr}: CommandRun): readonly string[] => {
	const said = `${stdout}${stderr}`.replaceAll(/http\S+?SigninToken=[\w%-]+/g, '');
	return [...sandbox.secrets(), 'acme-7731'].filter((secret) => said.includes(secret));
};

/** What a command may not leave behind, whatever befell it. */
const leftBehind = (folder: string): readonly string[] =>
	existsSync(folder)
		? readdirSync(folder).filter((name) => /\.(next-.*|lock|holder|breaking.*|broken-.*)$/.test(name))
		: [];

const secretsKept = ({sandbox, folder}: Daypass): readonly string[] => {
	const files = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.lock')) : [];
	const text = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
	return sandbox.secrets().filter((secret) => text.includes(secret));
};

test(
	`${jobs} jobs with faults at random: each ends, says why, tells no secret and leaves nothing behind`,
	() =>
		withDaypass(async (daypass) => {
			const {run, sandbox, folder} = daypass;
			await fc.assert(
				fc.asyncProperty(job, async ({words, wrong}) => {
					for (const {call, fault, times} of wrong) sandbox.fault(call, fault, times);
					const result = await run(words, {deadline: 40_000});
					for (const call of calls) sandbox.fault(call, '500', 0);
					expect([0, 1, 2, 3, 4, 5]).toContain(result.code);
					expect(secretsIn(daypass, result)).toEqual([]);
					expect(secretsKept(daypass)).toEqual([]);
					expect(leftBehind(folder)).toEqual([]);
					if (result.code === 0) return;
					expect(result.stdout).toBe('');
					if (words.endsWith('--json')) expect(failureOf(result).code).not.toBe('unexpected-error');
					else expect(result.stderr).toMatch(/^daypass: [A-Z].*/m);
				}),
				{numRuns: jobs, seed, endOnFailure: true},
			);
		}),
	jobs * 40_000,
);
