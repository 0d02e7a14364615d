/**
 * The console's services and pages.
 *
 * The lists in services-*.ts began as the console tables of rkoval/alfred-aws-console-services-workflow,
 * common-fate/granted and trek10inc/awsume-console-plugin (all MIT), since corrected and without what AWS has shut
 * down. Adding a service or a page is adding a line:
 *
 *     id | name | path | alias, alias | not partition partition
 *       page id | name | path | alias, alias | not partition
 *
 * - A service's name may end in the short form people use: `Simple Queue Service (SQS)`.
 * - A path follows the console host; one that begins with `#` is a fragment of the service's own path. `global`
 *   before it: the service has no regions in the console, and neither have its pages. A few live on hosts of their
 *   own: a whole URL, commercial partition only.
 * - `not aws-cn aws-us-gov`: there is no such console in those partitions. Only what AWS's own endpoint data and
 *   documents say; what is open stays open. Its pages lack it too.
 * - Aliases work alone (`logs`), page ids and names after a service's (`ec2/instances`). Case, spaces and hyphens
 *   don't matter. The tests refuse two lines that claim one word.
 */

import {analytics} from './services-analytics.ts';
import {applications} from './services-applications.ts';
import {compute} from './services-compute.ts';
import {databases} from './services-databases.ts';
import {integration} from './services-integration.ts';
import {management} from './services-management.ts';
import {networking} from './services-networking.ts';
import {security} from './services-security.ts';
import {storage} from './services-storage.ts';

export type Page = {
	readonly id: string;
	readonly name: string;
	/** Whole: `ec2/home#Instances:`. */
	readonly path: string;
	readonly aliases: readonly string[];
	/** Ids of partitions that have no such page. */
	readonly absentIn: readonly string[];
};

export type Service = Page & {
	/** "SQS" where `name` is "Simple Queue Service"; else the name itself. */
	readonly shortName: string;
	/** No region in its addresses. */
	readonly global: boolean;
	readonly pages: readonly Page[];
};

const shortForm = / \(([A-Z][A-Za-z0-9]{1,5})\)$/;

function columns(line: string): Page {
	const [id = '', name = '', path = '', aliases = '', absent = ''] = line.trim().split(' | ');
	return {
		id,
		name,
		path,
		aliases: aliases === '' ? [] : aliases.split(', '),
		absentIn: absent.split(' ').slice(1),
	};
}

function parse(text: string): Service[] {
	const services: Array<Service & {pages: Page[]}> = [];
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const {id, name, path, aliases, absentIn} = columns(line);
		const service = services.at(-1);
		if (line.startsWith(' ') && service) {
			const whole = path.startsWith('#') ? `${service.path.replace(/#.*/, '')}${path}` : path;
			service.pages.push({id, name, path: whole, aliases, absentIn});
		} else {
			services.push({
				id,
				name: name.replace(shortForm, ''),
				shortName: shortForm.exec(name)?.[1] ?? name,
				path: path.replace(/^global /, ''),
				global: path.startsWith('global '),
				aliases,
				absentIn,
				pages: [],
			});
		}
	}
	return services;
}

/** Plain comparison: a collator takes longer to load than everything else here. */
const byName = ({shortName}: Service) => shortName.toLowerCase();

const lists = [
	compute,
	storage,
	databases,
	networking,
	security,
	management,
	integration,
	analytics,
	applications,
];

let parsed: readonly Service[] | undefined;

/** The service of exactly that id: read by itself where the lists have not been, for a link by name needs no other. */
export function findService(id: string): Service | undefined {
	if (parsed) return parsed.find((service) => service.id === id);
	if (!/^[a-z0-9-]{1,64}$/.test(id)) return undefined;
	const entry = new RegExp(`^${id} \\|.*(?:\\n .*)*`, 'm');
	return lists.flatMap((list) => parse(entry.exec(list)?.[0] ?? ''))[0];
}

/** Every service, by name. Read from the lists at the first call: importing this file costs nothing. */
export function allServices(): readonly Service[] {
	parsed ??= lists.flatMap(parse).sort((a, b) => (byName(a) < byName(b) ? -1 : 1));
	return parsed;
}
