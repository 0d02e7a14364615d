/** What policies allow of one action, wherever it is, apart from the matrix. */
import type {PolicySet} from '../language/decide.ts';
import type {KeyValue} from '../language/request-context.ts';
import type {ResourceType} from './action-table.ts';
import type {Effort} from './effort.ts';
import {type Grant, grantOn, groundOf, patternsOf} from './matrix-grant.ts';
import {contextsFor, coverage, coversName, layersOf} from './matrix-rules.ts';
import {regionKey, regionOf, type SessionView} from './permission-context.ts';

/** For questions that belong together: more than any policy of a person takes, and about a third of a second. */
export const effortForGrants = (): Effort => ({left: 1_000_000});

/**
 * A grant for each of the kinds of resources.
 * @param action `service:Action`, in any case.
 * @param known Values of condition keys that are known, by lower-case key; with the region that is asked, the visitor's
 * is that one, and resources of others don't count.
 */
export const grantsOn = (
	set: PolicySet,
	action: string,
	types: readonly ResourceType[],
	visitor: SessionView,
	known?: ReadonlyMap<string, KeyValue>,
	effort: Effort = effortForGrants(),
): readonly Grant[] => {
	if (types.length === 0) return [];
	const [service = '', name = ''] = action.toLowerCase().split(':');
	const layersIn = layersOf(set, ({actions}) => coversName(coverage(actions).covers(service), name));
	const layers = layersIn(contextsFor(visitor, regionOf(service, visitor), known));
	const rules = layers.flatMap((layer) => layer.rules);
	const ground = groundOf(layers, rules, effort);
	return types.map((type) => {
		const patterns = patternsOf(type.kind, visitor);
		const pattern = known?.has(regionKey) ? patterns.here : patterns.pattern;
		return grantOn(ground, [{...type, ...patterns, pattern}]);
	});
};
