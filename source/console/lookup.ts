/** Words to services and pages, and paths back to them. Exact but for case, width, spaces and hyphens: a
 * script that mistypes must be told, not taken somewhere else. */

import {allServices, findService, type Page, type Service} from './catalogue.ts';
import {namesJapanese} from './names-japanese.ts';
import {type Candidate, nearest} from './nearest.ts';

export type Target = {readonly service: Service; readonly page?: Page};

/**
 * What counts of a word: `Step-Functions` and `step functions` are one, and so are a Japanese keyboard's wide and
 * narrow letters; `s3!` is not `s3`.
 */
export const fold = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/[\s\-_'&().,:–]/g, '');

/** "Amazon S3", "AWS Lambda": how AWS writes names, and not part of any here. */
const withoutVendor = (text: string) => text.normalize('NFKC').replace(/^\s*(?:amazon|aws)\s+/i, '');

/** What a service is called. */
export const wordsOf = (service: Service): readonly string[] => [
	service.id,
	service.name,
	service.shortName,
	`${service.name} ${service.shortName}`,
	...service.aliases,
	...(namesJapanese[service.id] ?? []),
];

/** Every word that stands alone and what it means, in the catalogue's order; a word may come twice for one target. */
export const standaloneWords = (): ReadonlyArray<{readonly word: string; readonly target: Target}> =>
	allServices().flatMap((service) => [
		...wordsOf(service).map((word) => ({word: withoutVendor(word), target: {service}})),
		...service.pages.flatMap((page) => page.aliases.map((word) => ({word, target: {service, page}}))),
	]);

let words: ReadonlyMap<string, Target> | undefined;

/** The service or page that a word stands for by itself: an id, a name or an alias. */
export function findTarget(text: string): Target | undefined {
	// Most are ids, as presets keep them.
	const service = findService(text);
	if (service) return {service};
	words ??= new Map(standaloneWords().map(({word, target}) => [fold(word), target]));
	return words.get(fold(text)) ?? words.get(fold(withoutVendor(text)));
}

/** A service's page by its id, name or alias. */
export function findPage(service: Service, text: string): Page | undefined {
	const key = fold(text);
	return (
		service.pages.find((page) => fold(page.id) === key) ??
		service.pages.find((page) => [page.name, ...page.aliases].some((word) => fold(word) === key))
	);
}

/** For a person: "EC2 · Instances". */
export const titleOf = ({service, page}: Target): string =>
	page ? `${service.shortName} · ${page.name}` : service.shortName;

/** What `--to` takes: `ec2/instances`. */
export const targetId = ({service, page}: Target) => (page ? `${service.id}/${page.id}` : service.id);

/** Service and page in one breath, "ec2 instances": understood, but only to suggest how to write it. */
const fullWords = () =>
	allServices().flatMap((service) =>
		service.pages.map((page) => ({word: `${service.shortName} ${page.name}`, target: {service, page}})),
	);

/** What `--to` takes for the services and pages somebody may have meant, best first. */
export const nearestTargets = (text: string): readonly string[] =>
	nearest(
		text,
		[...standaloneWords(), ...fullWords()].map(({word, target}): Candidate => ({id: targetId(target), word})),
	);

/** The same among one service's pages. */
export const nearestPages = (service: Service, text: string): readonly string[] =>
	nearest(
		text,
		service.pages.flatMap((page): Candidate[] =>
			[page.id, page.name, ...page.aliases].map((word) => ({id: `${service.id}/${page.id}`, word})),
		),
	);

/** The part of a path that names its console: `ec2`, but `codesuite/codebuild`, where several share the first part. */
function root(path: string): string {
	const [first = '', second = ''] = path.replace(/[?#].*/, '').split('/');
	return first === 'codesuite' ? `${first}/${second}` : first;
}

/** Consoles that moved: AWS sends the old path on, and people's bookmarks still have it. */
const otherRoots: ReadonlyArray<readonly [string, string]> = [
	['cost-management', 'costmanagement'],
	['vpcconsole', 'vpc'],
	['iamv2', 'iam'],
	['dynamodb', 'dynamodb'],
	['elasticmapreduce', 'emr'],
	['ec2sp', 'ec2'],
	['ec2autoscaling', 'ec2'],
	['redshift', 'redshift'],
	['waf', 'waf'],
];

let roots: ReadonlyMap<string, Service> | undefined;

function serviceRoots(): ReadonlyMap<string, Service> {
	if (roots) return roots;
	const found = new Map<string, Service>();
	const add = (path: string, service: Service | undefined) => {
		const key = root(path);
		if (service && key !== '' && !found.has(key)) found.set(key, service);
	};
	for (const service of allServices()) add(service.path, service);
	for (const [path, id] of otherRoots) add(path, findTarget(id)?.service);
	for (const service of allServices()) for (const page of service.pages) add(page.path, service);
	roots = found;
	return roots;
}

/** The service that owns a console path, and the page if it is exactly one of ours. No leading slash, no region. */
export function findByPath(path: string): Target | undefined {
	const service = allServices().find((one) => one.path === path) ?? serviceRoots().get(root(path));
	if (!service) return undefined;
	const page = service.pages.find((candidate) => candidate.path === path);
	return page ? {service, page} : {service};
}

const withOwnHost = () => allServices().filter(({path}) => path.startsWith('https:'));

/** Hosts of consoles that do not live on the partition's console host. */
export const ownHosts = (): readonly string[] => withOwnHost().map(({path}) => new URL(path).host);

/** The service on such a host: the one whose address the path continues, where two share a host. */
export function findByOwnHost(host: string, path: string): Target | undefined {
	const here = withOwnHost().filter((service) => new URL(service.path).host === host);
	const service = here.find((one) => `https://${host}/${path}`.startsWith(one.path)) ?? here[0];
	return service && {service};
}
