import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {failureOf, noCredentials, withDaypass} from '../support/daypass.ts';

const nothing = {...noCredentials, AWS_REGION: undefined};

test.each(['link -r Audit', 'roles', 'policy Audit', 'revoke Audit --yes'])(
	'%s: where there are neither credentials nor a region, the credentials are named first',
	(words) =>
		withDaypass(async ({run}) => {
			const refused = await run(`${words} --json`, {env: nothing});
			expect({code: refused.code, failure: failureOf(refused).code}).toEqual({
				code: 4,
				failure: 'no-credentials',
			});
			const without = await run(`${words} --json`, {env: {AWS_REGION: undefined}});
			expect({code: without.code, failure: failureOf(without).code}).toEqual({code: 2, failure: 'no-region'});
		}),
);

test('presets of a newer daypass are described once', () =>
	withDaypass(async ({run, folder}) => {
		mkdirSync(folder);
		writeFileSync(path.join(folder, 'config.json'), '{"version":99,"presets":[{"new":1}],"settings":{}}');
		const {code, stdout, stderr} = await run('presets');
		expect({code, stdout}).toEqual({code: 0, stdout: ''});
		expect(stderr).toMatch(/^Note: a newer daypass wrote config\.json, and none of its presets .*\n$/);
	}));
