import {validationError} from './service-error.ts';

/** Checks of single parameters, collected and told in the words both services use. */

type ParameterRule = {
	readonly name: string;
	readonly value: string | null;
	readonly required?: true;
	readonly min?: number;
	readonly max?: number;
	/** AWS's own pattern, shown in the message. */
	readonly pattern?: string;
	/** The value is a number, and `min` and `max` its bounds. */
	readonly number?: true;
};

const constraint = ({value, required, min, max, pattern, number}: ParameterRule): string | undefined => {
	if (value === null) return required ? 'Member must not be null' : undefined;
	const size = number ? Number(value) : value.length;
	const measure = number ? 'value' : 'length';
	if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) {
		return `Member must satisfy regular expression pattern: ${pattern}`;
	}
	if (min !== undefined && !(size >= min))
		return `Member must have ${measure} greater than or equal to ${min}`;
	if (max !== undefined && !(size <= max)) return `Member must have ${measure} less than or equal to ${max}`;
	return;
};

/**
 * Refuses a call whose parameters break a rule, all of them named at once.
 * @throws ServiceError `ValidationError`
 */
export const checkParameters = (rules: readonly ParameterRule[]): void => {
	const errors = rules.flatMap((rule) => {
		const broken = constraint(rule);
		if (!broken) return [];
		const given = rule.value === null ? 'Value null' : `Value '${rule.value}'`;
		return [`${given} at '${rule.name}' failed to satisfy constraint: ${broken}`];
	});
	if (errors.length === 0) return;
	const count = `${errors.length} validation error${errors.length === 1 ? '' : 's'} detected`;
	throw validationError(`${count}: ${errors.join('; ')}`);
};

/** The pattern of session names, source identities and federated users' names. */
export const namePattern = '[\\w+=,.@-]*';
