import path from 'node:path';
import {expect, test} from 'vitest';
import {recentIn} from '../../../source/commands/screen/recent.ts';
import {appendHistory} from '../../../source/presets/history.ts';
import {examplePass} from '../../presets/examples.ts';
import {temporaryFolder} from '../../presets/temporary-folder.ts';

const opened = (hour: number, service: string, destination: string, role = 'Audit') => ({
	...examplePass,
	role: `arn:aws:iam::111122223333:role/${role}`,
	issuedAt: `2026-11-23T${String(hour).padStart(2, '0')}:00:00Z`,
	region: 'us-west-2',
	service,
	destination,
});

const host = 'https://us-west-2.console.aws.amazon.com';

test('roles and pages of history, newest first, each once, as the form takes them', async () => {
	const folder = temporaryFolder();
	const passes = [
		opened(1, 's3', `https://s3.console.aws.amazon.com/s3/get-started?region=us-west-2`, 'Viewer'),
		opened(2, 'ec2', `${host}/ec2/home?region=us-west-2#Instances:`),
		opened(3, 'console', `${host}/console/home?region=us-west-2`),
		opened(4, 'lambda', `${host}/lambda/home?region=us-west-2#/functions`),
		opened(5, 'ec2', `${host}/ec2/home?region=us-west-2#Instances:`),
		opened(6, 'ec2', `${host}/ec2/home?region=us-west-2#NoSuchPage:id=1`),
	];
	for (const pass of passes) await appendHistory(folder, pass, {source: 'screen'});
	expect(recentIn(folder)).toEqual({
		roles: ['arn:aws:iam::111122223333:role/Audit', 'arn:aws:iam::111122223333:role/Viewer'],
		pages: [
			`${host}/ec2/home?region=us-west-2#NoSuchPage:id=1`,
			'ec2/instances',
			expect.stringMatching(/^lambda/),
			expect.stringContaining('s3'),
		],
	});
});

test('without a history there is nothing', () => {
	expect(recentIn(path.join(temporaryFolder(), 'none'))).toEqual({roles: [], pages: []});
});
