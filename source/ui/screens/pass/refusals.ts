import {formNames, rows} from '../../../pass/rows.ts';
import type {Problem} from '../../runtime/problem.ts';
import type {FieldProblem} from './pass-state.ts';

/** Where in the form a refusal belongs, by its code; with a hint where the refusal's own speaks of the command line. */
const places = new Map(
	formNames.flatMap((field) =>
		(rows[field].form?.refusals ?? []).map((refusal) => {
			const [code, hint] = typeof refusal === 'string' ? [refusal] : refusal;
			return [code, {field, hint}] as const;
		}),
	),
);

/** A refusal beside the field it is about, if it is about one, and with what helps here. */
export const atField = (problem: Problem): FieldProblem => {
	const place = places.get(problem.code);
	if (place === undefined) return problem;
	return {...problem, field: place.field, hint: place.hint ?? problem.hint};
};
