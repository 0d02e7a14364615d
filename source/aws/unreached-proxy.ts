import {Failure} from '../failure.ts';
import {networkErrorRule} from './network-errors.ts';
import {hostOf, proxyVariable} from './proxy-for.ts';

/** No connection to a proxy. It may be otherwise a moment later: `$retryable` tells `mayPass`. */
export class UnreachedProxy extends Failure {
	readonly $retryable = {throttling: false};
}

/**
 * What an error of the connection to a proxy is; any other stays as it is.
 * @param address What lies behind the proxy: its scheme says which variable names the proxy.
 */
export const unreachedProxy = (error: unknown, proxy: URL, address: string): unknown => {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	const rule = typeof code === 'string' ? networkErrorRule(code) : undefined;
	if (rule?.ofProxy === undefined) return error;
	const variable = proxyVariable(address) ?? 'HTTPS_PROXY';
	return new UnreachedProxy(
		rule.code,
		`The proxy ${hostOf(proxy)} can’t be reached: ${rule.ofProxy}.`,
		`Check ${variable}, which names it, and the network; NO_PROXY names the hosts that need no proxy.`,
		error,
	);
};
