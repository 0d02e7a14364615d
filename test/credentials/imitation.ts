import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {AddressInfo, Server, Socket} from 'node:net';
import type {Certificates} from '../proxies/certificates.ts';

/** A request as far as it says where credentials come from and go to. */
export type Asked = {
	readonly what: string;
	/** As the request names it, `127.0.0.1` being this imitation. */
	readonly host: string;
	/** The name of the proxy it came through; absent: none. */
	readonly proxy?: string;
	/** What the signature is for. */
	readonly region?: string;
	/** The access key that signed, or the token that was shown. */
	readonly by?: string;
	/** What was asked for. */
	readonly of?: string;
};

/**
 * Answers that differ from those where all goes well: a status by the name of what is asked; with `expired`, whatever
 * it is, a container and an instance give credentials that have ended.
 */
export type Refusals = Readonly<Record<string, number>>;

const account = '111122223333';

/** The same for the same, so that two programs get the same keys. */
const issued = (seed: string) => {
	const hash = createHash('sha256').update(seed).digest('hex').toUpperCase();
	return {
		key: `ASIA${hash.slice(0, 16)}`,
		secret: hash.slice(16, 56),
		token: `token-${hash}`,
		expires: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, ''),
	};
};

const element = (name: string, value: string | object): string =>
	`<${name}>${
		typeof value === 'string'
			? value
			: Object.entries(value)
					.map(([key, inner]) => element(key, inner))
					.join('')
	}</${name}>`;

/** Own words for names that a program makes up. */
const madeUp = /^(botocore-session|daypass)-.*/;

type Reply = {readonly status: number; readonly body: string};

/**
 * STS, IAM Identity Center, AWS Sign-In, an instance's and a container's endpoint: all on one port, with or without
 * TLS, behind two proxies.
 */
export const startImitation = async ({key, certificate}: Certificates) => {
	let asked: Asked[] = [];
	let refusals: Refusals = {};

	const note = (entry: Asked): number | undefined => {
		// Whether a program asks twice for what it has says nothing of where it looks.
		if (JSON.stringify(entry) !== JSON.stringify(asked.at(-1))) asked.push(entry);
		return refusals[entry.what];
	};

	const answer = (request: IncomingMessage, body: string, where: Pick<Asked, 'host' | 'proxy'>): Reply => {
		const url = new URL(request.url ?? '/', 'http://imitation');
		const header = (name: string) => String(request.headers[name] ?? '');
		const path = url.pathname;
		if (path === '/federation') return {status: 200, body: '{"SigninToken":"signin"}'};
		if (path === '/latest/api/token') return {status: 200, body: 'imds'};
		if (path.startsWith('/latest/meta-data/iam/security-credentials/')) {
			const status = note({what: 'instance', ...where});
			if (status !== undefined) return {status, body: ''};
			return {status: 200, body: path.endsWith('/') ? 'box' : machine('instance')};
		}
		if (path.startsWith('/container')) {
			const status = note({what: 'container', ...where, by: header('authorization')});
			return {status: status ?? 200, body: status === undefined ? machine(path) : ''};
		}
		if (path === '/federation/credentials') {
			const of = `${url.searchParams.get('account_id')}/${url.searchParams.get('role_name')}`;
			const status = note({what: 'sso', ...where, by: header('x-amz-sso_bearer_token'), of});
			if (status !== undefined) return {status, body: '{"message":"No access"}'};
			const keys = issued(`sso ${of}`);
			const roleCredentials = {
				accessKeyId: keys.key,
				secretAccessKey: keys.secret,
				sessionToken: keys.token,
				expiration: Date.parse(keys.expires),
			};
			return {status: 200, body: JSON.stringify({roleCredentials})};
		}
		if (path === '/token') {
			const status = note({what: 'oidc', ...where, by: JSON.parse(body).refreshToken});
			if (status !== undefined) return {status, body: '{"error":"invalid_grant"}'};
			return {status: 200, body: '{"accessToken":"renewed","expiresIn":3600,"refreshToken":"next"}'};
		}
		if (path === '/v1/token') {
			const status = note({what: 'login', ...where, by: JSON.parse(body).refreshToken});
			if (status !== undefined) return {status, body: '{"error":"TOKEN_EXPIRED","message":"ended"}'};
			const keys = issued('login');
			const accessToken = {
				accessKeyId: keys.key,
				secretAccessKey: keys.secret,
				sessionToken: keys.token,
			};
			return {
				status: 200,
				body: JSON.stringify({accessToken, expiresIn: 900, refreshToken: 'next', tokenType: 'aws_sigv4'}),
			};
		}
		return sts(new URLSearchParams(body), header('authorization'), where);
	};

	const machine = (seed: string) => {
		const keys = issued(seed);
		return JSON.stringify({
			Code: 'Success',
			AccessKeyId: keys.key,
			SecretAccessKey: keys.secret,
			Token: keys.token,
			Expiration: 'expired' in refusals ? '2020-01-01T00:00:00Z' : keys.expires,
		});
	};

	const sts = (form: URLSearchParams, authorization: string, where: Pick<Asked, 'host' | 'proxy'>): Reply => {
		const action = form.get('Action') ?? '?';
		// What else daypass asks says nothing of where its credentials come from.
		if (!action.startsWith('AssumeRole'))
			return {status: 403, body: element('ErrorResponse', {Error: {Code: 'AccessDenied', Message: 'no'}})};
		const [, by = form.get('WebIdentityToken') ?? '', region = ''] =
			/Credential=([^/]+)\/\d+\/([^/]+)\//.exec(authorization) ?? [];
		const role = form.get('RoleArn') ?? '';
		const final = role.endsWith('/Target');
		const of = [
			role,
			(form.get('RoleSessionName') ?? '').replace(madeUp, ''),
			form.get('ExternalId') ?? '',
			final ? '' : (form.get('DurationSeconds') ?? ''),
		].join(' ');
		const status = note({
			what: action,
			...where,
			...(region === '' ? {} : {region}),
			by,
			of: of.trim(),
		});
		if (status !== undefined) {
			const error = {Code: status === 403 ? 'AccessDenied' : 'ExpiredTokenException', Message: 'no'};
			return {status, body: element('ErrorResponse', {Error: error})};
		}
		const keys = issued(`${role} ${by}`);
		const result = {
			Credentials: {
				AccessKeyId: keys.key,
				SecretAccessKey: keys.secret,
				SessionToken: keys.token,
				Expiration: keys.expires,
			},
			AssumedRoleUser: {
				AssumedRoleId: 'AROAEXAMPLE:x',
				Arn: `arn:aws:sts::${account}:assumed-role/${role.split('/').at(-1)}/x`,
			},
		};
		return {status: 200, body: element(`${action}Response`, {[`${action}Result`]: result})};
	};

	const listener =
		(where: (request: IncomingMessage) => Pick<Asked, 'host' | 'proxy'>): RequestListener =>
		(request: IncomingMessage, response: ServerResponse) => {
			let body = '';
			request.setEncoding('utf8').on('data', (text: string) => {
				body += text;
			});
			request.on('end', () => {
				const {status, body: text} = answer(request, body, where(request));
				response.writeHead(status, {'content-type': text.startsWith('<') ? 'text/xml' : 'application/json'});
				response.end(text);
			});
		};

	const hostOf = ({headers}: IncomingMessage) => String(headers.host).replace(/:\d+$/, '');
	const plain = createServer(listener((request) => ({host: hostOf(request)})));
	const secure = createSecureServer(
		{key, cert: certificate},
		listener((request) => ({host: hostOf(request)})),
	);

	/** Opens the way for every host, and is that host. */
	const proxy = (name: string) => {
		const behind = listener((request) => ({host: hostOf(request), proxy: name}));
		const inside = createSecureServer({key, cert: certificate}, behind);
		inside.on('tlsClientError', () => {});
		return createServer(behind).on('connect', (_request: IncomingMessage, socket: Socket) => {
			socket.on('error', () => {});
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			inside.emit('connection', socket);
		});
	};
	const servers = [plain, secure, proxy('one'), proxy('two')] as const;
	const [http, https, one, two] = await Promise.all(servers.map(listen));

	return {
		/** Without and with TLS. */
		http: `http://127.0.0.1:${http}`,
		https: `https://127.0.0.1:${https}`,
		proxies: {one: `http://127.0.0.1:${one}`, two: `http://127.0.0.1:${two}`},
		/** Runs something, and tells what was asked meanwhile. */
		async watch(refused: Refusals, run: () => Promise<boolean>): Promise<{works: boolean; asked: Asked[]}> {
			asked = [];
			refusals = refused;
			const works = await run();
			return {works, asked};
		},
		close() {
			for (const server of servers) {
				server.closeAllConnections();
				server.close();
			}
		},
	};
};

export type Imitation = Awaited<ReturnType<typeof startImitation>>;

const listen = async (server: Server): Promise<number> => {
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
};
