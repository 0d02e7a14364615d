import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {rootCertificates} from 'node:tls';
import {afterAll, expect, test, vi} from 'vitest';
import {profileInUse} from '../../source/aws/config/profile-in-use.ts';
import {agentFor} from '../../source/aws/http-agents.ts';
import {temporaryFolder} from '../presets/temporary-folder.ts';

afterAll(() => void vi.unstubAllEnvs());

test('a bundle that was not there is read once it is: the screen needs no new start', async () => {
	vi.stubEnv('AWS_CA_BUNDLE', undefined);
	const folder = temporaryFolder();
	const [AWS_CONFIG_FILE, bundle] = [path.join(folder, 'config'), path.join(folder, 'company.pem')];
	writeFileSync(AWS_CONFIG_FILE, `[default]\nca_bundle = ${bundle}\n`);
	const inUse = await profileInUse({AWS_CONFIG_FILE});
	const agent = () => agentFor('https://sts.us-east-1.amazonaws.com', inUse);
	await expect(agent()).rejects.toMatchObject({code: 'ca-bundle-unreadable'});
	writeFileSync(bundle, rootCertificates[0] ?? '');
	expect(await agent()).toBeDefined();
	expect(await agent()).toBe(await agent());
});
