import {Failure, type FailureCode} from '../failure.ts';
import {hostOf, proxyVariable} from './proxy-for.ts';

type Trouble = {readonly code: FailureCode; readonly says: string};

/** By Node's code of a connection that did not come about; what else goes wrong on the way has words of its own. */
const troubles: Readonly<Record<string, Trouble>> = {
	ENOTFOUND: {code: 'dns', says: 'its name can’t be looked up'},
	EAI_AGAIN: {code: 'dns', says: 'its name can’t be looked up'},
	ECONNREFUSED: {code: 'refused', says: 'nothing answers at that address'},
	EHOSTUNREACH: {code: 'unreachable', says: 'there is no way to it from here'},
	ENETUNREACH: {code: 'unreachable', says: 'there is no way to it from here'},
};

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
	const trouble = typeof code === 'string' ? troubles[code] : undefined;
	if (trouble === undefined) return error;
	const variable = proxyVariable(address) ?? 'HTTPS_PROXY';
	return new UnreachedProxy(
		trouble.code,
		`The proxy ${hostOf(proxy)} can’t be reached: ${trouble.says}.`,
		`Check ${variable}, which names it, and the network; NO_PROXY names the hosts that need no proxy.`,
		error,
	);
};
