import {AssumeRoleCommand, type AssumeRoleCommandInput} from '@aws-sdk/client-sts';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {containerKeys, type Keys, keysIn, stsClient} from './sdk.ts';

/** From keys to a sign-in link and its page, with plain `fetch`, as a browser and a script would. */

export const role = (pathAndName: string) => `arn:aws:iam::111122223333:role/${pathAndName}`;

/** AssumeRole by the terminal's session, or by the keys given. */
export const assume = async (
	sandbox: Sandbox,
	input: Partial<AssumeRoleCommandInput>,
	keys?: Keys,
): Promise<Keys> => {
	const sts = stsClient(sandbox, keys ?? (await containerKeys(sandbox)));
	const wanted = {RoleArn: role('Audit'), RoleSessionName: 'visitor', ...input};
	const {Credentials: credentials} = await sts.send(new AssumeRoleCommand(wanted));
	return keysIn(credentials);
};

export const sessionJson = ({accessKeyId, secretAccessKey, sessionToken}: Keys) =>
	JSON.stringify({sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken});

export const askForToken = (sandbox: Sandbox, keys: Keys, more: Record<string, string> = {}) =>
	fetch(`${sandbox.url}/federation`, {
		method: 'POST',
		body: new URLSearchParams({Action: 'getSigninToken', Session: sessionJson(keys), ...more}),
	});

export const tokenIn = async (response: Response) => {
	const {SigninToken: token} = (await response.json()) as {SigninToken?: string};
	return token ?? '';
};

const cloudShell = 'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2';

export const loginLink = (sandbox: Sandbox, token: string, destination = cloudShell, issuer = '') => {
	const query = new URLSearchParams({
		Action: 'login',
		Issuer: issuer,
		Destination: destination,
		SigninToken: token,
	});
	return `${sandbox.url}/federation?${query}`;
};

/** What a browser sees first, and the cookie it is given. */
export const follow = async (link: string) => {
	const response = await fetch(link, {redirect: 'manual'});
	const location = response.headers.get('location') ?? '';
	const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
	return {status: response.status, location, cookie, text: await response.text()};
};

/** The page a link leads to. */
export const openLink = async (link: string) => {
	const {location, cookie} = await follow(link);
	const response = await fetch(new URL(location, link), {headers: {cookie}});
	return {status: response.status, html: await response.text()};
};

/** What the page says of its session. */
export const sessionIn = (html: string): Record<string, unknown> => {
	const [, json = '{}'] =
		/<script type="application\/json" id="daypass-session">(.*?)<\/script>/.exec(html) ?? [];
	return JSON.parse(json) as Record<string, unknown>;
};
