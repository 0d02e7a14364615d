import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {type Daypass, withProgram} from '../../support/daypass.ts';

const minted = 'link -r arn:aws:iam::111122223333:role/Audit -n bob --open';

/** A desktop with these programs and no others. */
const withPrograms = ({folder}: Daypass, programs: Readonly<Record<string, string>>) => {
	const bin = path.join(folder, '..', 'bin');
	mkdirSync(bin);
	for (const [name, script] of Object.entries(programs)) {
		writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
		chmodSync(path.join(bin, name), 0o755);
	}
	for (const name of ['sh', 'cat', 'sleep']) symlinkSync(`/bin/${name}`, path.join(bin, name));
	return {as: 'ana', env: {PATH: bin, DISPLAY: ':99'}} as const;
};

const noted = (daypass: Daypass, name: string) => {
	const file = path.join(daypass.folder, '..', name);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

const defaultIs = (desktopFile: string) => ({'xdg-mime': `echo ${desktopFile}`});
const notes = (name: string) => `echo "$@" >>"$HOME/${name}"`;

describe.skipIf(process.platform !== 'linux').concurrent('--open', () => {
	test('opens a private window where the browser has one', () =>
		withProgram(async (daypass) => {
			const options = withPrograms(daypass, {
				...defaultIs('firefox_firefox.desktop'),
				firefox: notes('firefox'),
			});
			const {code, stdout, stderr} = await daypass.run(minted, options);
			expect({code, stderr}).toMatchObject({code: 0, stderr: expect.stringContaining('in a private window')});
			expect(noted(daypass, 'firefox')).toBe(`--private-window ${stdout}`);
		}));

	test('does not wait for a browser that stays', () =>
		withProgram(async (daypass) => {
			const options = withPrograms(daypass, {
				...defaultIs('google-chrome.desktop'),
				// As long as its home is there: who waits for it waits until the test is over.
				'google-chrome': 'while [ -e "$HOME" ]; do sleep 0.2; done',
			});
			const {code, stderr} = await daypass.run(minted, options);
			expect({code, stderr}).toMatchObject({code: 0, stderr: expect.stringContaining('in a private window')});
		}));

	test('opens the default browser where there is no private window, and says so', () =>
		withProgram(async (daypass) => {
			const options = withPrograms(daypass, {
				...defaultIs('org.gnome.Epiphany.desktop'),
				'xdg-open': notes('xdg-open'),
			});
			const {code, stdout, stderr} = await daypass.run(minted, options);
			expect({code, stderr}).toMatchObject({
				code: 0,
				stderr: expect.stringContaining('use a private window'),
			});
			expect(noted(daypass, 'xdg-open')).toBe(stdout);
		}));

	test.each([
		['there is none', {}],
		['it fails', {'xdg-open': 'exit 3'}],
	])(
		'says honestly that no browser could be started where %s; the link is there all the same',
		(_, programs) =>
			withProgram(async (daypass) => {
				const {code, stdout, stderr} = await daypass.run(minted, withPrograms(daypass, programs));
				expect(code).toBe(0);
				expect(stdout).toMatch(/^http\S+SigninToken=\S+\n$/);
				expect(stderr).toContain('Not opened: no browser could be started.');
			}),
	);
});
