import {withoutSecretsInJson} from '../secrets.ts';

/**
 * What is kept of a value, as a line of JSON: no secret, also where AWS's answer held one. Presets are kept otherwise:
 * they may hold an external ID.
 */
export const keptJson = (value: unknown): string => `${withoutSecretsInJson(JSON.stringify(value))}\n`;
