/**
 * Services whose requests all go to one region, whatever region the console shows: what `aws:RequestedRegion` then is.
 * A service is not among them if some of its requests go elsewhere: `chime` (the Chime SDK), `ecr-public` (N. Virginia
 * and Oregon).
 */

type ByRegion = Readonly<Record<string, readonly string[]>>;

/** "AWS: Denies access to AWS based on the requested Region" (IAM User Guide) names these as global services. */
const namedByGuide: ByRegion = {
	'us-east-1': [
		...['budgets', 'cloudfront', 'iam', 'importexport', 'organizations', 'route53', 'support', 'waf'],
	],
	'us-west-2': ['chatbot', 'devicefarm'],
};

/**
 * Their one endpoint, by "Service endpoints and quotas" (AWS General Reference), the API references of AWS Cost
 * Management, Global Accelerator and Application Recovery Controller, and the endpoint rules of AWS's SDKs.
 */
const withOneEndpoint: ByRegion = {
	'us-east-1': [
		...['account', 'artifact', 'bcm-dashboards', 'bcm-data-exports', 'bcm-pricing-calculator'],
		...['bcm-recommended-actions', 'billing', 'billingconductor', 'ce', 'cost-optimization-hub', 'cur'],
		...['freetier', 'health', 'invoicing', 'marketplacecommerceanalytics', 'mobileanalytics'],
		...['notifications-contacts', 'payments', 'pricingplanmanager', 'route53domains', 'savingsplans'],
		...['shield', 'tax'],
	],
	'us-west-2': [
		...['globalaccelerator', 'networkmanager'],
		...['route53-recovery-control-config', 'route53-recovery-readiness'],
	],
};

/**
 * Permissions of the billing console alone: global services in the example of "Deny access to AWS based on the
 * requested AWS Region" (AWS Control Tower), "physically hosted by the us-east-1 Region" ("General examples", AWS
 * Organizations).
 */
const ofBillingConsole: ByRegion = {
	'us-east-1': ['aws-portal', 'consolidatedbilling'],
};

/** The endpoint rules of AWS's SDKs. */
const inChina: ByRegion = {
	'cn-north-1': ['iam', 'support'],
	'cn-northwest-1': [
		...['account', 'budgets', 'ce', 'cloudfront', 'cur', 'freetier', 'health', 'organizations', 'route53'],
	],
};

/** Likewise. */
const inGovCloud: ByRegion = {
	'us-gov-west-1': ['health', 'iam', 'networkmanager', 'organizations', 'route53', 'support'],
};

const byService = (...lists: readonly ByRegion[]) =>
	new Map(
		lists
			.flatMap(Object.entries<readonly string[]>)
			.flatMap(([region, services]) => services.map((service) => [service, region] as const)),
	);

const byPartition: Readonly<Record<string, ReadonlyMap<string, string>>> = {
	aws: byService(namedByGuide, withOneEndpoint, ofBillingConsole),
	'aws-cn': byService(inChina),
	'aws-us-gov': byService(inGovCloud),
};

/** @param service What stands before the colon of its actions. */
export const fixedRegion = (service: string, partition: string): string | undefined =>
	byPartition[partition]?.get(service);
