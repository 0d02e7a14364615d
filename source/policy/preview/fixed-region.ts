/**
 * Services whose requests all go to one region, whatever region the console shows: what `aws:RequestedRegion` then is.
 * From "AWS: Denies access to AWS based on the requested Region" (IAM User Guide), which names the first of each list,
 * and the endpoints that "Service endpoints and quotas" (AWS General Reference) gives for the others.
 */

const virginia = [
	...['cloudfront', 'iam', 'route53', 'support', 'budgets', 'importexport', 'organizations', 'waf'],
	...['account', 'artifact', 'aws-portal', 'bcm-data-exports', 'billing', 'billingconductor', 'ce', 'chime'],
	...['consolidatedbilling', 'cost-optimization-hub', 'cur', 'ecr-public', 'freetier', 'health', 'invoicing'],
	...['payments', 'purchase-orders', 'route53domains', 'savingsplans', 'shield', 'tax'],
];
const oregon = [
	...['chatbot', 'devicefarm', 'globalaccelerator'],
	...['networkmanager', 'route53-recovery-control-config', 'route53-recovery-readiness'],
];

const all = (services: readonly string[], region: string) =>
	services.map((service) => [service, region] as const);

const byPartition: Readonly<Record<string, ReadonlyMap<string, string>>> = {
	aws: new Map([...all(virginia, 'us-east-1'), ...all(oregon, 'us-west-2')]),
	'aws-cn': new Map([
		['iam', 'cn-north-1'],
		...all(['budgets', 'ce', 'cloudfront', 'organizations', 'route53'], 'cn-northwest-1'),
	]),
	'aws-us-gov': new Map(all(['iam', 'organizations', 'route53'], 'us-gov-west-1')),
};

/** @param service What stands before the colon of its actions. */
export const fixedRegion = (service: string, partition: string): string | undefined =>
	byPartition[partition]?.get(service);
