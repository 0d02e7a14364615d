/** What an action does, as AWS sorts them ("Service Authorization Reference: access levels"), in the order people read them. */
export const accessLevels = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;

export type AccessLevel = (typeof accessLevels)[number];

/**
 * How much of something is allowed. `all`: everywhere and always; `some`: fewer actions, or only on some resources;
 * `conditional`: only under a condition that can't be seen from here; `none`.
 */
export type Access = 'all' | 'some' | 'conditional' | 'none';
