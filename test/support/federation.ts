/** AWS's sign-in, which other imitations lack: gives tokens for their credentials and knows what a link stands for. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {type Keys, principalOf} from './iam-account.ts';

/** One getSigninToken: who for, and how long if that was asked. */
type Exchange = {readonly principal: string; readonly sessionDuration: string | null};

/** Who opens the console, and where. */
export type Visit = {readonly principal: string; readonly destination: string; readonly issuer: string};

const parseSession = (session: string | null): Keys | undefined => {
	try {
		const {sessionId, sessionKey, sessionToken} = JSON.parse(session ?? '') as Record<string, string>;
		return {
			accessKeyId: sessionId ?? '',
			secretAccessKey: sessionKey ?? '',
			sessionToken: sessionToken ?? '',
		};
	} catch {
		return undefined;
	}
};

/** @param stsUrl Where the imitation's STS knows whose credentials are whose. */
export const startFederation = async (stsUrl: string) => {
	const exchanges: Exchange[] = [];
	const visitors = new Map<string, {readonly principal: string; readonly keys: Keys}>();

	const getSigninToken = async (form: URLSearchParams) => {
		const keys = parseSession(form.get('Session'));
		const principal = keys && (await principalOf(stsUrl, keys));
		if (!keys || !principal)
			return {status: 400, body: '<html><body>The security token is invalid.</body></html>'};
		exchanges.push({principal, sessionDuration: form.get('SessionDuration')});
		const token = `token-${exchanges.length}`;
		visitors.set(token, {principal, keys});
		return {status: 200, body: JSON.stringify({SigninToken: token})};
	};

	const login = (query: URLSearchParams) => {
		const visitor = visitors.get(query.get('SigninToken') ?? '');
		if (!visitor) return {status: 400, body: '<html><body>This link does not work.</body></html>'};
		const [destination, issuer] = [query.get('Destination') ?? '', query.get('Issuer') ?? ''];
		return {
			status: 200,
			body: JSON.stringify({principal: visitor.principal, destination, issuer} satisfies Visit),
		};
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const form = request.method === 'POST' ? new URLSearchParams(await text(request)) : url.searchParams;
		const action = url.pathname === '/federation' ? form.get('Action') : null;
		const {status, body} =
			action === 'getSigninToken'
				? await getSigninToken(form)
				: action === 'login'
					? login(form)
					: {status: 404, body: '<html><body>Nothing here.</body></html>'};
		response.writeHead(status).end(body);
	};

	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		exchanges,
		/** Follows a link as a browser would. */
		async open(link: string): Promise<Visit> {
			const response = await fetch(link);
			if (!response.ok) throw new Error(`The link answers ${response.status}: ${await response.text()}`);
			return (await response.json()) as Visit;
		},
		/** What the console would act with once a link is opened. */
		keysBehind(link: string): Keys {
			const visitor = visitors.get(new URL(link).searchParams.get('SigninToken') ?? '');
			if (!visitor) throw new Error('Nobody is behind this link.');
			return visitor.keys;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};

export type Federation = Awaited<ReturnType<typeof startFederation>>;
