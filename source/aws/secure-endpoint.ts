import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';

/** This machine: nobody is on the way. */
const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An endpoint that somebody set, unless credentials would travel to another machine unencrypted. A container's and an
 * instance's credentials come without TLS by AWS's own design, and from addresses of their own: those are no settings.
 * @throws Failure `endpoint-insecure`
 */
export const secureEndpoint = (address: string, env: Environment): string => {
	if (!URL.canParse(address) || env['DAYPASS_INSECURE_ENDPOINT'] === '1') return address;
	const {protocol, hostname, host} = new URL(address);
	if (protocol !== 'http:' || loopback.test(hostname)) return address;
	throw new Failure(
		'endpoint-insecure',
		`The endpoint http://${host} is on another machine and without TLS: anybody on the way could read your credentials.`,
		'Use https://, or set DAYPASS_INSECURE_ENDPOINT=1 where that is meant.',
	);
};
