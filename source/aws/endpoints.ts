import process from 'node:process';
import {profileName, profiles} from './shared-config.ts';

/** An endpoint that is not AWS's own. */
export type UnusualEndpoint = {readonly service: 'sts' | 'iam' | 'signin'; readonly url: string};

/**
 * Endpoints set by the environment or the profile (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"):
 * credentials go there, so whoever uses them should see it.
 */
export const unusualEndpoints = async (profile?: string): Promise<readonly UnusualEndpoint[]> => {
	const all = await profiles().catch(() => ({}) as Awaited<ReturnType<typeof profiles>>);
	const settings = all[profileName(profile)] ?? {};
	const services = settings['services'] ? (all[`services.${settings['services']}`] ?? {}) : {};
	const ignored = (process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? '').toLowerCase() === 'true';
	const found = (['sts', 'iam'] as const).flatMap((service) => {
		const url =
			process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
			process.env['AWS_ENDPOINT_URL'] ||
			services[`${service}.endpoint_url`] ||
			settings['endpoint_url'];
		return url && !ignored ? [{service, url}] : [];
	});
	const signin = process.env['AWS_ENDPOINT_URL_SIGNIN'];
	return signin ? [...found, {service: 'signin', url: signin}] : found;
};
