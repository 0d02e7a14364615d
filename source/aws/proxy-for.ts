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
