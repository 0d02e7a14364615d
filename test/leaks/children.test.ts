import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Daypass, withProgram} from '../support/daypass.ts';
import {until} from '../support/until.ts';

const link = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';
const secrets = {
	AWS_CONTAINER_AUTHORIZATION_TOKEN: undefined,
	AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
};

/** A program that writes down what it was given, under the names that are looked for. */
const spy = (folder: string, names: readonly string[]) => {
	const bin = path.join(folder, 'bin');
	const seen = path.join(folder, 'seen');
	mkdirSync(bin, {recursive: true});
	for (const name of names) {
		writeFileSync(path.join(bin, name), `#!/bin/sh\nenv > '${seen}.next'\nmv '${seen}.next' '${seen}'\n`);
		chmodSync(path.join(bin, name), 0o755);
	}
	return {bin, seen};
};

const withSpy = (
	names: readonly string[],
	words: string,
	env: (bin: string) => Readonly<Record<string, string>>,
	before?: (daypass: Omit<Daypass, 'run'> & {run: Daypass['spawn']}) => Promise<unknown>,
) =>
	withProgram(async (daypass) => {
		const {bin, seen} = spy(path.dirname(daypass.folder), names);
		await before?.(daypass);
		const variables = {PATH: `${bin}:${process.env['PATH']}`, ...env(bin)};
		await daypass.run(words, {as: 'ana', env: {...secrets, ...variables}});
		await until(() => existsSync(seen));
		const given = readFileSync(seen, 'utf8');
		expect(given).toContain(`PATH=${bin}`);
		const handedOn = given
			.split('\n')
			.filter((line) => /^AWS_(ACCESS|SECRET|SESSION|SECURITY|CONTAINER_AUTH)/.test(line));
		expect(handedOn).toEqual([]);
		expect(daypass.sandbox.secrets().filter((secret) => given.includes(secret))).toEqual([]);
	});

describe.concurrent('no program that is started gets the credentials', () => {
	test('an open-command', () =>
		withSpy(
			['opener'],
			`${link} --open`,
			() => ({}),
			({run}) => run(['settings', 'set', 'open-command', 'opener "$1"']),
		));

	test('a browser', () => withSpy(['xdg-open', 'xdg-mime'], `${link} --open`, () => ({DISPLAY: ':9'})));

	test('a clipboard', () => withSpy(['xsel', 'xclip', 'wl-copy'], `${link} --copy`, () => ({DISPLAY: ':9'})));

	test('tmux', () => withSpy(['tmux'], `${link} --copy`, () => ({TMUX: '/tmp/x,1,0'})));

	test('an editor', () =>
		withSpy(
			['editor'],
			'presets edit audit',
			() => ({EDITOR: 'editor'}),
			({run}) => run('presets save audit -r arn:aws:iam::111122223333:role/Audit'),
		));
});
