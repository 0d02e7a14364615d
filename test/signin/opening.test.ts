import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../support/daypass.ts';

const govCloud = {AWS_REGION: 'us-gov-west-1'};

describe.concurrent('where a link opens, before anything is asked', () => {
	test.each([
		['a role by its name', 'link Audit'],
		['the session at hand', 'link --self'],
		['a part of one’s own permissions', 'link --federate --scope view-only'],
		['a role by its ARN', 'link arn:aws-us-gov:iam::111122223333:role/Audit -n bob'],
	])('%s is in the partition of one’s own region', (_, words) =>
		withDaypass(async ({run}) => {
			const {stdout} = await run(`${words} --dry-run --json`, {env: govCloud});
			expect(JSON.parse(stdout).destination).toContain('console.amazonaws-us-gov.com');
		}),
	);

	test.each([
		['--region oregon', undefined],
		['--region us-west-2a', undefined],
		['--region oregon', 'us-east-1'],
	])('%s, with AWS_REGION %s, is no region', (words, AWS_REGION) =>
		withDaypass(async ({run}) => {
			const result = await run(`link Audit ${words} --json`, {env: {AWS_REGION}});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'unknown-region',
				hint: expect.stringContaining('us-west-2'),
			});
		}),
	);

	test('the region that is named is also where STS is asked, for want of one’s own', () =>
		withDaypass(async ({run}) => {
			const words = 'link Audit -n bob --region eu-west-1 --dry-run --json';
			const {stdout} = await run(words, {env: {AWS_REGION: undefined, AWS_ENDPOINT_URL_STS: undefined}});
			const {calls} = JSON.parse(stdout) as {calls: readonly {action: string; endpoint: string}[]};
			expect(calls.find(({action}) => action === 'sts:AssumeRole')?.endpoint).toContain('eu-west-1');
		}));

	test('the pass says the region of what it opens, an ARN’s before one’s own', () =>
		withDaypass(async ({run}) => {
			const bob = 'link -r arn:aws:iam::111122223333:role/Audit -n bob --quiet --json -t';
			const regionOf = async (page: string) => JSON.parse((await run(`${bob} ${page}`)).stdout).region;
			expect(await regionOf('s3')).toBe('us-west-2');
			expect(await regionOf('arn:aws:lambda:eu-west-1:111122223333:function:f')).toBe('eu-west-1');
		}));

	test('signing out first is refused where AWS has no such page', () =>
		withDaypass(async ({run}) => {
			const words = 'link Audit --logout-first --json';
			const result = await run(words, {env: govCloud});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'logout-first-unsupported',
				message: 'Signing the browser out first works in the commercial partition only.',
				hint: expect.stringContaining('private window'),
			});
		}));
});
