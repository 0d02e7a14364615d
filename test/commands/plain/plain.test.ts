import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {withDaypass} from '../../support/daypass.ts';

describe('daypass --plain', () => {
	test('a number, Enter to each question and the link stands alone on standard output', () =>
		withDaypass(async ({run}) => {
			const answers = ['Audit', '', '', '', '', '', 'q'];
			const {code, stdout, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stdout).toMatch(/^http:\S+SigninToken=\S+\n$/);
			expect(stderr).toContain('Audit: allowed');
			expect(stderr).toContain('Session name [daypass-cm-chiba-yukihiro]:');
		}));

	test('a bad value is asked for again with the field’s own sentence, and what was typed before is kept', () =>
		withDaypass(async ({run}) => {
			const answers = ['Audit', 'a b', 'visitor', '50h', '30m', '', '', '', 'q'];
			const {code, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toContain('AWS takes letters, digits and _+=,.@- here, not');
			expect(stderr).toContain('50 h is too long');
			expect(stderr).toContain('The session lasts 30m');
		}));

	test('a scope that AWS would not take is asked for alone', () =>
		withDaypass(async ({run}) => {
			const answers = ['Audit', '', '', '', '', 'lambda', 'read-only', 'q'];
			const {code, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr.match(/There is no scope/g)).toHaveLength(1);
			expect(stderr.match(/Session policy \[/g)).toHaveLength(2);
		}));

	test('a page that nothing is called is told from one that is meant, and asked about', () =>
		withDaypass(async ({run}) => {
			const near = await run('--plain', {answers: ['Audit', '', '', '', 'lamdba', '1', '', 'q']});
			expect(near.stderr).toContain('Nothing is called “lamdba”. The nearest:');
			expect(near.stdout).toContain('%2Flambda%2F');
			const meant = await run('--plain', {answers: ['Audit', '', '', '', 'lambda', '', 'q']});
			expect(meant.stderr).not.toContain('Nothing is called');
		}));

	test('a pass whose holder could become administrator is asked about; no goes back to the list', () =>
		withDaypass(async ({run}) => {
			const answers = ['Playground-Admin', '', '', '', '', '', 'n', 'q'];
			const {code, stdout, stderr} = await run('--plain', {answers});
			expect([code, stdout]).toEqual([0, '']);
			expect(stderr).toContain('Make the link all the same? [y/N]');
		}));

	test('a preset that is saved remembers the yes, as one saved on the screen does', () =>
		withDaypass(async ({run, folder}) => {
			const answers = ['Playground-Admin', '', '', '', '', '', 'y', 's', 'admin', 'q'];
			const {code} = await run('--plain', {answers});
			expect(code).toBe(0);
			const {presets} = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
			expect(presets).toMatchObject([{name: 'admin', accepted: ['privilege-escalation']}]);
		}));

	test('the region is the pasted page’s, also when its question comes again', () =>
		withDaypass(async ({run}) => {
			const pasted = 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1';
			const answers = ['Audit', '', '', '', pasted, '<', '<', '', '', '', 'q'];
			const {code, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toContain('Region [us-west-2 ');
			expect(stderr).toContain('Region [eu-west-1 ');
		}));

	test('the filter finds the session at hand as the screen does', () =>
		withDaypass(async ({run}) => {
			const {stderr} = await run('--plain', {answers: ['itself session', 'q']});
			expect(stderr).toContain('1. this session itself: no role');
		}));

	test('a role that is denied has no length of a session', () =>
		withDaypass(async ({run}) => {
			const {stderr} = await run('--plain', {answers: ['BreakGlass', 'q']});
			expect(stderr).toMatch(/BreakGlass-Admin: no\. /);
		}));

	test('words filter, ? explains, < goes back a question, and from the first to the list', () =>
		withDaypass(async ({run}) => {
			const answers = ['?', 'is:allowed audit', '1', 'visitor', '<', '<', 'Audit', '', '', '', '', '', 'q'];
			const {code, stdout, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toContain('A number chooses.');
			expect(stderr.match(/Session name \[visitor\]:/g)).toHaveLength(2);
			expect(stdout).toContain('SigninToken');
		}));

	test('a preset’s name makes its link, and the external ID that a role wants is asked for', () =>
		withDaypass(async ({run}) => {
			const id = ['PartnerView', '', 'wrong-one', '', '', '', '', 'still-wrong', '<', 'q'];
			const {stderr, stdout} = await run('--plain', {answers: id});
			expect(stderr).toContain('External ID:');
			expect(stderr).toContain('The one typed was refused');
			expect(stdout).toBe('');
			const saving = ['Audit', '', '', '', '', '', 's', 'mine', 'a', 'mine', 'q'];
			const saved = await run('--plain', {answers: saving});
			expect(saved.stderr).toContain('Saved mine: next time, daypass mine.');
			expect(saved.stderr.match(/Next\?/g)).toHaveLength(3);
		}));

	test.each(['v5', '2024'])('a preset called %s is that preset', (name) =>
		withDaypass(async ({run}) => {
			await run(`presets save ${name} --role Audit`);
			const {code, stdout} = await run('--plain', {answers: [name, 'q']});
			expect(code).toBe(0);
			expect(stdout).toContain('SigninToken');
		}),
	);

	test('revoking asks for the role’s name; a link that was revoked is not printed', () =>
		withDaypass(async ({run}) => {
			const answers = ['Audit', '', '', '', '', '', 'x', 'nobody', 'x', 'Audit', 'q'];
			const {code, stdout, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toContain('That is not the role’s name: nothing was revoked.');
			expect(stderr).toContain('Revoked every session');
			expect(stdout).toBe('');
		}));

	test.each([{TERM: 'dumb'}, {INK_SCREEN_READER: 'true'}])('%o asks questions by itself', (env) =>
		withDaypass(async ({run}) => {
			const {code, stderr} = await run([], {answers: ['q'], env});
			expect(code).toBe(0);
			expect(stderr).toContain('Which one?');
		}),
	);

	test('without a terminal it says what to use instead', () =>
		withDaypass(async ({run}) => {
			const {code, stderr, calls} = await run('--plain');
			expect([code, calls]).toEqual([2, []]);
			expect(stderr).toContain('daypass link --role <name>');
		}));

	test('under a locale without UTF-8 everything is ASCII', () =>
		withDaypass(async ({run}) => {
			const {stderr} = await run('--plain', {answers: ['q'], env: {LANG: 'C'}});
			expect(stderr).toMatch(/^[\n -~]*$/);
		}));
});

describe('what the screen has keys for', () => {
	test('v and a number asks AWS, and a role that wants something more says so', () =>
		withDaypass(async ({run}) => {
			const answers = ['is:allowed audi', 'v 1', 'needs:external-id PartnerV', 'v1', 'q'];
			const {code, stderr, calls} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toMatch(/, AWS says\./);
			expect(stderr).toContain('This role wants an external ID');
			expect(calls).toContain('sts:AssumeRole');
		}));

	test('the code of a device is asked for last, and a wrong one again', () =>
		withDaypass(async ({run}) => {
			const answers = ['app/Deployer-Prod', '', '', '', '', '', '12', '123456', 'y', 'q'];
			const {code, stdout, stderr} = await run('--plain', {answers, as: 'ana'});
			expect(code).toBe(0);
			expect(stderr).toContain('An MFA code has exactly six digits.');
			expect(stderr).toMatch(/Session policy \[[^\]]*\]: MFA code: /);
			expect(stderr).not.toContain('--mfa');
			expect(stderr).not.toContain('123456');
			expect(stdout).toContain('SigninToken');
		}));

	test('a preset remembers the yes that its pass was made with, and does not ask again', () =>
		withDaypass(async ({run, folder}) => {
			await run('presets save grave -r Playground-Admin');
			const answers = ['grave', 'y', 'a', 'grave', 'q'];
			const {code, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toContain('grave remembers your yes.');
			expect(stderr.match(/Make the link all the same\?/g)).toHaveLength(1);
			const {presets} = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
			expect(presets).toMatchObject([{name: 'grave', accepted: ['privilege-escalation']}]);
		}));

	test('a preset in which something no longer fits says what', () =>
		withDaypass(async ({run}) => {
			await run('presets save gone -r arn:aws:iam::111122223333:role/NoSuchRoleHere');
			const {stderr} = await run('--plain', {answers: ['q']});
			expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(/preset gone: .*NoSuchRoleHere/);
		}));

	test('the link is copied, or it says why not; a code that does not fit says what it needs', () =>
		withDaypass(async ({run}) => {
			const answers = ['Audit', '', '', '', '', '', 'c', 'qr', '?', 'q'];
			const {code, stderr} = await run('--plain', {answers});
			expect(code).toBe(0);
			expect(stderr).toMatch(/Not copied|Sent to your terminal|Copied/);
			expect(stderr).toMatch(/No QR code: it needs \d+×\d+ characters|█|▀/);
			expect(stderr).toContain('qr: show it as a QR code.');
		}));
});
