/** A pasted console address, made anybody's: session label stripped, region in host and query, partition checked. */

import {type ConsoleUrl, parseConsoleUrl} from './console-url.ts';
import {findByOwnHost, findByPath, type Target, titleOf} from './lookup.ts';
import {pageUrl} from './page-url.ts';
import type {Partition} from './partitions.ts';
import {problem} from './problem.ts';
import {checkRegion, regionWarnings} from './region-check.ts';
import type {Region} from './regions.ts';
import type {Resolution} from './resolution.ts';

/** @param region Where the page is to open; may differ from the address's own, which then gives way. */
export function resolvePasted(text: string, region: Region, partition: Partition): Resolution {
	const pasted = parseConsoleUrl(text);
	if (!pasted.ok) return pasted;
	if (pasted.partition.id !== partition.id) {
		return problem(
			'other-partition',
			`That page is in ${pasted.partition.name}, the role in ${partition.name}.`,
			`Paste the address of a page on ${partition.consoleHost}.`,
		);
	}
	// A region nobody knows is a mistake even where another one was asked for.
	const own = pasted.region === undefined ? undefined : checkRegion(pasted.region, partition);
	if (own && !own.ok) return own;
	const target = targetOf(pasted);
	const regional = pasted.ownHost
		? pasted.region !== undefined
		: !pasted.worldwide && target?.service.global !== true;
	return {
		ok: true,
		destination: {
			url: pasted.ownHost
				? `https://${regional ? `${region.id}.` : ''}${pasted.ownHost}/${pathOf(pasted)}`
				: pageUrl({path: pathOf(pasted), region: regional ? region.id : undefined, partition}),
			service: target?.service.id ?? firstPart(pasted),
			...(target?.page ? {page: target.page.id} : {}),
			...(regional ? {region: region.id} : {}),
			title: pastedTitle(target, pasted),
			warnings: regional ? [...movedWarnings(own?.region, region), ...regionWarnings(region)] : [],
		},
	};
}

const targetOf = ({ownHost, path, fragment}: ConsoleUrl): Target | undefined =>
	ownHost ? findByOwnHost(ownHost, path) : findByPath(`${path}${fragment}`);

function pathOf({path, query, fragment, worldwide}: ConsoleUrl): string {
	const all = worldwide ? [...query, 'region=global'] : query;
	return `${path}${all.length > 0 ? `?${all.join('&')}` : ''}${fragment}`;
}

/** `neptune` of `neptune/home`, for whoever reads the JSON; the console's home where the path has no such word. */
const firstPart = ({path}: ConsoleUrl) => /^[a-z][a-z0-9-]*/i.exec(path)?.[0].toLowerCase() ?? 'console';

/** The catalogue's name for it; a page of a service that is not exactly one of ours is "pasted page". */
function pastedTitle(target: Target | undefined, pasted: ConsoleUrl): string {
	if (!target) return `${firstPart(pasted)} · pasted page`;
	const page = `${pasted.path}${pasted.fragment}`;
	const own = pasted.ownHost ? `https://${pasted.ownHost}/${page}` : page;
	const exact = target.page !== undefined || target.service.path === own;
	return exact ? titleOf(target) : `${titleOf(target)} · pasted page`;
}

const movedWarnings = (own: Region | undefined, region: Region): readonly string[] =>
	own && own.id !== region.id
		? [`The pasted page was in ${own.id} and opens in ${region.id}: what it shows may not exist there.`]
		: [];
