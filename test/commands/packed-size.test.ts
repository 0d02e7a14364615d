import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Daypass, failureOf, withDaypass} from '../support/daypass.ts';

const spender = 'arn:aws:iam::111122223333:role/Tagged-Spender';
const link = ['link', '-q', '-r', spender, '-n', 'bob', '--tag', 'CostCenter=1001'];

/** Text that can't be packed: letters of no order, always the same. */
const noise = (length: number) => {
	let text = '';
	for (let number = 1; text.length < length; number++)
		text += ((number * 2_654_435_761) % 4_294_967_291).toString(36);
	return text.slice(0, length);
};

/** A policy file of so many characters of noise. */
const policyOf = ({sandbox: _, folder}: Daypass, length: number) => {
	const file = path.join(path.dirname(folder), 'narrow.json');
	const Resource = Array.from(
		{length: length / 20},
		(_item, at) => `arn:aws:s3:::${noise(length).slice(at * 20, at * 20 + 20)}`,
	);
	writeFileSync(
		file,
		JSON.stringify({Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 's3:*', Resource}]}),
	);
	return file;
};

describe.concurrent('how AWS packed a scope', () => {
	test('is said of the same scope the next time, and of no other', () =>
		withDaypass(async (daypass) => {
			const scope = policyOf(daypass, 400);
			expect(await daypass.run([...link, '--scope', scope])).toMatchObject({code: 0, stderr: ''});
			const seen = await daypass.run(['policy', 'Audit', '--scope', scope]);
			expect(seen.stderr).toMatch(/^Note: AWS packed this scope to \d\d % of its limit the last time\.$/m);
			const other = await daypass.run(['policy', 'Audit', '--scope', 'view-only']);
			expect(other.stderr).not.toContain('packed');
			const kept = readFileSync(path.join(daypass.folder, 'packed.json'), 'utf8');
			expect(kept).toMatch(
				/^\{"version":1,"sizes":\[\{"scope":"[\da-f]{32}","percent":\d+,"refused":false\}\]\}\n$/,
			);
		}));

	test('near its limit is a warning, of the pass and before the next one', () =>
		withDaypass(async (daypass) => {
			const scope = policyOf(daypass, 1000);
			const {stdout} = await daypass.run([
				...link,
				'--scope',
				scope,
				'--tag',
				`a=${noise(100).toUpperCase()}`,
				'--json',
			]);
			expect(JSON.parse(stdout).warnings).toContainEqual(
				expect.stringMatching(
					/^AWS packed the scope and the session tags to 9\d % of its limit: little more/,
				),
			);
			const read = await daypass.run(['policy', 'Audit', '--scope', scope, '--json']);
			expect(JSON.parse(read.stdout).warnings).toContainEqual({
				code: 'scope',
				message: expect.stringMatching(
					/^AWS packed this scope to 9\d % .*: a tag or a line more may be too much\.$/,
				),
			});
		}));

	test('where it is too large says what to cut, and is said before the next one', () =>
		withDaypass(async (daypass) => {
			const scope = policyOf(daypass, 1000);
			const words = [
				...link,
				'--scope',
				scope,
				'--tag',
				`a=${[...noise(250)].toReversed().join('')}`,
				'--tag',
				`b=${noise(250).toUpperCase()}`,
			];
			const refused = await daypass.run([...words, '--json']);
			expect(refused.code).toBe(2);
			const {code, message, hint} = failureOf(refused);
			expect({code, message}).toEqual({code: 'policy-too-large', message: expect.stringMatching(/1\d\d%/)});
			expect(hint).toMatch(
				/^The policy has 1,?\d+ characters, .* managed policy .*\. 3 session tags take 516 characters: leave some out/,
			);
			const {stdout} = await daypass.run(['policy', 'Audit', '--scope', scope]);
			expect(stdout).toMatch(
				/^! AWS refused this scope as too large the last time, at 1\d\d % of its limit/m,
			);
			expect(await daypass.run([...link, '--scope', scope])).toMatchObject({code: 0});
			expect((await daypass.run(['policy', 'Audit', '--scope', scope])).stdout).not.toContain('refused');
		}));

	test('leaves no trace where there is no scope, and none with --no-history', () =>
		withDaypass(async (daypass) => {
			await daypass.run(link);
			await daypass.run([...link, '--no-history', '--scope', 'view-only']);
			expect(existsSync(path.join(daypass.folder, 'packed.json'))).toBe(false);
		}));
});
