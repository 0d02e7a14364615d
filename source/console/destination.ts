/** Where the console opens: a person's words, or an address they pasted, to a page of the right partition and region. */

import {looksLikeUrl, parseConsoleUrl} from './console-url.ts';
import {type DeepLink, deepLinkForms, deepLinkPath, findDeepLink} from './deep-links.ts';
import {findPage, findTarget, nearestPages, nearestTargets, type Target, titleOf} from './lookup.ts';
import {pageUrl} from './page-url.ts';
import type {Partition} from './partitions.ts';
import {resolvePasted} from './pasted-url.ts';
import {didYouMean, type Problem, problem, quoted} from './problem.ts';
import {checkRegion, regionWarnings} from './region-check.ts';

export type Destination = {
	readonly url: string;
	/** Catalogue id (`console`: the home page); of a pasted page the catalogue lacks, the first part of its path. */
	readonly service: string;
	/** Catalogue id of the page, or the word for one named thing: `bucket`. */
	readonly page?: string;
	/** Absent: a page without a region. */
	readonly region?: string;
	/** For a person: "EC2 · Instances". */
	readonly title: string;
	/** Sentences; empty when all is well. */
	readonly warnings: readonly string[];
};

export type Resolution = {readonly ok: true; readonly destination: Destination} | Problem;

export type DestinationRequest = {
	/** `''` for the console's home, `service`, `service/page`, `s3/bucket/reports`, or a pasted console address. */
	readonly text: string;
	/** Where to open what has a region: the one asked for, else {@link regionInConsoleUrl}'s, else the caller's. */
	readonly region: string;
	/** The role's. */
	readonly partition: Partition;
};

/** A page to open, before its region. */
type Found = {readonly ok: true; readonly target: Target; readonly path: string; readonly named?: Named};

/** One named thing: `bucket`, and `reports`. */
type Named = {readonly link: DeepLink; readonly name: string};

/**
 * The page that a text means, as an address, or why there is none. Exact but for case, spaces and hyphens: what is
 * merely near is suggested, not opened. Throws nothing.
 */
export function resolveDestination({text, region, partition}: DestinationRequest): Resolution {
	const checked = checkRegion(region, partition);
	if (!checked.ok) return checked;
	if (looksLikeUrl(text)) return resolvePasted(text, checked.region, partition);
	const found = findPath(text.trim());
	if (!found.ok) return found;
	const {target, path, named} = found;
	const refusal = wrongStack(named, region, partition) ?? wrongHost(found, partition);
	if (refusal) return refusal;
	const {service, page} = target;
	const pageId = named?.link.kind ?? page?.id;
	return {
		ok: true,
		destination: {
			url: isWhole(path) ? path : pageUrl({path, region: service.global ? undefined : region, partition}),
			service: service.id,
			...(pageId === undefined ? {} : {page: pageId}),
			...(service.global ? {} : {region}),
			title: named
				? `${service.shortName} ${named.link.noun ?? named.link.kind} ${named.name}`
				: titleOf(target),
			warnings: service.global ? [] : regionWarnings(checked.region),
		},
	};
}

/** The region that a pasted console address or a stack's ARN names, as it stands there; undefined: none. */
export function regionInConsoleUrl(text: string): string | undefined {
	if (looksLikeUrl(text)) {
		const parsed = parseConsoleUrl(text);
		return parsed.ok ? parsed.region : undefined;
	}
	// Only what has a name behind its page can name a region too; the catalogue need not be read for the rest.
	if (text.split('/').length < 3) return undefined;
	const found = findPath(text.trim());
	return found.ok && found.named ? stackArn(found.named)?.region : undefined;
}

const isWhole = (path: string) => path.startsWith('https:');

/** The page for a text without a scheme. The first two parts are words; a third, to the end, is a name as it is. */
function findPath(text: string): Found | Problem {
	const [first = '', second, ...rest] = text.split('/');
	const target = findTarget(text === '' ? 'console' : first);
	if (!target) {
		const suggestions = nearestTargets(first);
		return problem(
			'unknown-service',
			`There is no service ${quoted(first)} in the catalogue.`,
			didYouMean(
				suggestions,
				'Use a service (s3), a page (ec2/instances), or paste the address of a console page.',
			),
			suggestions,
		);
	}
	if (second === undefined || (second === '' && rest.length === 0)) return whereTarget(target);
	const link = findDeepLink(target, second);
	if (link && (rest.join('') !== '' || !findPage(target.service, second))) {
		const path = deepLinkPath(link, rest.join('/'));
		return path.ok ? {ok: true, target, path: path.path, named: {link, name: rest.join('/')}} : path;
	}
	const page = target.page ? undefined : findPage(target.service, second);
	if (page && rest.every((part) => part === '')) return whereTarget({service: target.service, page});
	return noSuchPage(target, text, second);
}

const whereTarget = (target: Target): Found => ({
	ok: true,
	target,
	path: (target.page ?? target.service).path,
});

function noSuchPage({service}: Target, text: string, page: string): Problem {
	const suggestions = nearestPages(service, page);
	const words = [...deepLinkForms(service.id), ...service.pages.map(({id}) => id)];
	const shown = words.length > 10 ? [...words.slice(0, 10), '…'] : words;
	return problem(
		'unknown-page',
		`${service.shortName} has no page ${quoted(text.slice(text.indexOf('/') + 1))} in the catalogue.`,
		didYouMean(
			suggestions,
			shown.length > 0
				? `It has: ${shown.join(', ')}.`
				: `Use ${service.id}, or paste the address of the page.`,
		),
		suggestions,
	);
}

/** A stack's ARN says where it is; its page in another region would open on an error. */
function stackArn({name}: Named): {readonly partition: string; readonly region: string} | undefined {
	const [arn, partition, , region] = name.split(':');
	return arn === 'arn' && partition !== undefined && region !== undefined ? {partition, region} : undefined;
}

function wrongStack(named: Named | undefined, region: string, partition: Partition): Problem | undefined {
	const stack = named && stackArn(named);
	if (!stack || (stack.partition === partition.id && stack.region === region)) return undefined;
	return stack.partition === partition.id
		? problem(
				'region-of-other-stack',
				`The stack is in ${stack.region}, not in ${region}.`,
				`Leave the region out, or ask for ${stack.region}.`,
				[stack.region],
			)
		: problem(
				'other-partition',
				`The stack’s ARN is of the partition ${stack.partition}; the role is in ${partition.id}.`,
				`Name a stack in ${partition.name}.`,
			);
}

/** Consoles on hosts of their own are known in the commercial partition only. */
function wrongHost({target, path}: Found, partition: Partition): Problem | undefined {
	if (!isWhole(path) || partition.id === 'aws') return undefined;
	return problem(
		'not-in-partition',
		`${target.service.shortName} has no known console in ${partition.name}.`,
		'Open the console home instead, or paste the address of the page.',
	);
}
