/** AWS's regions and what people call them ("AWS Regions", AWS Regions and Availability Zones user guide). */

import {nearest} from './nearest.ts';
import {type PartitionId, partitionOfRegion} from './partitions.ts';

export type Region = {
	/** `us-west-2` */
	readonly id: string;
	/** "US West (Oregon)" */
	readonly name: string;
	/** "Oregon": short, and unlike any other region's. */
	readonly place: string;
	readonly partition: PartitionId;
	/** Off until an account turns it on: the console would open on an error. */
	readonly optIn: boolean;
};

// One line a region: id | name | place, and `opt-in` where an account must enable it first.
const table = `
us-east-1 | US East (N. Virginia) | N. Virginia
us-east-2 | US East (Ohio) | Ohio
us-west-1 | US West (N. California) | N. California
us-west-2 | US West (Oregon) | Oregon
af-south-1 | Africa (Cape Town) | Cape Town | opt-in
ap-east-1 | Asia Pacific (Hong Kong) | Hong Kong | opt-in
ap-east-2 | Asia Pacific (Taipei) | Taipei | opt-in
ap-northeast-1 | Asia Pacific (Tokyo) | Tokyo
ap-northeast-2 | Asia Pacific (Seoul) | Seoul
ap-northeast-3 | Asia Pacific (Osaka) | Osaka
ap-south-1 | Asia Pacific (Mumbai) | Mumbai
ap-south-2 | Asia Pacific (Hyderabad) | Hyderabad | opt-in
ap-southeast-1 | Asia Pacific (Singapore) | Singapore
ap-southeast-2 | Asia Pacific (Sydney) | Sydney
ap-southeast-3 | Asia Pacific (Jakarta) | Jakarta | opt-in
ap-southeast-4 | Asia Pacific (Melbourne) | Melbourne | opt-in
ap-southeast-5 | Asia Pacific (Malaysia) | Malaysia | opt-in
ap-southeast-6 | Asia Pacific (New Zealand) | New Zealand | opt-in
ap-southeast-7 | Asia Pacific (Thailand) | Thailand | opt-in
ca-central-1 | Canada (Central) | Canada Central
ca-west-1 | Canada West (Calgary) | Calgary | opt-in
eu-central-1 | Europe (Frankfurt) | Frankfurt
eu-central-2 | Europe (Zurich) | Zurich | opt-in
eu-north-1 | Europe (Stockholm) | Stockholm
eu-south-1 | Europe (Milan) | Milan | opt-in
eu-south-2 | Europe (Spain) | Spain | opt-in
eu-west-1 | Europe (Ireland) | Ireland
eu-west-2 | Europe (London) | London
eu-west-3 | Europe (Paris) | Paris
il-central-1 | Israel (Tel Aviv) | Tel Aviv | opt-in
me-central-1 | Middle East (UAE) | UAE | opt-in
me-south-1 | Middle East (Bahrain) | Bahrain | opt-in
me-west-1 | Middle East (Saudi Arabia) | Saudi Arabia | opt-in
mx-central-1 | Mexico (Central) | Mexico Central | opt-in
sa-east-1 | South America (São Paulo) | São Paulo
sa-west-1 | South America (Chile) | Chile | opt-in
cn-north-1 | China (Beijing) | Beijing
cn-northwest-1 | China (Ningxia) | Ningxia
us-gov-east-1 | AWS GovCloud (US-East) | GovCloud East
us-gov-west-1 | AWS GovCloud (US-West) | GovCloud West
eusc-de-east-1 | AWS European Sovereign Cloud (Germany) | Germany
us-iso-east-1 | US ISO East | ISO East
us-iso-west-1 | US ISO West | ISO West
us-isob-east-1 | US ISOB East (Ohio) | ISOB East
us-isob-west-1 | US ISOB West | ISOB West
eu-isoe-west-1 | EU ISOE West | ISOE West
us-isof-east-1 | US ISOF East | ISOF East
us-isof-south-1 | US ISOF South | ISOF South
`;

let parsed: ReadonlyMap<string, Region> | undefined;

function regions(): ReadonlyMap<string, Region> {
	parsed ??= new Map(
		table
			.trim()
			.split('\n')
			.map((line) => {
				const [id = '', name = '', place = '', flag] = line.split(' | ');
				const partition = partitionOfRegion(id)?.id ?? 'aws';
				return [id, {id, name, place, partition, optIn: flag === 'opt-in'}];
			}),
	);
	return parsed;
}

/** Every region of a partition, nearest relatives together. */
export const regionsOf = (partition: PartitionId): readonly Region[] =>
	[...regions().values()].filter((region) => region.partition === partition);

/** The region of exactly that id; a region AWS adds must be added to the table before it is accepted. */
export const findRegion = (id: string): Region | undefined => regions().get(id);

/** Ids of the regions somebody may have meant, best first: by id ("us-wset-2") or by name ("oregon"). */
export const nearestRegions = (text: string, partition: PartitionId): readonly string[] =>
	nearest(
		text,
		regionsOf(partition).flatMap(({id, name, place}) => [
			{id, word: id},
			{id, word: place},
			{id, word: name},
		]),
	);
