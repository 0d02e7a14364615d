/** AWS's eight partitions: islands with hosts, regions and accounts of their own. */

export type PartitionId =
	| 'aws'
	| 'aws-cn'
	| 'aws-us-gov'
	| 'aws-eusc'
	| 'aws-iso'
	| 'aws-iso-b'
	| 'aws-iso-e'
	| 'aws-iso-f';

export type Partition = {
	readonly id: PartitionId;
	/** For a person: "AWS GovCloud (US)". */
	readonly name: string;
	/** Federation and sign-in; also answers as `<region>.<host>`. */
	readonly signinHost: string;
	/** The console; also answers as `<region>.<host>`. */
	readonly consoleHost: string;
	/**
	 * False: no public AWS document says that people sign in here. The sign-in hosts are in the endpoint rules of AWS's
	 * SDKs; the console hosts are a guess by analogy, and the program must survive their being wrong.
	 */
	readonly hostsVerified: boolean;
	/** What every region name of the partition begins with; empty for `aws`, which has all the others. */
	readonly regionPrefix: string;
	/** Where to go when nothing names a region: the SDK's implicit region, but for China, where it is Beijing. */
	readonly defaultRegion: string;
};

const partitions: readonly Partition[] = [
	{
		id: 'aws',
		name: 'AWS',
		signinHost: 'signin.aws.amazon.com',
		consoleHost: 'console.aws.amazon.com',
		hostsVerified: true,
		regionPrefix: '',
		defaultRegion: 'us-east-1',
	},
	{
		id: 'aws-cn',
		name: 'AWS China',
		signinHost: 'signin.amazonaws.cn',
		consoleHost: 'console.amazonaws.cn',
		hostsVerified: true,
		regionPrefix: 'cn-',
		defaultRegion: 'cn-north-1',
	},
	{
		id: 'aws-us-gov',
		name: 'AWS GovCloud (US)',
		signinHost: 'signin.amazonaws-us-gov.com',
		consoleHost: 'console.amazonaws-us-gov.com',
		hostsVerified: true,
		regionPrefix: 'us-gov-',
		defaultRegion: 'us-gov-west-1',
	},
	{
		id: 'aws-eusc',
		name: 'AWS European Sovereign Cloud',
		signinHost: 'signin.amazonaws-eusc.eu',
		consoleHost: 'console.amazonaws-eusc.eu',
		hostsVerified: true,
		regionPrefix: 'eusc-',
		defaultRegion: 'eusc-de-east-1',
	},
	{
		id: 'aws-iso',
		name: 'AWS ISO (US)',
		signinHost: 'signin.c2shome.ic.gov',
		consoleHost: 'console.c2shome.ic.gov',
		hostsVerified: false,
		regionPrefix: 'us-iso-',
		defaultRegion: 'us-iso-east-1',
	},
	{
		id: 'aws-iso-b',
		name: 'AWS ISOB (US)',
		signinHost: 'signin.sc2shome.sgov.gov',
		consoleHost: 'console.sc2shome.sgov.gov',
		hostsVerified: false,
		regionPrefix: 'us-isob-',
		defaultRegion: 'us-isob-east-1',
	},
	{
		id: 'aws-iso-e',
		name: 'AWS ISOE (Europe)',
		signinHost: 'signin.csphome.adc-e.uk',
		consoleHost: 'console.csphome.adc-e.uk',
		hostsVerified: false,
		regionPrefix: 'eu-isoe-',
		defaultRegion: 'eu-isoe-west-1',
	},
	{
		id: 'aws-iso-f',
		name: 'AWS ISOF',
		signinHost: 'signin.csphome.hci.ic.gov',
		consoleHost: 'console.csphome.hci.ic.gov',
		hostsVerified: false,
		regionPrefix: 'us-isof-',
		defaultRegion: 'us-isof-south-1',
	},
];

const regionShape = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/;

export const allPartitions = (): readonly Partition[] => partitions;

/** The partition of that id, as it stands in an ARN's second field; undefined for any other text. */
export const partitionById = (id: string): Partition | undefined =>
	partitions.find((partition) => partition.id === id);

/**
 * The partition a region belongs to, by its prefix, whether or not the region is known; undefined for text that is
 * not shaped like a region.
 */
export function partitionOfRegion(region: string): Partition | undefined {
	if (!regionShape.test(region)) return undefined;
	const prefixed = partitions.find(
		({regionPrefix}) => regionPrefix !== '' && region.startsWith(regionPrefix),
	);
	if (prefixed) return prefixed;
	// Commercial regions have three parts, `us-west-2`; four parts without a known prefix is nobody's.
	return region.split('-').length === 3 ? partitionById('aws') : undefined;
}
