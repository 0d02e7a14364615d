import fc from 'fast-check';

type Parts = {
	readonly actions: fc.Arbitrary<string>;
	readonly resources: fc.Arbitrary<string>;
	/** Undefined: the statement has none. */
	readonly conditions: fc.Arbitrary<object | undefined>;
};

/** Any statement made of these: a third denies; NotAction and NotResource stand in about a sixth each. */
export const anyStatement = ({actions, resources, conditions}: Parts) =>
	fc
		.record({
			effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
			notAction: fc.integer({min: 0, max: 5}),
			actions: fc.array(actions, {minLength: 1, maxLength: 3}),
			notResource: fc.integer({min: 0, max: 5}),
			resources: fc.array(resources, {minLength: 1, maxLength: 2}),
			condition: conditions,
		})
		.map((given) => ({
			Effect: given.effect,
			[given.notAction === 0 ? 'NotAction' : 'Action']: given.actions,
			[given.notResource === 0 ? 'NotResource' : 'Resource']: given.resources,
			...(given.condition === undefined ? {} : {Condition: given.condition}),
		}));
