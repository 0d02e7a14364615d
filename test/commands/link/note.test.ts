import {afterEach, describe, expect, test, vi} from 'vitest';
import {noteFor, noteStyle} from '../../../source/commands/link/note.ts';
import type {Pass} from '../../../source/pass/pass.ts';
import {examplePass} from '../../presets/examples.ts';
import {withDaypass} from '../../support/daypass.ts';

const pass: Pass = {
	...examplePass,
	issuedAt: '2026-11-23T14:26:09Z',
	linkExpiresAt: '2026-11-23T14:41:09Z',
	sessionExpiresAt: '2026-11-23T15:26:09Z',
	scope: ['read-only'],
};

const can = (summary: string) => ({summary, inJapanese: () => `${summary} の読み取りのみ`});

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the message to send along', () => {
	test('says who, where, what, until when, and what goes wrong most', () => {
		vi.stubEnv('TZ', 'UTC');
		const note = noteFor(pass, can('Read-only in S3'));
		expect(note).toContain(`**${pass.sessionName}**`);
		expect(note).toContain(`\n${pass.url}\n`);
		expect(note).toContain(`- **Account:** ${pass.account}, role ${pass.role.split('/').at(-1)}\n`);
		expect(note).toContain('- **Access:** Read-only in S3\n- **Narrowed to:** read-only\n');
		expect(note).toContain('in a private window, or sign out');
	});

	test.each([
		['UTC', 'Coordinated Universal Time (UTC)', '14:41'],
		['Asia/Tokyo', 'Japan Standard Time (UTC+09:00)', '23:41'],
		['Asia/Kolkata', 'India Standard Time (UTC+05:30)', '20:11'],
		['America/New_York', 'Eastern Standard Time (UTC-05:00)', '09:41'],
	])('spells out the time zone of %s', (zone, words, time) => {
		vi.stubEnv('TZ', zone);
		expect(noteFor(pass)).toContain(`- **Open the link before:** 23 November 2026, ${time} ${words}\n`);
	});

	test('makes nothing of what others wrote but a text', () => {
		const evil =
			'S3\n# Read\n[here](https://evil.example) <img src=x> ![a](b) **b** www.evil.example a@b.c `x`';
		const note = noteFor(pass, can(evil));
		expect(note.split('\n').filter((line) => line.startsWith('#'))).toEqual([]);
		expect(note).toContain(
			String.raw`- **Access:** S3 # Read \[here\](https:\//evil.example) \<img src=x\> \!\[a\](b) \*\*b\*\* www\.evil.example a\@b.c ` +
				'\\`x\\`',
		);
		expect(noteFor(pass, can(evil), {format: 'plain'})).toContain('https://evil.example');
	});

	test('is plain where Markdown is not read', () => {
		const note = noteFor(pass, can('Read-only in S3'), {format: 'plain'});
		expect(note).not.toMatch(/\*|^- /m);
		expect(note).toContain('\nAccess: Read-only in S3\n');
	});

	test('is Japanese where that is asked for, or the locale is', () => {
		vi.stubEnv('TZ', 'Asia/Tokyo');
		const note = noteFor(pass, can('S3'), noteStyle('ja', {}));
		expect(note).toContain('- **できること：**S3 の読み取りのみ\n');
		expect(note).toContain('AWS コンソールへの一時的なサインインリンクです');
		expect(note).toContain('- **リンクの期限：**2026年11月23日 23:41 日本標準時 (UTC+09:00)\n');
		expect(note).toContain(`\n${pass.url}\n`);
		expect(noteStyle(true, {LANG: 'ja_JP.UTF-8'})).toEqual({format: 'markdown', language: 'ja'});
		expect(noteStyle('plain', {LANG: 'ja_JP.UTF-8'})).toEqual({format: 'plain', language: 'ja'});
		expect(noteStyle(true, {LANG: 'ja_JP.UTF-8', LC_ALL: 'C'})).toEqual({format: 'markdown', language: 'en'});
	});

	test('leaves out what nobody knows', () => {
		expect(noteFor({...pass, scope: []})).not.toMatch(/Access:|Narrowed/);
	});
});

describe.concurrent('--note', () => {
	const minted = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';

	test('tells what the visitor can do, and asks IAM for it only then', () =>
		withDaypass(async ({run}) => {
			const {stderr, calls} = await run(`${minted} --scope s3-bucket=reports --note plain`);
			expect(stderr).toMatch(/^Access: Only names and settings in S3$/m);
			expect(calls).toContain('iam:ListAttachedRolePolicies');
			expect((await run(`${minted} --note --quiet`)).calls).toEqual([
				'sts:AssumeRole',
				'signin:getSigninToken',
			]);
		}));

	test('says nothing about it where it can’t be read', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:ListAttachedRolePolicies');
			sandbox.deny('iam:ListRolePolicies');
			sandbox.deny('iam:GetAccountAuthorizationDetails');
			const {code, stderr} = await run(`${minted} --note`);
			expect(code).toBe(0);
			expect(stderr).toContain('Here is your day pass');
			expect(stderr).not.toContain('Access:');
		}));
});
