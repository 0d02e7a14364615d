import {describe, expect, test} from 'vitest';
import {withDaypass} from '../../support/daypass.ts';

type Role = {
	readonly name: string;
	readonly path: string;
	readonly verdict: string;
	readonly needs: string[];
};

const found = (stdout: string) => (JSON.parse(stdout) as {readonly roles: readonly Role[]}).roles;

describe('roles with a filter', () => {
	test.each<[string, (role: Role) => boolean]>([
		['is:allowed', ({verdict}) => verdict === 'allowed'],
		['-is:allowed', ({verdict}) => verdict !== 'allowed'],
		['needs:mfa', ({needs}) => needs.includes('mfa')],
		['path:/app/ -is:denied', ({path, verdict}) => path.startsWith('/app/') && verdict !== 'denied'],
	])('%s', (filter, fits) =>
		withDaypass(async ({run}) => {
			const all = found((await run('roles --json')).stdout);
			const {code, stdout} = await run(`roles ${filter} --json`);
			expect(code).toBe(0);
			const names = found(stdout).map(({name}) => name);
			expect(names.length).toBeGreaterThan(0);
			expect(names).toEqual(all.filter(fits).map(({name}) => name));
		}),
	);

	test('words that fit nothing are said to', () =>
		withDaypass(async ({run}) => {
			const {code, stdout, stderr} = await run('roles zzzz9');
			expect({code, stdout}).toEqual({code: 0, stdout: ''});
			expect(stderr).toContain('No role fits');
		}));

	test.each([
		['roles is:maybe', 'is: takes allowed, conditional, denied or unknown.'],
		['roles colour:red', 'colour: is not a filter.'],
		['roles --jsno', 'has no option --jsno'],
	])('%s is refused', (words, sentence) =>
		withDaypass(async ({run}) => {
			const {code, stderr} = await run(words);
			expect(code).toBe(2);
			expect(stderr).toContain(sentence);
		}),
	);
});
