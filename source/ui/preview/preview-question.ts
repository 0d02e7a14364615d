import {regionInConsoleUrl, resolveDestination} from '../../console/destination.ts';
import {findTarget} from '../../console/lookup.ts';
import {partitionOfRole} from '../screens/pass/choices.ts';
import type {PassScreen} from '../screens/pass/pass-state.ts';
import {scopeItems} from '../screens/pass/scope-text.ts';
import {type AppState, homeRegion} from '../state/app-state.ts';

/** What a preview depends on besides the role's policies. */
export type PreviewQuestion = {
	readonly roleArn: string;
	readonly region: string;
	/** The catalogue's id of the service the link opens at; absent: the console's home. */
	readonly opens?: string;
	readonly scope: readonly string[];
};

/** The same for the same question. */
export const questionKey = ({roleArn, region, opens = '', scope}: PreviewQuestion): string =>
	JSON.stringify([roleArn, region, opens, ...scope]);

const serviceOf = (destination: string, region: string, role: string): string | undefined => {
	if (destination === '') return undefined;
	const target = findTarget(destination);
	if (target !== undefined) return target.service.id;
	const found = resolveDestination({text: destination, region, partition: partitionOfRole(role)});
	return found.ok ? found.destination.service : undefined;
};

/** What a role as it is would let a visitor do. */
export const roleQuestion = (state: AppState, roleArn: string): PreviewQuestion => ({
	roleArn,
	region: homeRegion(state),
	scope: [],
});

/** What the pass in the form would let a visitor do; nothing is known while its role is not. */
export const formQuestion = (state: AppState, form: PassScreen): PreviewQuestion | undefined => {
	if (form.role === undefined) return undefined;
	const {arn} = form.role;
	const destination = form.choices.destination.value;
	const region = form.choices.region.value || regionInConsoleUrl(destination) || homeRegion(state);
	const opens = serviceOf(destination, region, arn);
	return {
		roleArn: arn,
		region,
		...(opens === undefined ? {} : {opens}),
		scope: scopeItems(form.texts.scope.value),
	};
};
