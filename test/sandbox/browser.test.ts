import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {askForToken, assume, loginLink, role, sessionIn, tokenIn} from './link.ts';
import {sandboxForTest} from './sandbox.ts';

const chromium = '/usr/bin/chromium';

/** The page as it stands after its script has run. */
const openInBrowser = async (link: string) => {
	const profile = await mkdtemp(path.join(tmpdir(), 'daypass-browser-'));
	onTestFinished(() => rm(profile, {recursive: true, force: true}));
	const options = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom'];
	const {stdout} = await promisify(execFile)(chromium, [...options, '--virtual-time-budget=2000', link]);
	return stdout;
};

test.skipIf(!existsSync(chromium))(
	'a browser that opens a link lands on its page, fragment and all',
	async () => {
		const sandbox = await sandboxForTest();
		const keys = await assume(sandbox, {RoleArn: role('Test-RoleA'), RoleSessionName: 'Test-Session'});
		const token = await tokenIn(await askForToken(sandbox, keys));
		const destination =
			'https://us-west-2.console.aws.amazon.com/dynamodbv2/home?region=us-west-2#table?name=a%20b&tab=items';
		const html = await openInBrowser(loginLink(sandbox, token, destination));
		expect(sessionIn(html)).toMatchObject({
			role: 'Test-RoleA',
			region: 'us-west-2',
			service: 'dynamodbv2',
			destination,
		});
		expect(html).toContain('id="arrived">#table?name=a%20b&amp;tab=items</span>');
		expect(html).toMatch(/<output id="left">(?:59:\d\d|1:00:00)<\/output>/);
	},
);
