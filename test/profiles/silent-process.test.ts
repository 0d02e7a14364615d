import {type AddressInfo, createServer} from 'node:net';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {failureOf, withProgram} from '../support/daypass.ts';
import {hurried} from '../support/hurried.ts';
import {withProfiles} from './config-file.ts';

const link = 'link -r Audit -n bob --json --profile dev';

/** Somebody to hold on to: who connects is gone when the connection is. */
const openAnchor = async () => {
	const server = createServer();
	const gone = new Promise<void>((resolve) => {
		server.once('connection', (socket) =>
			socket
				.on('error', () => {})
				.on('close', resolve)
				.resume(),
		);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	const command = `'${process.execPath}' -e "require('node:net').connect(${port}, '127.0.0.1')"`;
	return {command, gone, close: () => server.close()};
};

describe.concurrent('a credential_process', () => {
	test('that hangs is given up, and killed', () =>
		withProgram(async (daypass) => {
			const {command, gone, close} = await openAnchor();
			const env = {...withProfiles(daypass, `[profile dev]\ncredential_process = ${command}\n`), ...hurried};
			const result = await daypass.run(link, {env}).finally(close);
			expect(failureOf(result)).toMatchObject({
				code: 'credential-process-failed',
				message: expect.stringContaining('within 30 seconds'),
			});
			expect(result.code).toBe(4);
			await gone;
		}));

	test('that hangs behind a source_profile is given up, and holds nobody back', () =>
		withProgram(async (daypass) => {
			const config = `[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Audit\nsource_profile = other\n[profile other]\ncredential_process = sleep 20\n`;
			const result = await daypass.run(link, {env: {...withProfiles(daypass, config), ...hurried}});
			expect(result.code).toBe(4);
			expect(failureOf(result)).toMatchObject({
				code: 'credential-process-failed',
				message: expect.stringContaining('profile “other” did not answer within 30 seconds'),
			});
		}));
});
