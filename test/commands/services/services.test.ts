import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../../presets/temporary-folder.ts';
import {runInProcess} from '../../support/in-process.ts';

type Found = {readonly id: string; readonly title: string; readonly subtitle: string; readonly url?: string};

const ask = async (
	words: string,
	variables: Readonly<Record<string, string>> = {},
	folder = temporaryFolder(),
) =>
	runInProcess(['services', ...words.split(' ').filter(Boolean)], {
		env: {LANG: 'C.UTF-8', AWS_REGION: 'eu-west-1', DAYPASS_CONFIG_DIR: folder, ...variables},
	});

const found = async (...asked: Parameters<typeof ask>): Promise<readonly Found[]> =>
	JSON.parse((await ask(`${asked[0]} --json`, asked[1])).stdout).services;

describe('daypass services', () => {
	test.each([
		['lambda logs', 'lambda/logs'],
		['ラムダ', 'lambda'],
		['ec2 instances', 'ec2/instances'],
		['s3 bucket acme-reports', 's3/bucket/acme-reports'],
	])('finds “%s” as the screen does', async (words, id) => {
		const ids = (await found(words)).map((one) => one.id);
		expect(ids).toContain(id);
	});

	test('tells what --to calls a page, and its address in the region', async () => {
		const [first] = await found('ec2/instances');
		expect(first).toEqual({
			id: 'ec2/instances',
			title: 'EC2 · Instances',
			subtitle: '',
			url: 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:',
		});
		const [elsewhere] = await found('sqs --region us-gov-west-1');
		expect(elsewhere?.url).toContain('console.amazonaws-us-gov.com');
	});

	test('without a word lists everything, services with their pages', async () => {
		const all = await found('');
		expect(all.length).toBeGreaterThan(300);
		const ec2 = all.findIndex(({id}) => id === 'ec2');
		expect(all[ec2 + 1]?.id).toMatch(/^ec2\//);
		expect((await ask('')).stdout.split('\n')).toHaveLength(all.length + 1);
	});

	test('says of an old preset of its name how it can still be used', async () => {
		const folder = temporaryFolder();
		const preset = {name: 'services', role: 'arn:aws:iam::111122223333:role/Audit', duration: 3600};
		writeFileSync(
			path.join(folder, 'config.json'),
			JSON.stringify({version: 1, presets: [preset], settings: {}}),
		);
		const {code, stderr} = await ask('s3', {}, folder);
		expect({code, stderr}).toEqual({
			code: 0,
			stderr: expect.stringContaining('daypass presets rename services my-services'),
		});
		const env = {LANG: 'C.UTF-8', DAYPASS_CONFIG_DIR: folder};
		expect((await runInProcess(['presets', 'rename', 'services', 'mine'], {env})).code).toBe(0);
	});
});
