import {type Check, finding} from '../check.ts';
import {hostOf, proxyFor} from './proxy-for.ts';
import {UnreachedProxy} from './unreached-proxy.ts';

const name = {id: 'proxy', title: 'Proxy'};

export type Endpoint = {
	readonly title: string;
	readonly url: URL;
	/** What came of asking it. */
	readonly answer?: unknown;
};

/**
 * Which proxy the environment puts before each endpoint (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY).
 * A proxy's URL may hold a password: only its host is told.
 */
export const proxyCheck = (endpoints: readonly Endpoint[]): Check => {
	const behind = endpoints.flatMap(({title, url}) => {
		const proxy = proxyFor(url.href);
		return proxy === '' ? [] : [{title, host: URL.canParse(proxy) ? hostOf(new URL(proxy)) : undefined}];
	});
	if (behind.length === 0) return finding(name, 'ok', 'none');
	if (behind.some(({host}) => host === undefined)) {
		return finding(
			name,
			'problem',
			'the proxy named in the environment is not a URL',
			'Set HTTPS_PROXY to something like http://proxy.example:3128, or unset it.',
		);
	}
	const unreached = endpoints.map(({answer}) => answer).find((answer) => answer instanceof UnreachedProxy);
	if (unreached) return finding(name, 'problem', unreached.message, unreached.hint);
	const hosts = [...new Set(behind.map(({host}) => host ?? ''))];
	const through = hosts.map((host) => {
		const titles = behind.flatMap((one) => (one.host === host ? [one.title] : []));
		return `${host} for ${titles.join(', ')}`;
	});
	const direct = endpoints.filter(({title}) => !behind.some((one) => one.title === title));
	const rest = direct.length === 0 ? '' : `; ${direct.map(({title}) => title).join(', ')} without (NO_PROXY)`;
	return finding(name, 'ok', `${through.join(', ')}${rest}`);
};
