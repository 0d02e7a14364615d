import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {GetSessionTokenCommand} from '@aws-sdk/client-sts';
import {stsClient, userKeys} from '../sandbox/sdk.ts';
import type {Daypass} from './daypass.ts';

/** CloudShell opened by an IAM user, or `root`: its endpoint hands out a session of the user's own. */
export const inCloudShellAs = async (user: string, {sandbox}: Daypass) => {
	const sts = stsClient(sandbox, userKeys(sandbox, user));
	const {Credentials} = await sts.send(new GetSessionTokenCommand({}));
	const {AccessKeyId, SecretAccessKey, SessionToken: Token, Expiration} = Credentials ?? {};
	const body = JSON.stringify({AccessKeyId, SecretAccessKey, Token, Expiration});
	const server = createServer((_, response) => response.end(body));
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	const env = {AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`};
	return {env, close: () => server.close()};
};
