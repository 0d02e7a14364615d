import type {STSClientResolvedConfig} from '@aws-sdk/client-sts';
import type {EndpointV2} from '@smithy/types';
import {isSet, type ProfileInUse} from './config/profile-in-use.ts';
import {type AwsService, configuredEndpoint} from './endpoints.ts';

/** Where a service's requests go, and the region they are signed for. */
export type ServiceEndpoint = {readonly url: URL; readonly signingRegion: string};

/**
 * Where a service's requests go: by AWS's own rules for the region and partition, or as the environment or
 * the profile has it (AWS_ENDPOINT_URL_…, AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT).
 * @throws Error where what they have is no URL.
 */
export const endpointOf = async (
	service: AwsService,
	region: string,
	inUse: ProfileInUse,
): Promise<ServiceEndpoint> => {
	const configured = configuredEndpoint(service, inUse);
	if (configured !== undefined) return {url: new URL(configured), signingRegion: region};
	const variant = endpointVariant(inUse);
	if (!variant.useFipsEndpoint && !variant.useDualstackEndpoint) {
		const usual = service === 'iam' ? usualIam(region) : usualEndpoint(service, region);
		if (usual) return usual;
	}
	const {
		region: meantRegion,
		useFipsEndpoint: isFips,
		useDualstackEndpoint: isDualstack,
		endpointProvider,
	} = await clientConfig[service]({region, ...variant});
	const {url, properties} = endpointProvider({
		Region: await meantRegion(),
		UseFIPS: await isFips(),
		UseDualStack: await isDualstack(),
	});
	const [scheme] = (properties?.['authSchemes'] ?? []) as ReadonlyArray<{readonly signingRegion?: string}>;
	return {url, signingRegion: scheme?.signingRegion ?? region};
};

/** The address alone. @throws likewise. */
export const serviceEndpoint = async (
	service: AwsService,
	region: string,
	inUse: ProfileInUse,
): Promise<URL> => (await endpointOf(service, region, inUse)).url;

const usualEndpoint = (service: AwsService, region: string): ServiceEndpoint | undefined => {
	const suffix = usualSuffix(region);
	const host = usualHost[service];
	return host === undefined || suffix === undefined
		? undefined
		: {url: new URL(`https://${host}.${region}.${suffix}`), signingRegion: region};
};

/** IAM has one endpoint in each partition ("IAM endpoints and quotas", AWS General Reference). */
const usualIam = (region: string): ServiceEndpoint | undefined => {
	if (usualSuffix(region) === undefined) return undefined;
	const [host, signingRegion] = region.startsWith('cn-')
		? (['iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'] as const)
		: region.startsWith('us-gov-')
			? (['iam.us-gov.amazonaws.com', 'us-gov-west-1'] as const)
			: (['iam.amazonaws.com', 'us-east-1'] as const);
	return {url: new URL(`https://${host}`), signingRegion};
};

/**
 * Which of an endpoint's variants is asked for ("Dual-stack and FIPS endpoints", AWS SDKs and Tools Reference Guide).
 */
const endpointVariant = (inUse: ProfileInUse) => ({
	useFipsEndpoint: isSet(inUse, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
	useDualstackEndpoint: isSet(inUse, 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
});

/** What stands before the region in the name of an endpoint, where that is so in every region. */
const usualHost: Readonly<Partial<Record<AwsService, string>>> = {
	sts: 'sts',
	sso: 'portal.sso',
	sso_oidc: 'oidc',
};

/**
 * What follows the region in the name of an endpoint ("AWS STS Regions and endpoints", IAM User Guide); undefined for
 * a region that is out of the ordinary: the SDK's client works that out.
 */
const usualSuffix = (region: string): string | undefined => {
	if (!/^[a-z]{2}(-gov)?-[a-z]+-\d+$/.test(region)) return undefined;
	return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
};

type Variant = ReturnType<typeof endpointVariant> & {readonly region: string};

/** What a client of the SDK knows of its service's endpoints: which region and variant is meant, and AWS's rules. */
type EndpointConfig = Pick<STSClientResolvedConfig, 'region' | 'useFipsEndpoint' | 'useDualstackEndpoint'> & {
	endpointProvider(asked: {Region: string; UseFIPS: boolean; UseDualStack: boolean}): EndpointV2;
};

const clientConfig: Readonly<Record<AwsService, (variant: Variant) => Promise<EndpointConfig>>> = {
	async sts(variant) {
		const {STSClient} = await import('@aws-sdk/client-sts');
		return new STSClient(variant).config;
	},
	async iam(variant) {
		const {IAMClient} = await import('@aws-sdk/client-iam');
		return new IAMClient(variant).config;
	},
	async sso(variant) {
		const {SSOClient} = await import('@aws-sdk/nested-clients/sso');
		return new SSOClient(variant).config;
	},
	async sso_oidc(variant) {
		const {SSOOIDCClient} = await import('@aws-sdk/nested-clients/sso-oidc');
		return new SSOOIDCClient(variant).config;
	},
	async signin(variant) {
		const {SigninClient} = await import('@aws-sdk/nested-clients/signin');
		return new SigninClient(variant).config;
	},
};
