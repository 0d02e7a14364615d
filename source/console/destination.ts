/**
 * Where the console opens: a person's words, or an address they pasted, to a page of the right partition and region.
 */

import {type Arn, looksLikeArn, parseArn} from './arn.ts';
import {looksLikeUrl, parseConsoleUrl, s3Uri} from './console-url.ts';
import {deepLinkForms, deepLinkOfArn, deepLinkPath, findDeepLink, nameInArn} from './deep-links.ts';
import {findPage, findTarget, nearestPages, nearestTargets, type Target, titleOf} from './lookup.ts';
import {arnPageUrl, pageUrl} from './page-url.ts';
import type {Partition} from './partitions.ts';
import {resolvePasted} from './pasted-url.ts';
import {type DestinationProblem, didYouMean, problem, quoted} from './problem.ts';
import {checkRegion, regionWarnings} from './region-check.ts';
import type {Region} from './regions.ts';
import type {Resolution} from './resolution.ts';
import type {DeepLink} from './resource-pages.ts';
import {resourcesNamed} from './search-resources.ts';

export type DestinationRequest = {
	/**
	 * `''` for the console's home, `service`, `service/page`, `s3/bucket/reports`, an ARN, or a pasted console address.
	 */
	readonly text: string;
	/** Where to open what has a region: the one asked for, else {@link regionInConsoleUrl}'s, else the caller's. */
	readonly region: string;
	/** The role's. */
	readonly partition: Partition;
};

/** A page to open, before its region. */
type Found = {readonly ok: true; readonly target: Target; readonly path: string; readonly named?: Named};

/** One named thing: `bucket`, and `reports`; with its ARN, if that was given. */
type Named = {readonly link: DeepLink; readonly name: string; readonly arn?: Arn | undefined};

/**
 * The page that a text means, as an address, or why there is none. Exact but for case, width, spaces and hyphens: what
 * is merely near is suggested, not opened. Throws nothing.
 */
export function resolveDestination({text, region, partition}: DestinationRequest): Resolution {
	const checked = checkRegion(region, partition);
	if (!checked.ok) return checked;
	if (looksLikeUrl(text) && !looksLikeArn(text)) return resolvePasted(text, checked.region, partition);
	const arn = looksLikeArn(text) ? parseArn(text) : undefined;
	if (arn && !deepLinkOfArn(arn)) return resolveArn(arn, checked.region, partition);
	const found = findPath(text.trim());
	if (!found.ok) return found;
	const {target, path, named} = found;
	const refusal = elsewhere(named?.arn, region, partition) ?? absentHere(found, partition);
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
			title: named ? namedTitle(target, named) : titleOf(target),
			warnings: service.global ? [] : regionWarnings(checked.region),
		},
	};
}

/** For a person: "S3 bucket acme-reports". */
const namedTitle = ({service}: Target, {link, name, arn}: Named) =>
	`${service.shortName} ${link.noun ?? link.kind} ${(arn && name === arn.text && nameInArn(link, arn)) || name}`;

/**
 * A thing whose page nobody has written down: the console's own resolver of ARNs finds it, which many public programs
 * link to. AWS does not document it; outside the commercial partition nobody has been seen to use it.
 */
function resolveArn(arn: Arn, region: Region, partition: Partition): Resolution {
	const refusal = elsewhere(arn, region.id, partition);
	if (refusal) return refusal;
	const service = findTarget(arn.service)?.service;
	return {
		ok: true,
		destination: {
			url: arnPageUrl(arn.text, partition),
			service: service?.id ?? arn.service,
			...(arn.region === '' ? {} : {region: region.id}),
			title: `${service?.shortName ?? arn.service} ${arn.resource}`,
			warnings: [
				...(partition.id === 'aws'
					? []
					: [`Whether the console of ${partition.name} opens ARNs by itself is not known.`]),
				...(arn.region === '' ? [] : regionWarnings(region)),
			],
		},
	};
}

/** The region that a pasted console address or an ARN names, as it stands there; undefined: none. */
export function regionInConsoleUrl(text: string): string | undefined {
	if (looksLikeArn(text)) return parseArn(text)?.region || undefined;
	if (looksLikeUrl(text)) {
		const parsed = parseConsoleUrl(text);
		return parsed.ok ? parsed.region : undefined;
	}
	// Only what has a name behind its page can name a region too; the catalogue need not be read for the rest.
	if (partsOf(text)[2] === undefined || s3Uri.test(text)) return undefined;
	const found = findPath(text.trim());
	return found.ok ? found.named?.arn?.region || undefined : undefined;
}

const isWhole = (path: string) => path.startsWith('https:');

/** The page of one resource whose ARN says enough. */
function findByArn(arn: Arn): Found | undefined {
	const found = deepLinkOfArn(arn);
	const target = found && findTarget(found.link.service);
	return found && target && {ok: true, target, path: found.link.path(found.name), named: {...found, arn}};
}

const malformedArn = (text: string) =>
	problem(
		'malformed-arn',
		`${quoted(text)} is not the ARN of one resource.`,
		'Copy it whole, without * or ?: arn:aws:s3:::reports, arn:aws:lambda:eu-west-1:111122223333:function:nightly.',
	);

/** A word, a second one, and all the rest; a Japanese keyboard's wide slash parts words too. */
const partsOf = (text: string): ReadonlyArray<string | undefined> =>
	/^([^/／]*)(?:[/／]([^/／]*)(?:[/／](.*))?)?$/s.exec(text)?.slice(1) ?? [];

/** The page for a text without a scheme. The first two parts are words; a third, to the end, is a name as it is. */
function findPath(written: string): Found | DestinationProblem {
	const text = written.replace(s3Uri, 's3/bucket/');
	if (looksLikeArn(text)) {
		const arn = parseArn(text);
		return (arn && findByArn(arn)) ?? malformedArn(text);
	}
	const [first = '', second, name = ''] = partsOf(text);
	const target = findTarget(text === '' ? 'console' : first);
	if (!target) {
		const suggestions = meant(text, nearestTargets(first));
		return problem(
			'unknown-service',
			`There is no service ${quoted(first)} in the catalogue.`,
			didYouMean(
				suggestions,
				'daypass services lists services (s3) and pages (ec2/instances); the address of a console page will do as well.',
			),
			suggestions,
		);
	}
	if (second === undefined || (second === '' && name === '')) return whereTarget(target);
	const link = findDeepLink(target, second);
	const named = /[^/]/.test(name);
	if (link && (named || !findPage(target.service, second))) {
		const path = deepLinkPath(link, name);
		return path.ok ? {ok: true, target, path: path.path, named: {link, name, arn: parseArn(name)}} : path;
	}
	const page = target.page ? undefined : findPage(target.service, second);
	if (page && !named) return whereTarget({service: target.service, page});
	return noSuchPage(target, second, text);
}

/** What may have been meant, the best first: single things that the words name, before what is near in spelling. */
const meant = (text: string, near: readonly string[]): readonly string[] =>
	[
		...resourcesNamed(text)
			.surely.map(({id}) => id)
			.filter((id) => !looksLikeUrl(id)),
		...near,
	].slice(0, 3);

const whereTarget = (target: Target): Found => ({
	ok: true,
	target,
	path: (target.page ?? target.service).path,
});

function noSuchPage({service}: Target, page: string, text: string): DestinationProblem {
	const suggestions = meant(text, nearestPages(service, page));
	const words = [...deepLinkForms(service.id), ...service.pages.map(({id}) => id)];
	const shown = words.length > 10 ? [...words.slice(0, 10), '…'] : words;
	return problem(
		'unknown-page',
		`${service.shortName} has no page ${quoted(partsOf(text).slice(1).filter(Boolean).join('/'))} in the catalogue.`,
		didYouMean(
			suggestions,
			shown.length > 0
				? `It has: ${shown.join(', ')}.`
				: `Use ${service.id}, or paste the address of the page.`,
		),
		suggestions,
	);
}

/** An ARN says where its resource is: the page of another region or partition would open on an error. */
function elsewhere(
	arn: Arn | undefined,
	region: string,
	partition: Partition,
): DestinationProblem | undefined {
	if (!arn) return undefined;
	if (arn.partition !== partition.id) {
		return problem(
			'other-partition',
			`That ARN is of the partition ${arn.partition}; the role is in ${partition.id}.`,
			`Name a resource in ${partition.name}.`,
		);
	}
	if (arn.region === '' || arn.region === region) return undefined;
	return problem(
		'region-of-other-resource',
		`That resource is in ${arn.region}, not in ${region}.`,
		`Leave the region out, or ask for ${arn.region}.`,
		[arn.region],
	);
}

/** Consoles on hosts of their own are known in the commercial partition only; of others the catalogue says so. */
function absentHere({target, path}: Found, partition: Partition): DestinationProblem | undefined {
	const absent =
		(isWhole(path) && partition.id !== 'aws') ||
		target.service.absentIn.includes(partition.id) ||
		target.page?.absentIn.includes(partition.id);
	if (!absent) return undefined;
	return problem(
		'not-in-partition',
		`${titleOf(target)} has no known console in ${partition.name}.`,
		'Open the console home instead, or paste the address of the page.',
	);
}
