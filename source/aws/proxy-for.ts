import process from 'node:process';
import {getProxyForUrl} from 'proxy-from-env';

export const proxyVariables = [
	'HTTPS_PROXY',
	'https_proxy',
	'HTTP_PROXY',
	'http_proxy',
	'ALL_PROXY',
	'all_proxy',
];

/**
 * The URL of the proxy that the environment puts before an address; `''` for none. `proxy.example:3128` is spoken to
 * without TLS, as the AWS CLI and curl do; proxy-from-env gives it the scheme of the address.
 */
export const proxyFor = (address: string): string => {
	const proxy = getProxyForUrl(address);
	const named = proxyVariables.find((name) => proxy === `https://${process.env[name]}`);
	return named === undefined ? proxy : proxy.replace('https:', 'http:');
};

/** The variable that says so, in the order of proxy-from-env. */
export const proxyVariable = (address: string): string | undefined => {
	const scheme = new URL(address).protocol.slice(0, -1);
	return [`${scheme}_proxy`, 'all_proxy']
		.flatMap((name) => [name, name.toUpperCase()])
		.find((name) => process.env[name]);
};

/** A proxy as it may be told: without the password that its URL may hold. */
export const hostOf = ({host, port, protocol}: URL): string =>
	port === '' ? `${host}:${protocol === 'https:' ? 443 : 80}` : host;
